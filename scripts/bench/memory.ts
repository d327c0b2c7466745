/** How much memory a process has, as the operating system counts it. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Resident set size in MB (10^6 bytes). Throws where the system does not say. */
export function residentMegabytes(processId: number): number {
  const status = `/proc/${processId}/status`;
  const kibibytes = existsSync(status)
    ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' });
  if (kibibytes === undefined) throw new Error('The memory of the server is not known.');
  return (Number(kibibytes) * 1024) / 1e6;
}

/** The tiers that node:test runs. All test files of a tier share one process, for speed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject, projectRoot } from '../project.ts';
import { type Counts, readCounts } from './counts.ts';

/** A test that hangs must not hold up a pipeline for hours. */
const timeLimit = 15 * 60_000;

/** Runs these test files (absolute paths) of the tier called `name`; failures are described on standard output. */
export async function runNodeTier(name: string, files: readonly string[]): Promise<Counts> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-tests-'));
  const countsFile = path.join(scratch, 'counts.json');
  const args = [
    '--import=tsx',
    '--enable-source-maps',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    `--test-reporter=${inProject('scripts/tiers/counts-reporter.cjs')}`,
    `--test-reporter-destination=${countsFile}`,
    inProject('scripts/tiers/node-entry.ts'),
    ...files,
  ];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: timeLimit,
    killSignal: 'SIGKILL',
  });
  const [code] = await once(child, 'exit');
  const counts = readCounts(name, countsFile, code);
  rmSync(scratch, { recursive: true, force: true });
  return counts;
}

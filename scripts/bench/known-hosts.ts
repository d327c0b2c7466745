/** Known-hosts files to measure with. */

import { createHash } from 'node:crypto';

/** A file that lists these fingerprints, of clients by name or of servers by `host:port`. */
export function knownHostsText(fingerprints: readonly string[], kind: 'clients' | 'servers'): string {
  const lines = fingerprints.map((fingerprint, index) => {
    const name = `node${index + 2}.example`;
    return `${kind === 'servers' ? `${name}:8080` : name} ${fingerprint}\n`;
  });
  return `# Certificates that are trusted\n${lines.join('')}`;
}

/** As many lines with fingerprints of nothing. */
export function madeUpKnownHosts(lines: number): string {
  const fingerprints = Array.from({ length: lines - 1 }, (_, index) =>
    createHash('sha256').update(String(index)).digest('hex'),
  );
  return knownHostsText(fingerprints, 'clients');
}

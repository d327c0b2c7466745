/** A line of a known-hosts file that a later one overrides. */

import { removeLine } from '../../model/known-hosts-edits.ts';
import { shown } from '../wording.ts';
import type { KnownHostsRule } from './known-hosts-rule.ts';

export const duplicateIdentifier: KnownHostsRule = {
  code: 'duplicate-identifier',
  severity: 'warning',
  stage: 'meaning',
  tags: ['unnecessary'],
  summary: 'A later line has the same identifier, so this one has no effect.',
  explanation:
    'An identifier can have one certificate. Orion reads the file from top to bottom, lower-cases the identifiers, and the last line of each wins. A peer that changes its certificate needs the new line alone; two clients need two names.',
  source: 'Tuweni FileBackedFingerprintRepository.parseFingerprints',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `«node2.example:8080 ${'a1'.repeat(32)}»\nnode2.example:8080 ${'b2'.repeat(32)}\n`,
    good: `node2.example:8080 ${'b2'.repeat(32)}\n`,
  },
  *check({ hosts }) {
    for (const [line, winner] of hosts.overridden()) {
      yield {
        at: line,
        message: `Line ${winner.line + 1} has the same identifier, ${shown(line.name)}, and the last one wins: this line has no effect${winner.hex === line.hex ? '' : ', and its certificate is not accepted'}. Remove the line that is out of date.`,
        related: [{ at: winner, message: 'This line wins' }],
        fixes: () => [{ title: 'Remove the line without effect', edits: [removeLine(hosts, line)], preferred: true }],
      };
    }
  },
};

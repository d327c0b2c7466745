/** A known-hosts file that starts with a byte order mark. */

import type { KnownHostsRule } from './known-hosts-rule.ts';

export const byteOrderMark: KnownHostsRule = {
  code: 'byte-order-mark',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The file starts with a byte order mark, which becomes part of the first identifier.',
  explanation:
    'Editors hide a byte order mark, Orion does not: the first identifier begins with an invisible character and never matches. In front of a comment or an empty line the mark makes Orion stop, which is reported as `invalid-line` or `invalid-fingerprint`. Save the file as UTF-8 without byte order mark.',
  source: 'Tuweni FileBackedFingerprintRepository.parseLine; Java does not skip the mark',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `«\uFEFFnode2.example:8080 ${'a1'.repeat(32)}»\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check({ hosts }) {
    const [first] = hosts.unusual;
    if (!hosts.byteOrderMark || !first || first.line !== 0) return;
    const written = hosts.text.startsWith('\uFEFF');
    yield {
      at: first,
      message:
        'The file starts with a byte order mark, which Orion takes for a part of the first identifier: this line never matches. Save the file as UTF-8 without byte order mark.',
      fixes: () =>
        written
          ? [
              {
                title: 'Remove the byte order mark',
                edits: [{ start: 0, end: 1, newText: '' }],
                preferred: true,
                safe: true,
              },
            ]
          : [],
    };
  },
};

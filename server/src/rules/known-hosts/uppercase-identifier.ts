/** An identifier with upper-case letters in a file of known clients. */

import { identifierSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, lists } from './known-hosts-rule.ts';

export const uppercaseIdentifier: KnownHostsRule = {
  code: 'uppercase-identifier',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The identifier of a known client has upper-case letters, which Orion reads as lower-case ones.',
  explanation:
    'Orion lower-cases the identifiers of the file, but not the common name in the certificate that a client shows. So a certificate whose common name has an upper-case letter matches no line, however it is written: it needs a new certificate with a lower-case name. Known servers are not affected, since `host:port` is lower-cased on both sides.',
  source: 'Tuweni FileBackedFingerprintRepository.parseLine, ClientFingerprintTrustManager',
  example: {
    knownHosts: 'tls-known-clients',
    bad: `«Node2.example:8080» ${'a1'.repeat(32)}\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check(subject) {
    if (!lists(subject, 'clients')) return;
    const { hosts } = subject;
    for (const line of hosts.unusual) {
      if (line.type !== 'entry') continue;
      const at = identifierSpan(line);
      const written = hosts.text.slice(at.start, at.end);
      const lower = written.toLowerCase();
      if (written === lower) continue;
      yield {
        at,
        message: `Orion reads this as ${shown(lower)} and compares it with the common name as the certificate has it: a name with upper-case letters matches no line. Write it in lower case, and see that the certificate has it so.`,
        fixes: () => [
          {
            title: 'Write the identifier in lower case',
            edits: [{ ...at, newText: lower }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
};

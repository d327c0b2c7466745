/** A fingerprint of a known certificate under a name that this certificate does not have. */

import { basename } from 'node:path';
import { identifierSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, lists } from './known-hosts-rule.ts';

export const identifierMismatch: KnownHostsRule = {
  code: 'identifier-mismatch',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The certificate with this fingerprint has another common name than the line, so the line never matches.',
  explanation:
    'Orion looks a client up by the common name in the certificate that it shows, and then compares the fingerprint. The certificate with this fingerprint is in the workspace and has another common name, so no client can ever match the line. Write the common name of the certificate, in lower case; a common name with upper-case letters or blanks matches no line at all.',
  source: 'Tuweni ClientFingerprintTrustManager, FileBackedFingerprintRepository',
  example: {
    knownHosts: 'tls-known-clients',
    bad: '«node2» <fingerprint of peer.pem>\n',
    good: 'node.example:8080 <fingerprint of peer.pem>\n',
    files: { 'peer.pem': 'cert' },
  },
  *check(subject) {
    if (!lists(subject, 'clients')) return;
    const { hosts, network } = subject;
    for (const line of hosts.pinning(network.fingerprints)) {
      const known = network.find(line.hex);
      if (!known || known.asClient.text === line.name) continue;
      const { text, problems } = known.asClient;
      const at = identifierSpan(line);
      const unusable = text === undefined || problems.length > 0;
      const name = text === undefined ? 'no common name' : `the common name ${shown(text)}`;
      yield {
        at,
        message: `This is the fingerprint of ${shown(basename(known.path))}, which has ${name}: this line never matches. ${unusable ? 'No line can name that certificate; its owner needs one with a common name in lower case and without blanks' : 'Write that name here'}.`,
        fixes: () =>
          unusable
            ? []
            : [
                {
                  title: `Replace the identifier by ${shown(text)}`,
                  edits: [{ ...at, newText: text }],
                  preferred: true,
                },
              ],
      };
    }
  },
};

/** A client certificate without the name by which other nodes know it. */

import { clientName } from './client-names.ts';
import type { Rule } from './rule.ts';

export const missingCommonName: Rule = {
  code: 'missing-common-name',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The client certificate has no common name, so that every handshake in a fingerprint mode fails.',
  explanation:
    'Other nodes know a client by the common name of its certificate. Without one the handshake breaks off with an `ArrayIndexOutOfBoundsException`, whatever their known-clients file says. Only a CA check lets such a certificate in, so nothing is reported where `tlsservertrust`, which stands for the modes of the peers, is `ca` or begins with `ca-or-`.',
  source: 'Tuweni ClientFingerprintTrustManager',
  example: {
    bad: 'tls = "strict"\ntlsclientcert = «"client.pem"»\ntlsclientkey = "client.key"\n',
    good: 'tls = "strict"\ntlsclientcert = "named.pem"\ntlsclientkey = "client.key"\n',
    files: { 'client.pem': 'nameless-cert', 'named.pem': 'cert', 'client.key': 'key' },
  },
  *check(subject) {
    const name = clientName(subject);
    if (!name?.identifier.problems.includes('missing') || name.mode?.authorities === 'jvm') return;
    yield {
      at: name.cert.at,
      message: `${name.path} has no common name, by which other nodes know a client: in fingerprint modes they break off the handshake with ArrayIndexOutOfBoundsException. Make a certificate with host:port as common name.`,
      related: [name.related],
    };
  },
};

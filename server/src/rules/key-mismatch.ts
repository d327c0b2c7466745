/** A key that does not belong to its certificate. */

import { judgePair } from '../model/loadable.ts';
import { shownPath } from '../model/shown-path.ts';
import { orionStops } from './certificate-words.ts';
import type { Rule } from './rule.ts';
import { ownCertificate, strictPairs } from './strict-pairs.ts';

export const keyMismatch: Rule = {
  code: 'key-mismatch',
  severity: 'error',
  stage: 'meaning',
  summary: 'A key does not belong to its certificate: Orion stops, or every handshake fails.',
  explanation:
    'Where key and certificate are of different kinds, such as EC and RSA, Orion stops. Where they are of the same kind but do not belong together, it starts without a word, and then no handshake ever succeeds. `openssl x509 -in CERT -noout -pubkey` and `openssl pkey -in KEY -pubout` print the same text for a pair.',
  source: 'java.security.KeyStore.PrivateKeyEntry; TLS 1.2, RFC 5246 section 7.4.8',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"other.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'cert', 'server.key': 'key', 'other.key': 'other-key' },
  },
  *check(subject) {
    for (const pair of strictPairs(subject)) {
      const { cert, key } = pair;
      const own = ownCertificate(pair);
      if (!cert || !key?.content.verdict.ok || !own) continue;
      const verdict = judgePair(own.certificate, key.content.verdict.key);
      if (verdict.ok && verdict.matches !== false) continue;
      const kinds = `${key.content.verdict.key.algorithm} key and ${own.certificate.publicKey?.algorithm} certificate`;
      const consequence = verdict.ok
        ? 'Orion starts with the two, and then every handshake fails'
        : `they are not even of the same kind (${kinds}), and ${orionStops(verdict)}`;
      yield {
        at: key.at,
        startsAnyway: verdict.ok,
        message: `${shownPath(key.file.text)} is not the key of the certificate in ${shownPath(cert.file.text)}: ${consequence}. Name the key with which the certificate was made, or make a new pair.`,
        related: cert.file.at ? [{ at: cert.file.at, message: `${cert.file.property.key} names the certificate` }] : [],
      };
    }
  },
};

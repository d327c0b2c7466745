/** One path for certificate and key, where nothing is yet. */

import { normalize } from 'node:path';
import { repeatsFolder } from '../facts/named-files.ts';
import type { Rule } from './rule.ts';

export const sameCertificateAndKeyFile: Rule = {
  code: 'same-certificate-and-key-file',
  severity: 'error',
  stage: 'meaning',
  summary: 'Certificate and key name the same missing file, so Orion overwrites the key that it creates.',
  explanation:
    'One PEM file may hold certificate and key, and both properties may name it. But where it does not exist yet, Orion writes the new key into it, then the new certificate over the key, and stops since it finds no private key. Name two files, or put the finished file in its place first.',
  source: 'TLS.createSelfSignedCertificateIfMissing; Vert.x KeyStoreHelper',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"server.pem"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
  },
  *check({ config, facts }) {
    if (config.template) return;
    for (const { endpoint } of config.strictEndpoints) {
      const { cert, key } = facts.endpoint(endpoint.id);
      if (!cert || key?.state.kind !== 'missing' || normalize(cert.path) !== normalize(key.path)) continue;
      if (repeatsFolder(cert, key)) continue;
      const [first, second] = [cert, key].sort((left, right) => (left.at?.start ?? -1) - (right.at?.start ?? -1));
      if (!first || !second?.at) continue;
      yield {
        at: second.at,
        message: `${endpoint.cert} and ${endpoint.key} name the same file, which does not exist: Orion creates the key there, overwrites it with the certificate, and stops for want of a private key. Name two files.`,
        related: first.at ? [{ at: first.at, message: `${first.property.key} names the same file` }] : [],
      };
    }
  },
};

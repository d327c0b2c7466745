/** A key file that Orion's TLS library does not load. */

import { shownPath } from '../model/shown-path.ts';
import { orionStops, whatIsThere } from './certificate-words.ts';
import { keyRemedy } from './remedies.ts';
import type { Fix, Rule } from './rule.ts';
import { type KeyFile, type StrictPair, strictPairs } from './strict-pairs.ts';

export const unsupportedKeyFormat: Rule = {
  code: 'unsupported-key-format',
  severity: 'error',
  stage: 'meaning',
  summary: 'A key file is in a format that Orion does not load, so it stops.',
  explanation:
    'Orion loads unencrypted RSA and EC keys in PEM: PKCS#8 (`BEGIN PRIVATE KEY`), and PKCS#1 (`BEGIN RSA PRIVATE KEY`) for RSA. It stops at SEC1 (`BEGIN EC PRIVATE KEY`), at encrypted keys, for which it has no passphrase setting, at Ed25519, DSA and RSA-PSS keys, and at binary files. `openssl pkcs8 -topk8 -nocrypt` rewrites a key as PKCS#8; a key of another kind needs a new certificate as well.',
  source: 'Vert.x 3.7.1 KeyStoreHelper.loadPems, PrivateKeyParser',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"sec1.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'cert', 'sec1.key': 'sec1-key', 'server.key': 'key' },
  },
  *check(subject) {
    for (const pair of strictPairs(subject)) {
      const { key } = pair;
      if (!key || key.content.verdict.ok) continue;
      const refusal = key.content.verdict;
      yield {
        at: key.at,
        message: `${shownPath(key.file.text)} is ${whatIsThere(refusal)}. Orion needs an unencrypted RSA or EC key as PKCS#8 in PEM: ${orionStops(refusal)}. ${keyRemedy(key.file, refusal)}`,
        fixes: () => (refusal.convertible ? conversion(pair, key, subject.facts.file(pair.endpoint.key)?.path) : []),
      };
    }
  },
};

/** The command goes by the endpoint's own path, which is another one where `workdir` is applied twice. */
function conversion({ endpoint }: StrictPair, { file }: KeyFile, commandPath: string | undefined): readonly Fix[] {
  if (file.path !== commandPath) return [];
  return [
    {
      title: `Convert ${shownPath(file.text)} to PKCS#8, and keep the old file beside it`,
      edits: [],
      command: { name: 'convertKey', arguments: { endpoint: endpoint.id, overwrite: [file.path] } },
      preferred: true,
    },
  ];
}

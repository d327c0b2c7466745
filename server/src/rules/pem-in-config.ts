/** The content of a PEM file where the configuration should name the file. */

import { overlapFinder } from '../toml/ordered.ts';
import type { Rule } from './rule.ts';

export const pemInConfig: Rule = {
  code: 'pem-in-config',
  severity: 'error',
  stage: 'content',
  summary:
    'The lines of a certificate or private key stand in the configuration, where Orion wants the path of a file.',
  explanation:
    'Orion reads certificates and keys from files and takes their paths. The lines of a PEM block are no TOML, so it stops. Nothing else is reported about them. A comment that silences this finding does not make Orion start.',
  source: 'Tuweni 1.3.0 Toml.parse; Config.getPath',
  example: {
    bad: 'tls = "strict"\n«-----BEGIN CERTIFICATE-----\nMIIBtTCCAVugAwIBAgIUZ2xvYmFsbHktdW5pcXVl\n-----END CERTIFICATE-----»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'cert', 'server.key': 'key' },
  },
  *check({ config: { pemBlocks, toml, template } }) {
    if (template || pemBlocks.length === 0) return;
    const isBroken = overlapFinder(toml.problems);
    for (const { isPrivateKey, ...at } of pemBlocks) {
      if (!isBroken(at)) continue;
      const [what, remedy] = isPrivateKey
        ? [
            'A private key',
            'Put it into a file that only Orion can read, and write the path of that file. If others have seen it, make a new pair.',
          ]
        : ['A certificate or other PEM block', 'Put it into a file of its own, and write the path of that file.'];
      yield { at, message: `${what} stands in the configuration, which is no TOML, so Orion stops. ${remedy}` };
    }
  },
};

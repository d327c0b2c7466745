/** The content of a PEM file where the configuration should name the file. */

import { pemTexts } from '../pki/pem-text.ts';
import { overlapFinder } from '../toml/ordered.ts';
import type { Rule } from './rule.ts';

export const pemInConfig: Rule = {
  code: 'pem-in-config',
  severity: 'error',
  stage: 'content',
  summary: 'A certificate or private key stands in the configuration itself, where Orion wants the path of a file.',
  explanation:
    'Orion reads certificates and keys from files and takes their paths. The lines of a PEM block are no TOML, so it stops. In a string or a comment they do no harm to Orion, but whoever can read the configuration has the private key: that is a warning. Nothing else is reported about the block, so that nothing of a key gets into a log.',
  source: 'Tuweni 1.3.0 Toml.parse; Config.getPath',
  example: {
    bad: 'tls = "strict"\n«-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'cert', 'server.key': 'key' },
  },
  *check({ config: { text, toml, template } }) {
    const isBroken = template ? () => false : overlapFinder(toml.problems);
    for (const { isPrivateKey, ...at } of pemTexts(text)) {
      const stops = isBroken(at);
      if (!stops && !isPrivateKey) continue;
      const what = isPrivateKey ? 'A private key' : 'A certificate or other PEM block';
      const consequence = stops
        ? ', which is no TOML, so Orion stops'
        : ', where everybody finds it who can read this file';
      const remedy = isPrivateKey
        ? 'Put it into a file that only Orion can read, and write the path of that file. If others have seen it, make a new pair.'
        : 'Put it into a file of its own, and write the path of that file.';
      yield {
        at,
        severity: stops ? 'error' : 'warning',
        message: `${what} stands in the configuration${consequence}. ${remedy}`,
      };
    }
  },
};

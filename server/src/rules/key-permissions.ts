/** A private key that more people can read than its owner. */

import { shownPath } from '../model/shown-path.ts';
import type { Finding, Rule } from './rule.ts';
import { strictPairs } from './strict-pairs.ts';

const othersBits = 0o077;

export const keyPermissions: Rule = {
  code: 'key-permissions',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A private key can be read or changed by others than its owner.',
  explanation:
    'Whoever reads the key can pass for the node. Orion makes its own keys readable and writable by their owner alone (`chmod 600`) but does not mind others. On Windows nothing is reported, since these permissions mean nothing there.',
  source: 'Tuweni TLS.createSelfSignedCertificateIfMissing',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = «"open.key"»\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'cert', 'server.key': 'key', 'open.key': { kind: 'file', content: 'key', mode: 0o644 } },
  },
  *check(subject) {
    for (const { endpoint, key } of strictPairs(subject)) {
      const state = key?.file.state;
      if (!key || state?.kind !== 'file' || (state.mode & othersBits) === 0) continue;
      // A public key or a certificate in its place is no secret.
      if (key.content.verdict.key === undefined) continue;
      const path = shownPath(key.file.text);
      const finding: Finding = {
        at: key.at,
        message: `${path} has the permissions ${octal(state.mode)}, so others than its owner can ${ability(state.mode)} this private key. Whoever has it can pass for this node. Run: chmod 600 ${path}`,
      };
      const isCommandsPath = key.file.path === subject.facts.file(endpoint.key)?.path;
      yield isCommandsPath
        ? {
            ...finding,
            fixes: () => [
              {
                title: `Let only its owner read and write ${path} (chmod 600)`,
                edits: [],
                command: { name: 'restrictKey', arguments: { endpoint: endpoint.id } },
                preferred: true,
              },
            ],
          }
        : finding;
    }
  },
};

function octal(mode: number): string {
  return `0${(mode & 0o777).toString(8)}`;
}

function ability(mode: number): string {
  const abilities = [...((mode & 0o044) === 0 ? [] : ['read']), ...((mode & 0o022) === 0 ? [] : ['change'])];
  return abilities.length === 0 ? 'run' : abilities.join(' and ');
}

/** Cases of `key-permissions`. */
import { keyPermissions } from '../../server/src/rules/key-permissions.ts';
import { checkRule } from '../support/check-rule.ts';

const marked = 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"a.key"»';
const silent = marked.replace(/[«»]/g, '');
const keyWith = (mode: number, content = 'key') =>
  ({ 'a.pem': 'cert', 'a.key': { kind: 'file', content, mode } }) as const;

checkRule(keyPermissions, [
  {
    given: 'everybody may read it',
    files: keyWith(0o644),
    source: marked,
    says: /a\.key has the permissions 0644, so others than its owner can read this private key.*chmod 600 a\.key/,
    fixes: ['Let only its owner read and write a.key (chmod 600)'],
  },
  { given: 'the group may read it', files: keyWith(0o640), source: marked, says: /0640/ },
  { given: 'the group may write it', files: keyWith(0o660), source: marked, says: /can read and change/ },
  { given: 'a key that Orion does not load', files: keyWith(0o644, 'encrypted-key'), source: marked },
  {
    given: 'two defaults, each with a finding on the switch',
    files: {
      'tls-server-key.pem': { kind: 'file', content: 'key', mode: 0o644 },
      'tls-client-key.pem': { kind: 'file', content: 'key', mode: 0o604 },
    },
    source: 'tls = «"strict"»',
    says: [/tls-server-key\.pem/, /tls-client-key\.pem/],
  },
  { given: 'its owner alone', files: keyWith(0o600), source: silent },
  { given: 'its owner alone, who cannot even write', files: keyWith(0o400), source: silent },
  { given: 'what is no private key', files: keyWith(0o644, 'public-key'), source: silent },
  {
    given: 'the certificate is for everybody',
    files: { ...keyWith(0o600), 'a.pem': { kind: 'file', content: 'cert', mode: 0o644 } },
    source: silent,
  },
  { given: 'TLS is off', files: keyWith(0o644), source: silent.replace('strict', 'off') },
  { given: 'a template', files: keyWith(0o644), source: `${silent}\n{{ x }}` },
]);

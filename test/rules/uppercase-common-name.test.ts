/** Cases of `uppercase-common-name`. */
import { uppercaseCommonName } from '../../server/src/rules/uppercase-common-name.ts';
import { checkRule } from '../support/check-rule.ts';

const client = (mode: string) =>
  `tls = "strict"\ntlsservertrust = "${mode}"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"`;
const silent = (source: string) => source.replace(/[«»]/g, '');
const files = { 'a.pem': 'uppercase-cert', 'a.key': 'key' };

checkRule(uppercaseCommonName, [
  {
    given: 'an upper-case letter in the host',
    files,
    source: client('whitelist'),
    says: /common name of a\.pem is "Node\.example:8080", and other nodes read .* in lower case: no line can match it/,
    related: ['/node/a.pem'],
  },
  { given: 'the mode is a default', files, source: client('tofu').replace('tlsservertrust = "tofu"\n', '') },
  { given: 'an authority that may not vouch for it', files, source: client('ca-or-whitelist') },
  { given: 'a name that works', files: { ...files, 'a.pem': 'cert' }, source: silent(client('whitelist')) },
  { given: 'mode ca looks at no name', files, source: silent(client('ca')) },
  {
    given: 'the certificate of a server, which is known by host and port',
    files,
    source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "a.key"',
  },
  { given: 'a file that Orion does not load', files: { ...files, 'a.pem': 'key' }, source: silent(client('tofu')) },
  { given: 'TLS is off', files, source: silent(client('whitelist')).replace('strict', 'off') },
  { given: 'a template', files, source: `${silent(client('whitelist'))}\n{{ x }}` },
]);

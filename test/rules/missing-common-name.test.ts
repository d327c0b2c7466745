/** Cases of `missing-common-name`. */
import { missingCommonName } from '../../server/src/rules/missing-common-name.ts';
import { checkRule } from '../support/check-rule.ts';

const client = (mode: string) =>
  `tls = "strict"\ntlsservertrust = "${mode}"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"`;
const silent = (source: string) => source.replace(/[«»]/g, '');
const files = { 'a.pem': 'nameless-cert', 'a.key': 'key' };

checkRule(missingCommonName, [
  {
    given: 'no common name',
    files,
    source: client('whitelist'),
    says: /a\.pem has no common name, by which other nodes know a client.*ArrayIndexOutOfBoundsException/,
    related: ['/node/a.pem'],
  },
  { given: 'a mode that records', files, source: client('insecure-record') },
  { given: 'an authority may vouch for it', files, source: silent(client('ca-or-tofu')) },
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

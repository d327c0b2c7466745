/** Cases of `unusable-common-name`. */
import { unusableCommonName } from '../../server/src/rules/unusable-common-name.ts';
import { checkRule } from '../support/check-rule.ts';
import { commonName, craftCertificate, nameOf, text } from '../support/der-writer.ts';
import { privateKey, toPem } from '../support/openssl.ts';

const client = (mode: string) =>
  `tls = "strict"\ntlsservertrust = "${mode}"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"`;
const silent = (source: string) => source.replace(/[«»]/g, '');
const files = { 'a.pem': 'blank-cert', 'a.key': 'key' };
const crafted = (subject: Uint8Array) => ({
  'a.pem': toPem('CERTIFICATE', craftCertificate({ subject })),
  'a.key': privateKey('ec'),
});

checkRule(unusableCommonName, [
  {
    given: 'a blank',
    files,
    source: client('whitelist'),
    says: /common name of a\.pem, "my node", has a blank, at which a name ends/,
    related: ['/node/a.pem'],
  },
  { given: 'no text', files: crafted(commonName('')), source: client('tofu'), says: /common name of a\.pem is empty/ },
  {
    given: 'a value that is no string and prints as a comment',
    files: crafted(nameOf([['2.5.4.3', text(0x03, 'x')]])),
    source: client('tofu'),
    says: /starts with #/,
  },
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

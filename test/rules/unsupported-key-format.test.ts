/** Cases of `unsupported-key-format`; every encoding there is stands in encodings.test.ts. */
import { unsupportedKeyFormat } from '../../server/src/rules/unsupported-key-format.ts';
import { checkRule } from '../support/check-rule.ts';
import { folder } from '../support/memory-files.ts';
import { openssl, privateKey } from '../support/openssl.ts';

const named = 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"a.key"»';
const encrypted = openssl(['pkcs8', '-topk8', '-passout', 'pass:x'], privateKey('ec')).toString();
const der = openssl(['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'], privateKey('ec'));

checkRule(unsupportedKeyFormat, [
  {
    given: 'SEC1, which can be converted',
    files: { 'a.pem': 'cert', 'a.key': 'sec1-key' },
    source: named,
    says: /a\.key is an EC key in SEC1 form \(BEGIN EC PRIVATE KEY\)\. .*stops with "Missing -----BEGIN PRIVATE KEY----- or .*openssl pkcs8 -topk8 -nocrypt -in a\.key -out a-new\.key/,
    fixes: ['Convert a.key to PKCS#8, and keep the old file beside it'],
  },
  {
    given: 'a binary file',
    files: { 'a.pem': 'cert', 'a.key': der },
    source: named,
    says: /in binary \(DER\) form.*-nocrypt -inform DER -in a\.key/,
    fixes: [/^Convert/],
  },
  {
    given: 'an encrypted key',
    files: { 'a.pem': 'cert', 'a.key': encrypted },
    source: named,
    says: /encrypted private key.*no setting for a passphrase/,
    fixed: false,
  },
  {
    given: 'a key of another kind',
    files: { 'a.pem': 'cert', 'a.key': privateKey('ed25519') },
    source: named,
    says: /an Ed25519 key.*"Unsupported algorithm identifier".*make a new pair/,
    fixed: false,
  },
  {
    given: 'a certificate',
    files: { 'a.pem': 'cert', 'a.key': 'cert' },
    source: named,
    says: /is a certificate \(BEGIN CERTIFICATE\).*Name the file with the private key/,
  },
  {
    given: 'an empty file',
    files: { 'a.pem': 'cert', 'a.key': '' },
    source: named,
    says: /is an empty file.*Restore/,
  },
  {
    given: 'a good key, then one that is cut off',
    files: { 'a.pem': 'cert', 'a.key': `${privateKey('ec')}-----BEGIN PRIVATE KEY-----\nMII` },
    source: named,
    says: /in line 6: its END line is missing.*Restore/,
  },
  {
    given: 'a default, so the switch carries the finding',
    files: { 'tls-client-key.pem': 'sec1-key', 'tls-client-cert.pem': 'cert' },
    source: 'tls = «"strict"»',
  },
  {
    given: 'files in workdir/workdir, which the client really loads: no command goes there',
    files: {
      'data/tls-client-key.pem': 'key',
      'data/tls-client-cert.pem': 'cert',
      'data/data/tls-client-key.pem': 'sec1-key',
      'data/data/tls-client-cert.pem': 'cert',
    },
    source: 'workdir = "data"\ntls = «"strict"»',
    fixed: false,
  },
  {
    given: 'a name that no shell takes',
    files: { 'a.pem': 'cert', 'a b$(c).key': 'sec1-key' },
    source: 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"a b$(c).key"»',
    says: /openssl pkcs8 -topk8 -nocrypt -in old\.key -out old-new\.key$/,
  },
  { given: 'PKCS#8', files: { 'a.pem': 'cert', 'a.key': 'key' }, source: named.replace(/[«»]/g, '') },
  { given: 'PKCS#1', files: { 'a.pem': 'rsa-cert', 'a.key': 'rsa-key-pkcs1' }, source: named.replace(/[«»]/g, '') },
  { given: 'nothing there', source: named.replace(/[«»]/g, '') },
  { given: 'a folder', files: { 'a.key': folder }, source: named.replace(/[«»]/g, '') },
  { given: 'TLS is off', files: { 'a.key': 'sec1-key' }, source: 'tls = "off"\ntlsserverkey = "a.key"' },
  { given: 'the switch is refused', files: { 'a.key': 'sec1-key' }, source: 'tls = "on"\ntlsserverkey = "a.key"' },
  { given: 'a placeholder', files: { 'a.key': 'sec1-key' }, source: 'tls = "strict"\ntlsserverkey = "{{ key }}"' },
  { given: 'a template', files: { 'a.key': 'sec1-key' }, source: 'tls = "strict"\ntlsserverkey = "a.key"\n{{ x }}' },
]);

/** Cases of `key-mismatch`. */
import { keyMismatch } from '../../server/src/rules/key-mismatch.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeCertificate, openssl, privateKey } from '../support/openssl.ts';

const marked = 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = «"a.key"»';
const silent = marked.replace(/[«»]/g, '');
const compressed = openssl(['ec', '-conv_form', 'compressed'], privateKey('ec'));

checkRule(keyMismatch, [
  {
    given: 'another key of the same kind',
    files: { 'a.pem': 'cert', 'a.key': 'other-key' },
    source: marked,
    says: /a\.key is not the key of the certificate in a\.pem: Orion starts with the two, and then every handshake fails/,
    related: ['"a.pem"'],
  },
  {
    given: 'a key of another kind',
    files: { 'a.pem': 'cert', 'a.key': 'rsa-key' },
    source: marked,
    says: /\(RSA key and EC certificate\), and Orion stops with "private key algorithm does not match algorithm/,
  },
  {
    given: 'the key of the authority instead of the own one',
    files: { 'a.pem': 'reversed-chain', 'a.key': 'other-key' },
    source: silent,
  },
  {
    given: 'defaults',
    files: { 'tls-client-cert.pem': 'cert', 'tls-client-key.pem': 'other-key' },
    source: 'tls = «"strict"»',
  },
  { given: 'a pair', files: { 'a.pem': 'cert', 'a.key': 'key' }, source: silent },
  { given: 'a pair with its chain', files: { 'a.pem': 'chain', 'a.key': 'key' }, source: silent },
  { given: 'RSA in its old form', files: { 'a.pem': 'rsa-cert', 'a.key': 'rsa-key-pkcs1' }, source: silent },
  { given: 'both in one file', files: { 'a.pem': 'pair' }, source: silent.replace('a.key', 'a.pem') },
  {
    given: 'a compressed point, which is the same key',
    files: {
      'a.pem': makeCertificate({ key: 'ec' }).certificate,
      'a.key': openssl(['pkcs8', '-topk8', '-nocrypt'], compressed),
    },
    source: silent,
  },
  { given: 'a key that Orion does not load', files: { 'a.pem': 'cert', 'a.key': 'encrypted-key' }, source: silent },
  { given: 'no key', files: { 'a.pem': 'cert' }, source: silent },
  { given: 'TLS is off', files: { 'a.pem': 'cert', 'a.key': 'other-key' }, source: silent.replace('strict', 'off') },
  { given: 'a template', files: { 'a.pem': 'cert', 'a.key': 'other-key' }, source: `${silent}\n{{ x }}` },
]);

/** Cases of `unsupported-certificate-format`; every encoding there is stands in encodings.test.ts. */
import { unsupportedCertificateFormat } from '../../server/src/rules/unsupported-certificate-format.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeCertificate, openssl, temporaryFile } from '../support/openssl.ts';

const marked = 'tls = "strict"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"';
const silent = marked.replace(/[«»]/g, '');
const own = makeCertificate({ key: 'ec' });
const x509 = (...args: string[]) => openssl(['x509', ...args], own.certificate);
const pkcs7 = openssl(['crl2pkcs7', '-nocrl', '-certfile', temporaryFile('rule-p7.pem', own.certificate)]);
const keyPath = temporaryFile('rule-p12.key', own.key);
const pkcs12 = openssl(['pkcs12', '-export', '-passout', 'pass:x', '-inkey', keyPath], own.certificate);

checkRule(unsupportedCertificateFormat, [
  {
    given: 'DER',
    files: { 'a.pem': x509('-outform', 'DER'), 'a.key': 'key' },
    source: marked,
    says: /a\.pem is a certificate in binary \(DER\) form\. .*"Missing -----BEGIN CERTIFICATE----- delimiter".*openssl x509 -inform DER -in a\.pem -out a-new\.pem$/,
  },
  {
    given: 'a label that only OpenSSL reads',
    files: { 'a.pem': x509('-trustout').toString(), 'a.key': 'key' },
    source: marked,
    says: /BEGIN TRUSTED CERTIFICATE.*openssl x509 -in a\.pem/,
  },
  {
    given: 'PKCS#7',
    files: { 'a.pem': pkcs7, 'a.key': 'key' },
    source: marked,
    says: /openssl pkcs7 -print_certs -in/,
  },
  {
    given: 'PKCS#12',
    files: { 'a.pem': pkcs12, 'a.key': 'key' },
    source: marked,
    says: /openssl pkcs12 -in a\.pem -nokeys/,
  },
  {
    given: 'a request',
    files: { 'a.pem': 'request', 'a.key': 'key' },
    source: marked,
    says: /not yet a certificate.*that the authority made of it/,
  },
  {
    given: 'a key',
    files: { 'a.pem': 'key', 'a.key': 'key' },
    source: marked,
    says: /Name the file with the certificate/,
  },
  { given: 'nothing in it', files: { 'a.pem': '\n', 'a.key': 'key' }, source: marked, says: /is an empty file/ },
  {
    given: 'a damaged second block, to which the related text leads',
    files: { 'a.pem': own.certificate + own.certificate.replace('\nMII', '\n!II'), 'a.key': 'key' },
    source: marked,
    says: /in line \d+: its base64 text is damaged\. .*"Illegal base64 character 21"/,
    related: ['/node/a.pem'],
  },
  { given: 'a certificate', files: { 'a.pem': 'cert', 'a.key': 'key' }, source: silent },
  { given: 'certificates in the wrong order: another rule', files: { 'a.pem': 'reversed-chain' }, source: silent },
  { given: 'TLS is off', files: { 'a.pem': 'request' }, source: silent.replace('strict', 'off') },
  { given: 'a template', files: { 'a.pem': 'request' }, source: `${silent}\n{{ x }}` },
]);

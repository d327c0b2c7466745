/** Cases of `weak-key`. */
import { weakKey } from '../../server/src/rules/weak-key.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeCertificate, openssl, temporaryFile } from '../support/openssl.ts';

const server = 'tls = "strict"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"';
const silent = server.replace(/[«»]/g, '');
const weak = { 'a.pem': 'weak-cert', 'a.key': 'weak-key' };

const exponentKey = openssl([
  ...['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-pkeyopt', 'rsa_keygen_pubexp:3'],
]).toString();
const keyPath = temporaryFile('exponent.key', exponentKey);
const exponentCertificate = openssl([
  'req',
  '-x509',
  '-new',
  '-key',
  keyPath,
  '-subj',
  '/CN=e',
  '-days',
  '9',
]).toString();
const weakRoot = makeCertificate({
  key: 'rsa-1024',
  subject: '/CN=Weak Root',
  extensions: ['basicConstraints=CA:TRUE'],
});
const strong = makeCertificate({ key: 'ec', subject: '/CN=strong', issuer: weakRoot });

checkRule(weakKey, [
  {
    given: 'RSA with 1024 bits',
    files: weak,
    source: server,
    says: /a\.pem has an RSA key of 1024 bits, where 2048 are the least that is safe\. Orion starts with it.*Make a new pair/,
    related: ['/node/a.pem'],
  },
  {
    given: 'the exponent 3',
    files: { 'a.pem': exponentCertificate, 'a.key': exponentKey },
    source: server,
    says: /with the exponent 3, where 65537/,
  },
  {
    given: 'an issuer that is sent along',
    files: { 'a.pem': strong.certificate + weakRoot.certificate, 'a.key': strong.key },
    source: server,
    says: /"CN=Weak Root" in a\.pem has an RSA key of 1024 bits/,
  },
  {
    given: 'an authority in a chain list',
    files: { 'ca.pem': weakRoot.certificate },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = [«"ca.pem"»]',
    says: /pass for any peer/,
  },
  {
    given: 'a default path',
    files: { 'tls-server-cert.pem': 'weak-cert', 'tls-server-key.pem': 'weak-key' },
    source: 'tls = «"strict"»',
  },
  { given: 'RSA with 2048 bits', files: { 'a.pem': 'rsa-cert', 'a.key': 'rsa-key' }, source: silent },
  { given: 'EC, of fewer bits and more strength', files: { 'a.pem': 'cert', 'a.key': 'key' }, source: silent },
  { given: 'TLS is off', files: weak, source: silent.replace('strict', 'off') },
  { given: 'a list that is not read', files: weak, source: 'tls = "strict"\ntlsclientchain = ["a.pem"]' },
]);

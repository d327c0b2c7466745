/** Cases of `weak-signature`. */
import { weakSignature } from '../../server/src/rules/weak-signature.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeCertificate } from '../support/openssl.ts';

const server = 'tls = "strict"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"';
const silent = server.replace(/[«»]/g, '');
const ca = ['basicConstraints=critical,CA:TRUE'];
const oldRoot = makeCertificate({ subject: '/CN=Old Root', digest: 'sha1', extensions: ca });
const oldIssuer = makeCertificate({
  key: 'ec',
  keyNumber: 1,
  subject: '/CN=Issuing',
  digest: 'sha1',
  issuer: oldRoot,
  extensions: ca,
});
const own = makeCertificate({ key: 'ec', subject: '/CN=own', issuer: oldIssuer });
const ownOfRoot = makeCertificate({ key: 'ec', subject: '/CN=own', issuer: oldRoot });
const md5 = makeCertificate({ digest: 'md5', subject: '/CN=md5' });

checkRule(weakSignature, [
  {
    given: 'SHA-1',
    files: { 'a.pem': 'sha1-cert', 'a.key': 'rsa-key' },
    source: server,
    says: /a\.pem is signed with SHA-1, for which signatures can be forged\. Orion starts with it and fingerprint modes do not look/,
    related: ['/node/a.pem'],
  },
  { given: 'MD5', files: { 'a.pem': md5.certificate, 'a.key': md5.key }, source: server, says: /MD5/ },
  {
    given: 'peers in mode ca',
    files: { 'a.pem': 'sha1-cert', 'a.key': 'rsa-key' },
    source: `${server}\ntlsclienttrust = "ca"`,
    says: /CA check of a peer may refuse it/,
  },
  {
    given: 'an issuer that is sent along',
    files: { 'a.pem': own.certificate + oldIssuer.certificate, 'a.key': own.key },
    source: server,
    says: /"CN=Issuing" in a\.pem is signed with SHA-1/,
  },
  {
    given: 'the root behind it, whose own signature nobody checks',
    files: { 'a.pem': ownOfRoot.certificate + oldRoot.certificate, 'a.key': ownOfRoot.key },
    source: silent,
  },
  {
    given: 'an authority in a chain list, for the same reason',
    files: { 'ca.pem': oldRoot.certificate },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca.pem"]',
  },
  { given: 'SHA-256', files: { 'a.pem': 'rsa-cert', 'a.key': 'rsa-key' }, source: silent },
  {
    given: 'Ed25519, which has no hash of its own',
    files: { 'a.pem': makeCertificate({ key: 'ed25519' }).certificate, 'a.key': 'key' },
    source: silent,
  },
  { given: 'TLS is off', files: { 'a.pem': 'sha1-cert' }, source: silent.replace('strict', 'off') },
]);

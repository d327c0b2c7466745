/** Cases of `expired-certificate`. */
import { expiredCertificate } from '../../server/src/rules/expired-certificate.ts';
import { checkRule } from '../support/check-rule.ts';
import { commonName, craftCertificate } from '../support/der-writer.ts';
import { toPem } from '../support/openssl.ts';

const server = (mode: string) =>
  `tls = "strict"\ntlsclienttrust = "${mode}"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"`;
const silent = (source: string) => source.replace(/[«»]/g, '');
const files = { 'a.pem': 'expired-cert', 'a.key': 'key', 'ca.pem': 'ca-cert' };
const hostile = toPem(
  'CERTIFICATE',
  craftCertificate({
    subject: commonName('[x](command:quit)<img src=x>\u202e\nb'),
    notBefore: '190101000000Z',
    notAfter: '200101000000Z',
  }),
);

checkRule(expiredCertificate, [
  {
    given: 'peers in mode ca',
    files,
    source: server('ca'),
    says: /a\.pem expired on 2025-12-20\. Orion starts with it, but peers in mode "ca" refuse it unless they list this very certificate/,
    related: ['/node/a.pem'],
    fixes: [/^Renew the certificate of the node API for the same key/],
  },
  {
    given: 'without a key nothing can be renewed',
    files: { 'a.pem': 'expired-cert' },
    source: server('ca'),
    fixes: [],
  },
  {
    given: 'one file for certificate and key, which a new certificate would replace',
    files: { ...files, 'both.pem': 'expired-pair' },
    source: server('ca').replace('a.pem', 'both.pem').replace('a.key', './both.pem'),
    fixes: [],
  },
  {
    given: 'one certificate for both ends, of which the new one would have one',
    files,
    source: `${server('ca')}\ntlsservertrust = "ca"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"`,
    fixes: [],
  },
  {
    given: 'fingerprints alone count',
    files,
    source: server('whitelist'),
    severity: 'information',
    says: /fingerprint modes do not look at dates/,
  },
  { given: 'a mode that nobody knows', files, source: server('{{ mode }}'), severity: 'information' },
  {
    given: 'the client certificate, judged by tlsservertrust',
    files,
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsclientcert = «"a.pem"»\ntlsclientkey = "a.key"',
  },
  {
    given: 'the client API, on which Besu decides',
    files,
    source:
      'clientconnectiontls = "strict"\nclientconnectiontlsservercert = «"a.pem"»\nclientconnectiontlsserverkey = "a.key"',
    says: /Besu decides/,
  },
  {
    given: 'an entry of a chain list',
    files,
    fixes: [],
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["ca.pem", «"a.pem"»]',
    says: /Java does not look at the dates of what a chain list holds, so Orion goes on trusting it/,
  },
  {
    given: 'a subject that means harm is plain text on one line',
    files: { ...files, 'list.pem': hostile + hostile.repeat(2) },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = [«"list.pem"»]',
    says: /^"CN=\[x\]\(command:quit\)\\<img src=x\\>\\u\{202e\}\\u\{a\}b" in list\.pem expired on 2020-01-01, like 2 more in the same file\./,
    related: ['/node/list.pem', '/node/list.pem', '/node/list.pem'],
  },
  {
    given: 'a default path',
    files: { 'tls-server-cert.pem': 'expired-cert', 'tls-server-key.pem': 'key' },
    source: 'tls = «"strict"»\ntlsclienttrust = "ca"',
  },
  {
    given: 'files in workdir/workdir, which the client really loads',
    files: {
      'data/tls-client-key.pem': 'key',
      'data/tls-client-cert.pem': 'cert',
      'data/data/tls-client-key.pem': 'key',
      'data/data/tls-client-cert.pem': 'expired-cert',
    },
    fixes: [],
    source: 'workdir = "data"\ntls = «"strict"»\ntlsservertrust = "ca"',
  },
  { given: 'the last second', files, now: '2025-12-20T00:00:00Z', source: silent(server('ca')) },
  { given: 'one second later', files, now: '2025-12-20T00:00:01Z', source: server('ca') },
  { given: 'a valid one', files: { ...files, 'a.pem': 'cert' }, source: silent(server('ca')) },
  {
    given: 'a chain list that is not read',
    files,
    source: 'tls = "strict"\ntlsclienttrust = "whitelist"\ntlsclientchain = ["a.pem"]',
  },
  { given: 'TLS is off', files, source: silent(server('ca')).replace('strict', 'off') },
  { given: 'a template', files, source: `${silent(server('ca'))}\n{{ x }}` },
]);

/** Cases of `not-yet-valid-certificate`. */
import { notYetValidCertificate } from '../../server/src/rules/not-yet-valid-certificate.ts';
import { checkRule } from '../support/check-rule.ts';

const server = (mode: string) =>
  `tls = "strict"\ntlsclienttrust = "${mode}"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"`;
const silent = server('ca').replace(/[«»]/g, '');
const files = { 'a.pem': 'future-cert', 'a.key': 'key' };

checkRule(notYetValidCertificate, [
  {
    given: 'peers in mode ca',
    files,
    source: server('ca'),
    says: /a\.pem is not valid before 2026-02-01\. Orion starts with it, but until then peers in mode "ca" refuse it/,
  },
  {
    given: 'fingerprints alone count',
    files,
    source: server('tofu'),
    severity: 'information',
    says: /do not look at dates/,
  },
  {
    given: 'the client API',
    files,
    source:
      'clientconnectiontls = "strict"\nclientconnectiontlsservercert = «"a.pem"»\nclientconnectiontlsserverkey = "a.key"',
    says: /Besu/,
  },
  {
    given: 'an entry of a chain list',
    files,
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = [«"a.pem"»]',
    says: /trusts it already/,
  },
  { given: 'its first second', files, now: '2026-02-01T00:00:00Z', source: silent },
  { given: 'a valid one', files: { ...files, 'a.pem': 'cert' }, source: silent },
  { given: 'TLS is off', files, source: silent.replace('strict', 'off') },
]);

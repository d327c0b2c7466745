/** Cases of `expiring-certificate`. */
import { expiringCertificate } from '../../server/src/rules/expiring-certificate.ts';
import { checkRule } from '../support/check-rule.ts';

const server = 'tls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = «"a.pem"»\ntlsserverkey = "a.key"';
const silent = server.replace(/[«»]/g, '');
const files = { 'a.pem': 'expiring-cert', 'a.key': 'key' };

checkRule(expiringCertificate, [
  {
    given: 'ten days left',
    files,
    source: server,
    says: /a\.pem expires on 2026-01-11, in 10 days\. From then on peers in mode "ca" refuse it/,
    fixes: [
      'Renew the certificate of the node API for the same key, and keep the old a.pem beside it (new fingerprint)',
    ],
  },
  { given: 'one day left', files, now: '2026-01-09T18:00:00Z', source: server, says: /in 1 day\./ },
  { given: 'hours left', files, now: '2026-01-10T12:00:00Z', source: server, says: /in less than a day\./ },
  { given: 'the last moment', files, now: '2026-01-11T00:00:00Z', source: server },
  { given: 'fingerprints alone count', files, source: server.replace('"ca"', '"tofu"'), says: /do not look at dates/ },
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
    says: /successor/,
  },
  { given: 'exactly as many days as are asked for', files, settings: { expiryWarningDays: 10 }, source: server },
  { given: 'fewer days are asked for', files, settings: { expiryWarningDays: 9 }, source: silent },
  { given: 'expired: another rule', files, now: '2026-01-11T00:00:01Z', source: silent },
  { given: 'years left', files: { ...files, 'a.pem': 'cert' }, source: silent },
  { given: 'TLS is off', files, source: silent.replace('strict', 'off') },
  { given: 'a template', files, source: `${silent}\n{{ x }}` },
]);

/** A certificate that expires soon. */

import { inDays } from '../model/amounts.ts';
import { dateFindings } from './certificate-dates.ts';
import { dateOf } from './certificate-words.ts';
import type { Rule } from './rule.ts';

const day = 24 * 60 * 60 * 1000;

export const expiringCertificate: Rule = {
  code: 'expiring-certificate',
  severity: 'information',
  stage: 'meaning',
  summary: 'A certificate expires soon.',
  explanation:
    'Orion never renews a certificate, not even one that it made itself, which lasts a year. The setting `orionTls.expiryWarningDays` says how long before the end this is reported (30 days). A renewed certificate has a new fingerprint, also where the key stays the same: in the fingerprint modes peers need it in their known-hosts file before the old one is replaced.',
  source: 'Tuweni TLS.createSelfSignedCertificateIfMissing; java.security.cert.PKIXParameters',
  example: {
    bad: 'tls = "strict"\ntlsservercert = «"server.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsservercert = "next.pem"\ntlsserverkey = "server.key"\n',
    files: { 'server.pem': 'expiring-cert', 'next.pem': 'cert', 'server.key': 'key' },
  },
  *check(subject) {
    const { now, expiryWarningDays } = subject;
    const horizon = now.getTime() + expiryWarningDays * day;
    yield* dateFindings(subject, {
      picks: ({ notAfter }) => notAfter !== undefined && now <= notAfter && notAfter.getTime() <= horizon,
      fact: ({ notAfter }) =>
        notAfter ? `expires on ${dateOf(notAfter)}, in ${inDays(notAfter.getTime() - now.getTime())}` : 'expires soon',
      consequence: {
        ca: 'From then on peers in mode "ca" refuse it, and Orion does not renew it.',
        fingerprints:
          'Fingerprint modes do not look at dates, so nodes that know its fingerprint will go on; others may not, and Orion does not renew it.',
        besu: 'From then on Besu decides whether it still accepts it, and Orion does not renew it.',
        'this-node':
          'Java does not look at the dates of what a chain list holds, but its successor will have to be listed.',
      },
      renews: true,
    });
  },
};

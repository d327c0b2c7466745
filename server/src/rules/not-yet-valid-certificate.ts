/** A certificate whose time has not come. */

import { dateFindings } from './certificate-dates.ts';
import { dateOf } from './certificate-words.ts';
import type { Rule } from './rule.ts';

export const notYetValidCertificate: Rule = {
  code: 'not-yet-valid-certificate',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A certificate is not valid yet: peers in mode `ca` refuse it, fingerprint modes do not look at dates.',
  explanation:
    'Orion starts with a certificate whose first day is still to come. Peers in mode `ca` refuse it until then, unless their chain list holds this very certificate; in the fingerprint modes nobody looks at dates. Often a clock is wrong: that of the machine that made the certificate, or of this one. The severity follows the same rule as that of `expired-certificate`.',
  source: 'java.security.cert.PKIXParameters; Tuweni TrustManagerFactories',
  example: {
    bad: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = «"next.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'next.pem': 'future-cert', 'server.pem': 'cert', 'server.key': 'key' },
  },
  *check(subject) {
    const { now } = subject;
    yield* dateFindings(subject, {
      picks: ({ notBefore }) => notBefore !== undefined && now < notBefore,
      fact: ({ notBefore }) => `is not valid before ${notBefore ? dateOf(notBefore) : 'an unknown date'}`,
      consequence: {
        ca: 'Orion starts with it, but until then peers in mode "ca" refuse it unless they list this very certificate. Use the old one meanwhile, and check the clocks.',
        fingerprints:
          'Orion starts with it, and fingerprint modes do not look at dates, so nodes that know its fingerprint accept it already. Check the clocks if that is a surprise.',
        besu: 'Orion starts with it, and Besu decides whether it accepts it already: by fingerprint it may, by authority it does not. Check the clocks.',
        'this-node':
          'Java does not look at the dates of what a chain list holds, so Orion trusts it already. Check the clocks if that is a surprise.',
      },
      severity: { fingerprints: 'information' },
    });
  },
};

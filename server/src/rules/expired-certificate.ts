/** A certificate whose time is over. */

import { dateFindings } from './certificate-dates.ts';
import { dateOf } from './certificate-words.ts';
import type { Rule } from './rule.ts';

export const expiredCertificate: Rule = {
  code: 'expired-certificate',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A certificate has expired: peers in mode `ca` refuse it, fingerprint modes do not look at dates.',
  explanation:
    'Orion starts with an expired certificate. Peers in mode `ca` refuse it, unless their chain list holds this very certificate. In the fingerprint modes nobody looks at dates. What peers do is read from the opposite mode of this configuration: a warning where that is `ca`, and for the client API, where Besu decides; information elsewhere. In a chain list Java does not look at the dates of the authorities themselves, so Orion goes on trusting one that has expired.',
  source: 'java.security.cert.PKIXParameters; Tuweni TrustManagerFactories',
  example: {
    bad: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = «"old.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'old.pem': 'expired-cert', 'server.pem': 'cert', 'server.key': 'key' },
  },
  *check(subject) {
    const { now } = subject;
    yield* dateFindings(subject, {
      picks: ({ notAfter }) => notAfter !== undefined && notAfter < now,
      fact: ({ notAfter }) => `expired on ${notAfter ? dateOf(notAfter) : 'an unknown date'}`,
      consequence: {
        ca: 'Orion starts with it, but peers in mode "ca" refuse it unless they list this very certificate. Renew it.',
        fingerprints:
          'Orion starts with it, and fingerprint modes do not look at dates, so nodes that know its fingerprint go on. Renewing it changes the fingerprint that they need.',
        besu: 'Orion starts with it, and Besu decides whether it still accepts it: by fingerprint it may, by authority it does not. Renew it.',
        'this-node':
          'Java does not look at the dates of what a chain list holds, so Orion goes on trusting it. Replace it by its successor.',
      },
      severity: { fingerprints: 'information' },
      renews: true,
    });
  },
};

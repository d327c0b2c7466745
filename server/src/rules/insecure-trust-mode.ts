/** A trust mode that lets everybody in. */

import type { EndpointId } from '../model/endpoints.ts';
import { safetyOf } from '../model/trust-modes.ts';
import { setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

/** What the mode gives away on this side. */
const gains: Readonly<Record<EndpointId, string>> = {
  server:
    'anyone who reaches the node API may connect under any name, read the list of nodes, and send payloads and announcements in the name of a real node',
  client:
    'anyone who can redirect the traffic of this node can pose as the peer that it dials, and gets what this node sends',
  'client-connection': 'anyone who reaches the client API may read private payloads and send new ones, under any name',
};

export const insecureTrustMode: Rule = {
  code: 'insecure-trust-mode',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A trust mode accepts every certificate, so TLS encrypts but keeps nobody out.',
  explanation:
    'The modes `insecure-no-validation`, `insecure-record` and `insecure-ca-or-record` accept every certificate, also one that differs from the certificate seen before, and write its fingerprint over the old one. They are meant for the hour in which the known-hosts files fill. Afterwards use `whitelist`; and look at what was written down before you trust it.',
  source:
    'HttpTlsOptionHelpers.createTrustOptions, NodeHttpClientBuilder; Tuweni VertxTrustOptions.recordClientFingerprints',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = «"insecure-record"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\n',
  },
  *check({ config }) {
    for (const { endpoint, trust } of config.strictEndpoints) {
      const setting = trust?.setting;
      if (!trust || !setting || safetyOf(trust.value) !== 'open') continue;
      yield {
        at: setting.value,
        message: `"${trust.value.name}" accepts every certificate and overwrites the fingerprints in ${endpoint.knownHosts}: ${gains[endpoint.id]}. Use "whitelist", with the fingerprints of ${endpoint.peers} in ${endpoint.knownHosts}.`,
        fixes: () => [
          {
            title: `Accept only known certificates: ${endpoint.trust} = "whitelist"`,
            edits: [setProperty(config, endpoint.trust, 'whitelist', setting.entry)],
            preferred: true,
          },
        ],
      };
    }
  },
};

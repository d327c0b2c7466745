/** A client that believes the first certificate it sees. */

import { safetyOf } from '../model/trust-modes.ts';
import { setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

export const clientFirstUseTrust: Rule = {
  code: 'client-first-use-trust',
  severity: 'hint',
  stage: 'meaning',
  summary: 'Outgoing connections believe the first certificate that a node shows.',
  explanation:
    'With `tofu` or `ca-or-tofu` in `tlsclienttrust` the first contact with a node is not protected. Orion also holds four separate clients, each with its own memory of the known servers, so there are up to four first contacts after every start. In production write the fingerprints down and use `whitelist`.',
  source: 'NodeHttpClientBuilder, NetworkDiscovery, DistributePayloadManager; Tuweni ServerFingerprintTrustManager',
  example: {
    bad: 'tls = "strict"\ntlsclienttrust = «"tofu"»\n',
    good: 'tls = "strict"\ntlsclienttrust = "whitelist"\n',
  },
  *check({ config }) {
    for (const { endpoint, trust } of config.strictEndpoints) {
      const setting = trust?.setting;
      if (endpoint.role !== 'dials' || !trust || !setting || safetyOf(trust.value) !== 'first-use') continue;
      yield {
        at: setting.value,
        message: `"${trust.value.name}" believes the first certificate that a node shows, and up to four parts of Orion decide so separately after each start: who answers first is taken for the node. For production use "whitelist", with the fingerprints of ${endpoint.peers} in ${endpoint.knownHosts}.`,
        fixes: () => [
          {
            title: `Talk to known certificates only: ${endpoint.trust} = "whitelist"`,
            edits: [setProperty(config, endpoint.trust, 'whitelist', setting.entry)],
            preferred: true,
          },
        ],
      };
    }
  },
};

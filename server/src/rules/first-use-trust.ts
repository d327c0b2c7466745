/** A server that lets every new name in. */

import { safetyOf } from '../model/trust-modes.ts';
import { setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

export const firstUseTrust: Rule = {
  code: 'first-use-trust',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A server trusts on first use, so every stranger with a new name gets in.',
  explanation:
    'A client chooses the name in its certificate itself. With `tofu`, `ca-or-tofu` and their `insecure-` spellings the server accepts every name that it has not seen before, so a stranger takes a new one and is in. `tofu` is also what holds where the mode is not written. Use `whitelist` with the fingerprints of your clients, or `ca` with your own authority.',
  source: 'HttpTlsOptionHelpers.createTrustOptions; Tuweni ClientFingerprintTrustManager',
  example: {
    bad: 'tls = «"strict"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\n',
  },
  *check({ config }) {
    for (const { endpoint, trust } of config.strictEndpoints) {
      if (endpoint.role !== 'accepts' || !trust || safetyOf(trust.value) !== 'first-use') continue;
      const written = trust.setting;
      const governing = config.settings.get(endpoint.switch);
      // A template may set the mode in a line that is not looked at.
      if (!governing || (!written && config.template)) continue;
      const fact = written
        ? `"${trust.value.name}" accepts`
        : `${endpoint.trust} is not set, so its default "${trust.value.name}" holds, which accepts`;
      yield {
        at: (written ?? governing).value,
        message: `${fact} every client whose name is new, and a client names itself: any stranger may connect to the ${endpoint.title}. Use "whitelist", with the fingerprints of ${endpoint.peers} in ${endpoint.knownHosts}.`,
        fixes: () => [
          {
            title: `Accept only known certificates: ${endpoint.trust} = "whitelist"`,
            edits: [setProperty(config, endpoint.trust, 'whitelist', governing.entry)],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** A trust mode that counts the authorities of the Java installation. */

import type { Config, EndpointConfig } from '../model/config.ts';
import { readsChain } from '../model/trust-modes.ts';
import type { Rule } from './rule.ts';

export const jvmTrustStore: Rule = {
  code: 'jvm-trust-store',
  severity: 'information',
  stage: 'meaning',
  summary: 'The authorities that count are those of the Java installation, not yours.',
  explanation:
    'In the `ca-or-…` modes, and in mode `ca` with an empty chain list, every certificate from an authority in the trust store of the Java installation is accepted, which by default means any public authority, and a private authority is not. Use `ca` with your authority in the chain list, or start Java with `-Djavax.net.ssl.trustStore` naming a store of your own.',
  source:
    'HttpTlsOptionHelpers, NodeHttpClientBuilder; Vert.x TCPSSLOptions.setTrustOptions; Tuweni TrustManagerFactories',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = «"ca"»\n',
    good: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["network-ca.pem"]\n',
  },
  *check({ config }) {
    for (const endpointConfig of config.strictEndpoints) {
      const { endpoint, trust } = endpointConfig;
      const setting = trust?.setting;
      if (!trust || !setting) continue;
      if (trust.value.authorities === 'jvm') {
        yield {
          at: setting.value,
          message: `The authorities in "${trust.value.name}" are those that this machine's Java trusts, by default every public one: whoever has a certificate from one of them is accepted, and ${endpoint.chain} is not read. For authorities of your own use "ca" with ${endpoint.chain}, or start Java with -Djavax.net.ssl.trustStore.`,
        };
      } else if (hasEmptyChain(config, endpointConfig)) {
        yield {
          at: setting.value,
          message: `"ca" with an empty ${endpoint.chain} accepts every authority that this machine's Java trusts, by default every public one, and no private one. Name your authority in ${endpoint.chain}, or start Java with -Djavax.net.ssl.trustStore.`,
        };
      }
    }
  },
};

/** Mode `ca` with a list that is known to be empty; in a template a line that is not looked at may fill it. */
function hasEmptyChain(config: Config, { endpoint, trust }: EndpointConfig): boolean {
  if (!trust || !readsChain(trust.value) || config.template) return false;
  const chain = config.settings.get(endpoint.chain);
  return !chain || (chain.usable && chain.value.items?.length === 0);
}

/** A list of authorities that the trust mode does not look at. */

import { readsChain } from '../model/trust-modes.ts';
import { removeEntry, setProperty } from './edits.ts';
import type { Rule } from './rule.ts';

export const ignoredChain: Rule = {
  code: 'ignored-chain',
  severity: 'warning',
  stage: 'meaning',
  tags: ['unnecessary'],
  summary: 'A chain list is written in a mode other than `ca`, so nobody reads it.',
  explanation:
    'The chain lists name the authorities whose certificates the other side may show, and they count in mode `ca` alone. In every other mode, `ca-or-tofu` and `ca-or-whitelist` included, Orion replaces them by its own trust options; the `ca-or-…` modes then use the authorities of the Java installation. Intermediates of your own certificate belong into the certificate file.',
  source: 'HttpTlsOptionHelpers.createPemTrustOptions, NodeHttpClientBuilder; Vert.x TCPSSLOptions.setTrustOptions',
  example: {
    bad: 'tls = "strict"\ntlsclienttrust = "whitelist"\ntlsclientchain = «["network-ca.pem"]»\n',
    good: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsclientchain = ["network-ca.pem"]\n',
  },
  *check({ config }) {
    if (config.template) return;
    for (const { endpoint, trust } of config.strictEndpoints) {
      const setting = config.settings.get(endpoint.chain);
      if (!trust || readsChain(trust.value) || !setting?.value.items?.length) continue;
      const mode = `"${trust.value.name}"${trust.setting ? '' : ' by default'}`;
      const instead = trust.value.authorities === 'none' ? 'no authority counts' : "only Java's own authorities count";
      yield {
        at: setting.value,
        message: `${endpoint.chain} is read in mode "ca" only. ${endpoint.trust} is ${mode}, so ${instead} and this list does nothing. Set ${endpoint.trust} = "ca" to use it, or remove it.`,
        related: trust.setting ? [{ at: trust.setting.value, message: 'This mode does not read the list' }] : [],
        fixes: () => [
          {
            title: `Use the list: ${endpoint.trust} = "ca"`,
            edits: [setProperty(config, endpoint.trust, 'ca', setting.entry)],
          },
          { title: `Remove ${endpoint.chain}`, edits: [removeEntry(config.text, setting.entry)] },
        ],
      };
    }
  },
};

/** A setting that the migration to Tessera refuses or loses. */

import type { TrustModeName } from '../model/trust-modes.ts';
import type { Rule } from './rule.ts';

/** The modes that Tessera has too (SslTrustMode); its fifth, NONE, is no name of Orion's. */
const sharedModes: readonly TrustModeName[] = ['ca', 'tofu', 'whitelist', 'ca-or-tofu'];

export const noTesseraEquivalent: Rule = {
  code: 'no-tessera-equivalent',
  severity: 'hint',
  offByDefault: true,
  stage: 'meaning',
  summary: 'Tessera has no counterpart of this setting, so the migration tool stops or drops it.',
  explanation:
    'The tool `orion-to-tessera` knows the modes `ca`, `tofu`, `whitelist` and `ca-or-tofu`, and stops with `No enum constant` on any other. It also drops TLS for the client API without a word where neither `clientconnectiontlsserverkey` nor `clientconnectiontlsservertrust` is written. Off unless you switch it on, for a network that is to move.',
  source: 'Tessera MigrateConfigCommand, SslConfigBuilder, SslTrustMode',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = «"ca-or-whitelist"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\n',
  },
  *check({ config }) {
    for (const { endpoint, trust } of config.strictEndpoints) {
      if (trust?.setting && !sharedModes.includes(trust.value.name)) {
        yield {
          at: trust.setting.value,
          message: `Tessera has no mode like "${trust.value.name}", so the tool orion-to-tessera stops on it. Use one of ${sharedModes.join(', ')} before you convert this file.`,
        };
      }
      if (endpoint.id !== 'client-connection' || config.template) continue;
      const governing = config.settings.get(endpoint.switch);
      if (!governing || config.settings.has(endpoint.key) || config.settings.has(endpoint.trust)) continue;
      yield {
        at: governing.value,
        message: `The tool orion-to-tessera drops TLS for the ${endpoint.title} where neither ${endpoint.key} nor ${endpoint.trust} is written: after the migration it would be open in plain HTTP. Write both, even with their defaults.`,
      };
    }
  },
};

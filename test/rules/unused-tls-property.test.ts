/** Cases of `unused-tls-property`. */
import { endpointKeys } from '../../server/src/model/config.ts';
import { endpoints } from '../../server/src/model/endpoints.ts';
import { property } from '../../server/src/model/properties.ts';
import { unusedTlsProperty } from '../../server/src/rules/unused-tls-property.ts';
import { checkRule, type RuleCase } from '../support/check-rule.ts';

/** Every property of every endpoint, below a switch that is off. */
const families = endpoints.flatMap((endpoint) =>
  endpointKeys(endpoint).map((key): RuleCase => {
    const value = property(key).type === 'list' ? '[]' : property(key).format === 'trust-mode' ? '"ca"' : '"x"';
    return {
      given: `${key} without its switch`,
      source: `${endpoint.switch} = "off"\n«${key} = ${value}»\n`,
      related: ['"off"'],
      fixes: [`Switch TLS on: ${endpoint.switch} = "strict"`, `Remove ${key}`],
      fixed: `${endpoint.switch} = "strict"\n${key} = ${value}\n`,
    };
  }),
);

checkRule(unusedTlsProperty, [
  ...families,
  { given: 'the switch is a table, on which Orion stops', source: 'tlsservertrust = "ca"\n[tls]\n' },
  { given: 'the switch has keys below it', source: 'tls.x = 1\ntlsservertrust = "ca"\n' },
  {
    given: 'the entry is marked from its key to the end of its value',
    source: `  «"tlsclientchain" = [
               "a.pem",
             ]» # ours`,
    says: /tls is not set, which means "off"/,
    related: [],
  },
  { given: 'TLS is on', source: 'tls = "strict"\ntlsservercert = "x"' },
  { given: 'the other family is off', source: 'tls = "strict"\nclientconnectiontls = "off"\ntlsservercert = "x"' },
  { given: 'the switch is refused', source: 'tls = "yes"\ntlsservercert = "x"' },
  { given: 'a template may switch it on', source: '{% include "tls" %}\ntlsservercert = "x"' },
  { given: 'the value is refused, which says enough', source: 'tls = "off"\ntlsservertrust = "none"' },
]);

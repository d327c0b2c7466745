/** Cases of `client-first-use-trust`. */
import { clientFirstUseTrust } from '../../server/src/rules/client-first-use-trust.ts';
import { checkRule } from '../support/check-rule.ts';
import { trustCases } from '../support/trust-cases.ts';

checkRule(clientFirstUseTrust, [
  ...trustCases({ accepts: [], dials: ['tofu', 'ca-or-tofu'] }),
  {
    given: 'the mode is written',
    source: 'tls = "strict"\ntlsclienttrust = «"ca-or-tofu"»',
    says: /up to four parts of Orion/,
    fixed: 'tls = "strict"\ntlsclienttrust = "whitelist"',
  },
  { given: 'the mode is only the default', source: 'tls = "strict"' },
  { given: 'TLS is off', source: 'tls = "off"\ntlsclienttrust = "tofu"' },
  { given: 'the switch is refused', source: 'tls = "true"\ntlsclienttrust = "tofu"' },
  { given: 'the mode is a placeholder', source: 'tls = "strict"\ntlsclienttrust = "{{ mode }}"' },
]);

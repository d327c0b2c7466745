/** Cases of `first-use-trust`. */
import { firstUseTrust } from '../../server/src/rules/first-use-trust.ts';
import { checkRule } from '../support/check-rule.ts';
import { trustCases } from '../support/trust-cases.ts';

checkRule(firstUseTrust, [
  ...trustCases({ accepts: ['tofu', 'insecure-tofa', 'ca-or-tofu', 'insecure-ca-or-tofa'], dials: [] }),
  {
    given: 'the mode is only the default, so the switch carries the finding',
    source: 'tls = «"strict"»',
    says: /tlsservertrust is not set, so its default "tofu" holds/,
    fixed: 'tls = "strict"\ntlsservertrust = "whitelist"',
  },
  {
    given: 'the new line stands below the switch and its comment',
    source: 'clientconnectiontls = «"strict"» # Besu\r\nclientport = 8888\r\n',
    says: /any stranger may connect to the client API/,
    fixed:
      'clientconnectiontls = "strict" # Besu\r\nclientconnectiontlsservertrust = "whitelist"\r\nclientport = 8888\r\n',
  },
  {
    given: 'both servers at once',
    source: `tls = «"strict"»
             clientconnectiontls = "strict"
             clientconnectiontlsservertrust = «"ca-or-tofu"»`,
    says: [/node API/, /"ca-or-tofu" accepts every client whose name is new.*client API/],
  },
  {
    given: 'a written mode is replaced where it stands',
    source: `tlsservertrust = «'tofu'»
             tls = "strict"`,
    fixed: `tlsservertrust = "whitelist"
            tls = "strict"`,
  },
  { given: 'a template may set the mode elsewhere', source: 'tls = "strict"\n{% include "trust" %}\n' },
  {
    given: 'a mode that a template writes is judged',
    source: 'tls = "strict"\ntlsservertrust = «"tofu"»\n{% include "peers" %}\n',
  },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservertrust = "tofu"' },
  { given: 'nothing is written', source: 'nodeport = 8080' },
  { given: 'the mode is refused', source: 'tls = "strict"\ntlsservertrust = "trust"' },
  { given: 'the mode is a placeholder', source: 'tls = "strict"\ntlsservertrust = "<MODE>"' },
  { given: 'the switch is refused', source: 'tls = "stric"\ntlsservertrust = "tofu"' },
]);

/** Cases of `insecure-trust-mode`. */
import { insecureTrustMode } from '../../server/src/rules/insecure-trust-mode.ts';
import { checkRule } from '../support/check-rule.ts';
import { trustCases } from '../support/trust-cases.ts';

checkRule(insecureTrustMode, [
  ...trustCases({
    accepts: ['insecure-no-validation', 'insecure-record', 'insecure-ca-or-record'],
    dials: ['insecure-no-validation', 'insecure-record', 'insecure-ca-or-record'],
  }),
  {
    given: 'the node API is open to everybody',
    source: `tls = "strict"
             tlsservertrust = «"insecure-record"»`,
    says: /connect under any name.*"whitelist"/,
    fixed: `tls = "strict"
            tlsservertrust = "whitelist"`,
    fixes: ['Accept only known certificates: tlsservertrust = "whitelist"'],
  },
  {
    given: 'outgoing connections believe whoever answers',
    source: `tls = "strict"
             tlsclienttrust = «"insecure-no-validation"»`,
    says: /redirect the traffic of this node can pose as the peer/,
  },
  {
    given: 'the client API is open to everybody',
    source: `clientconnectiontls = "strict"
             clientconnectiontlsservertrust = «"insecure-ca-or-record"»`,
    says: /read private payloads and send new ones/,
  },
  {
    given: 'Orion compares without regard to case',
    source: `tls = 'STRICT'
             tlsclienttrust = «'Insecure-Record'» # for now`,
    fixed: `tls = 'STRICT'
            tlsclienttrust = "whitelist" # for now`,
  },
  {
    given: 'in a template a plain value is judged all the same',
    source: `tls = "strict"
             tlsclienttrust = «"insecure-record"»
             {% if peers %}
             othernodes = ["http://node2.example:8080"]
             {% endif %}`,
  },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservertrust = "insecure-record"' },
  { given: 'TLS is off by default', source: 'clientconnectiontlsservertrust = "insecure-record"' },
  { given: 'the switch is no switch', source: 'tls = "on"\ntlsservertrust = "insecure-record"' },
  { given: 'the switch is a placeholder', source: 'tls = "{{ tls }}"\ntlsservertrust = "insecure-record"' },
  { given: 'the mode is a placeholder', source: 'tls = "strict"\ntlsservertrust = "insecure-{{ mode }}"' },
]);

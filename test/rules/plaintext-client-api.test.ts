/** Cases of `plaintext-client-api`. */
import { plaintextClientApi } from '../../server/src/rules/plaintext-client-api.ts';
import { checkRule, type RuleCase } from '../support/check-rule.ts';

const loopback = [
  '127.0.0.1',
  '127.8.9.10',
  'localhost',
  'LOCALHOST',
  '::1',
  '0:0:0:0:0:0:0:1',
  '[::1]',
  '::ffff:127.0.0.1',
  '',
];
const elsewhere = [
  '0.0.0.0',
  '::',
  '10.0.0.1',
  '128.0.0.1',
  'node1.example',
  '127.example',
  'localhost.example',
  'fe80::1',
  '1',
];

checkRule(plaintextClientApi, [
  ...loopback.map(
    (host): RuleCase => ({
      given: `only this machine reaches "${host}"`,
      source: `clientnetworkinterface = "${host}"`,
    }),
  ),
  ...elsewhere.map(
    (host): RuleCase => ({ given: `others reach "${host}"`, source: `clientnetworkinterface = «"${host}"»` }),
  ),
  {
    given: 'the switch is off',
    source: 'clientconnectiontls = "OFF"\nclientnetworkinterface = «"0.0.0.0"»\n',
    says: /clientconnectiontls is "off"/,
    related: ['"OFF"'],
    fixed: 'clientconnectiontls = "strict"\nclientnetworkinterface = "0.0.0.0"\n',
    fixes: [
      'Switch TLS on: clientconnectiontls = "strict"',
      'Listen on this machine only: clientnetworkinterface = "127.0.0.1"',
    ],
  },
  {
    given: 'the switch is not written',
    source: 'clientnetworkinterface = «"0.0.0.0"» # all\nclientport = 9000\n',
    says: /clientconnectiontls is not set and its default is "off"/,
    related: [],
    fixed: 'clientnetworkinterface = "0.0.0.0" # all\nclientconnectiontls = "strict"\nclientport = 9000\n',
  },
  { given: 'the other switch says nothing about it', source: 'tls = "strict"\nclientnetworkinterface = «"0.0.0.0"»' },
  { given: 'TLS is on', source: 'clientconnectiontls = "Strict"\nclientnetworkinterface = "0.0.0.0"' },
  { given: 'the default interface is loopback', source: 'clientconnectiontls = "off"' },
  { given: 'the switch is refused', source: 'clientconnectiontls = "none"\nclientnetworkinterface = "0.0.0.0"' },
  {
    given: 'the switch is a placeholder',
    source: 'clientconnectiontls = "{{ tls }}"\nclientnetworkinterface = "0.0.0.0"',
  },
  { given: 'the interface is a placeholder', source: 'clientnetworkinterface = "{{ host }}"' },
  {
    given: 'a template may set the switch elsewhere',
    source: 'clientnetworkinterface = "0.0.0.0"\n{% include "tls" %}\n',
  },
]);

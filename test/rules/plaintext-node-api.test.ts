/** Cases of `plaintext-node-api`. */
import { plaintextNodeApi } from '../../server/src/rules/plaintext-node-api.ts';
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

checkRule(plaintextNodeApi, [
  ...loopback.map(
    (host): RuleCase => ({ given: `only this machine reaches "${host}"`, source: `nodenetworkinterface = "${host}"` }),
  ),
  ...elsewhere.map(
    (host): RuleCase => ({ given: `others reach "${host}"`, source: `nodenetworkinterface = «"${host}"»` }),
  ),
  {
    given: 'the switch is off',
    source: 'tls = "OFF"\nnodenetworkinterface = «"0.0.0.0"»\n',
    says: /tls is "off"/,
    related: ['"OFF"'],
    fixed: 'tls = "strict"\nnodenetworkinterface = "0.0.0.0"\n',
    fixes: ['Switch TLS on: tls = "strict"', 'Listen on this machine only: nodenetworkinterface = "127.0.0.1"'],
  },
  {
    given: 'the switch is not written',
    source: 'nodenetworkinterface = «"0.0.0.0"» # all\nnodeport = 9000\n',
    says: /tls is not set and its default is "off"/,
    related: [],
    fixed: 'nodenetworkinterface = "0.0.0.0" # all\ntls = "strict"\nnodeport = 9000\n',
  },
  {
    given: 'the other switch says nothing about it',
    source: 'clientconnectiontls = "strict"\nnodenetworkinterface = «"0.0.0.0"»',
  },
  { given: 'TLS is on', source: 'tls = "Strict"\nnodenetworkinterface = "0.0.0.0"' },
  { given: 'the default interface is loopback', source: 'tls = "off"' },
  { given: 'the switch is refused', source: 'tls = "none"\nnodenetworkinterface = "0.0.0.0"' },
  { given: 'the switch is a placeholder', source: 'tls = "{{ tls }}"\nnodenetworkinterface = "0.0.0.0"' },
  { given: 'the interface is a placeholder', source: 'nodenetworkinterface = "{{ host }}"' },
  {
    given: 'a template may set the switch elsewhere',
    source: 'nodenetworkinterface = "0.0.0.0"\n{% include "tls" %}\n',
  },
]);

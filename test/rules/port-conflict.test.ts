/** Cases of `port-conflict`. */
import { portConflict } from '../../server/src/rules/port-conflict.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(portConflict, [
  {
    given: 'both written',
    source: 'nodeport = 8080\nclientport = «8080»',
    related: ['8080'],
    fixed: 'nodeport = 8080\nclientport = 8888',
  },
  {
    given: 'the default of the other is taken',
    source: 'clientport = «8888»\nnodeport = 8888',
    fixed: 'clientport = 8889\nnodeport = 8888',
  },
  {
    given: 'both written: the addresses make no difference',
    source: 'nodeport = 1\nclientport = «0x1»\nnodenetworkinterface = "10.0.0.1"\nclientnetworkinterface = "10.0.0.2"',
  },
  {
    given: 'one is the default, on addresses that overlap',
    source: 'nodenetworkinterface = "0.0.0.0"\nnodeport = «8888»',
    says: /Address already in use/,
    fixed: 'nodenetworkinterface = "0.0.0.0"\nnodeport = 8080',
  },
  {
    given: 'the other is the default',
    source: 'clientport = «8080»\nclientnetworkinterface = "::"',
    says: /node API by default/,
  },
  { given: 'two names of one address', source: 'clientport = «8080»\nclientnetworkinterface = "localhost"' },
  { given: 'one is the default, on the same address: shared-listener', source: 'nodeport = 8888' },
  {
    given: 'the same on every address',
    source: 'nodeport = 8888\nnodenetworkinterface = "0.0.0.0"\nclientnetworkinterface = "0.0.0.0"',
  },
  { given: 'one is the default, on different addresses', source: 'nodeport = 8888\nnodenetworkinterface = "10.0.0.1"' },
  { given: 'both free', source: 'nodeport = 0\nclientport = 0' },
  { given: 'different ports', source: 'nodeport = 8080\nclientport = 8888' },
  { given: 'a port that is refused already', source: 'nodeport = "8080"\nclientport = 8080' },
  { given: 'a template', source: '{% if x %}\nnodeport = 1\n{% endif %}\nclientport = 1' },
  { given: 'an address that is a placeholder', source: 'nodenetworkinterface = "{{ ip }}"\nnodeport = 8888' },
]);

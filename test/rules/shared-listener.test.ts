/** Cases of `shared-listener`. */
import { sharedListener } from '../../server/src/rules/shared-listener.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(sharedListener, [
  {
    given: 'nodeport is the default of clientport',
    source: 'nodeport = «8888»',
    says: /default of clientport.*clientconnectiontls has no effect/,
    fixed: 'nodeport = 8080',
  },
  { given: 'clientport is the default of nodeport', source: 'clientport = «8_080»', fixed: 'clientport = 8888' },
  {
    given: 'both on the same written address',
    source: 'nodenetworkinterface = "0.0.0.0"\nclientnetworkinterface = "0.0.0.0"\nnodeport = «8888»',
  },
  {
    given: 'different addresses, where the second bind fails',
    source: 'nodenetworkinterface = "0.0.0.0"\nnodeport = 8888',
  },
  { given: 'both written and equal: Orion stops', source: 'nodeport = 8888\nclientport = 8888' },
  { given: 'both written and different', source: 'nodeport = 8888\nclientport = 8080' },
  { given: 'neither written', source: 'tls = "off"' },
  { given: 'a port of its own', source: 'nodeport = 9000' },
  { given: 'any free port', source: 'nodeport = 0' },
  { given: 'the other port is refused', source: 'nodeport = 8888\nclientport = "8888"' },
  { given: 'an address is still to be named', source: 'clientnetworkinterface = "{{ ip }}"\nnodeport = 8888' },
  { given: 'a template may set the other port', source: 'nodeport = 8888\n{{ ports }}' },
]);

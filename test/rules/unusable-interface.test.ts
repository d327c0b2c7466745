/** Cases of `unusable-interface`. */
import { unusableInterface } from '../../server/src/rules/unusable-interface.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(unusableInterface, [
  {
    given: 'a URL',
    source: 'nodenetworkinterface = «"http://0.0.0.0"»',
    says: /node API.*nodeport/,
    fixed: 'nodenetworkinterface = "0.0.0.0"',
  },
  {
    given: 'a port',
    source: 'clientnetworkinterface = «"127.0.0.1:8888"»',
    says: /client API.*clientport/,
    fixed: 'clientnetworkinterface = "127.0.0.1"',
  },
  {
    given: 'an IPv6 address with a port',
    source: 'nodenetworkinterface = «"[::1]:8080"»',
    fixed: 'nodenetworkinterface = "::1"',
  },
  { given: 'no address at all', source: 'nodenetworkinterface = «"http://"»', fixed: false },
  { given: 'an address', source: 'nodenetworkinterface = "0.0.0.0"\nclientnetworkinterface = "::1"' },
  {
    given: 'brackets, a name, or nothing',
    source: 'nodenetworkinterface = "[::1]"\nclientnetworkinterface = "node1.example"',
  },
  { given: 'an empty text, which Netty takes for loopback', source: 'nodenetworkinterface = ""' },
  { given: 'a placeholder', source: 'nodenetworkinterface = "{{ host }}:80"' },
]);

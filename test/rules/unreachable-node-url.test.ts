/** Cases of `unreachable-node-url`. */
import { unreachableNodeUrl } from '../../server/src/rules/unreachable-node-url.ts';
import { checkRule } from '../support/check-rule.ts';

const elsewhere = 'othernodes = ["http://localhost:1", "http://node2.example:8080"]';

checkRule(unreachableNodeUrl, [
  {
    given: 'every interface',
    source: `nodenetworkinterface = «"0.0.0.0"»\nnodeport = 9001\n${elsewhere}`,
    says: /at http:\/\/0\.0\.0\.0:9001, where they find themselves/,
    related: ['"http://node2.example:8080"'],
  },
  { given: 'loopback', source: `nodenetworkinterface = «"localhost"»\n${elsewhere}` },
  { given: 'every interface of IPv6', source: `nodenetworkinterface = «"::"»\n${elsewhere}` },
  {
    given: 'the default interface, so the first node elsewhere carries the finding',
    source:
      'othernodes = ["http://127.0.0.1:1", "{{ x }}", «"http://node2.example:8080"», "http://node3.example:8080"]',
    says: /http:\/\/127\.0\.0\.1:8080/,
    related: [],
  },
  { given: 'an address that others reach', source: `nodenetworkinterface = "10.0.0.1"\n${elsewhere}` },
  {
    given: 'nodeurl is every interface',
    source: `nodeurl = «"https://0.0.0.0:8080/"»\nnodenetworkinterface = "0.0.0.0"\n${elsewhere}`,
    says: /nodeurl names 0\.0\.0\.0, which stands for every interface/,
  },
  { given: 'nodeurl is every interface of IPv6', source: `nodeurl = «"https://[::]:8080/"»\n${elsewhere}` },
  { given: 'nodeurl is every interface, and no other node is elsewhere', source: 'nodeurl = "https://0.0.0.0:8080/"' },
  { given: 'nodeurl is set', source: `nodeurl = "http://a:1"\n${elsewhere}` },
  { given: 'nodeurl is still to be filled in', source: `nodeurl = "{{ url }}"\n${elsewhere}` },
  { given: 'all nodes on this machine', source: 'othernodes = ["http://localhost:1", "http://[::1]:2"]' },
  { given: 'no other node', source: 'nodenetworkinterface = "0.0.0.0"' },
  { given: 'the interface is a placeholder', source: `nodenetworkinterface = "<IP>"\n${elsewhere}` },
  { given: 'a template may set nodeurl', source: `${elsewhere}\n{{ url }}` },
]);

/** Cases of `missing-port`. */
import { missingPort } from '../../server/src/rules/missing-port.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(missingPort, [
  {
    given: 'the own URL, whose port is known',
    source: 'nodeurl = «"http://node1.example/"»\nnodeport = 9001',
    says: /named node1\.example:-1/,
    fixed: 'nodeurl = "http://node1.example:9001/"\nnodeport = 9001',
  },
  {
    given: 'a colon is there already',
    source: 'nodeurl = «"http://node1.example:"»',
    fixed: 'nodeurl = "http://node1.example:8080"',
  },
  { given: 'an address in brackets', source: "nodeurl = «'https://[::1]'»", fixed: "nodeurl = 'https://[::1]:8080'" },
  { given: 'any free port', source: 'nodeurl = «"http://node1.example"»\nnodeport = 0', fixed: false },
  {
    given: 'a value with escapes is written anew',
    source: 'nodeurl = «"http:\\u002f/node1.example/x"»',
    fixed: 'nodeurl = "http://node1.example:8080/x"',
  },
  {
    given: 'blanks around it, which URL drops',
    source: 'nodeurl = «" http://node1.example "»',
    fixed: 'nodeurl = " http://node1.example:8080 "',
  },
  {
    given: 'one of several nodes',
    source: 'othernodes = ["http://a:1", «"https://b/x?y#z"», "{{ c }}", «"http://user@d"»]',
    says: /it never contacts that node/,
    fixed: 'othernodes = ["http://a:1", "https://b:8080/x?y#z", "{{ c }}", "http://user@d"]',
  },
  { given: 'all have ports', source: 'nodeurl = "http://a:80/"\nothernodes = ["http://b:0"]' },
  { given: 'clienturl is never used', source: 'clienturl = "http://a"' },
  { given: 'no host at all, which is unusable-url', source: 'nodeurl = "http:orion"\nothernodes = ["http://a_b"]' },
  { given: 'a placeholder', source: 'nodeurl = "http://<HOST>"' },
  { given: 'refused', source: 'nodeurl = "node1.example"' },
  {
    given: 'plain in a template, where the port may be set elsewhere',
    source: 'nodeurl = «"http://a"»\n{{ port }}',
    fixed: false,
  },
]);

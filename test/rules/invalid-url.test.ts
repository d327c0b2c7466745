/** Cases of `invalid-url`. */
import { invalidUrl } from '../../server/src/rules/invalid-url.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(invalidUrl, [
  {
    given: 'no scheme, TLS off',
    source: 'nodeurl = «"node1.example:8080/"»',
    says: /no http:\/\/ or https:\/\/ in front.*Write http:/,
    fixed: 'nodeurl = "http://node1.example:8080/"',
  },
  {
    given: 'no scheme, TLS strict, only the bad items',
    source: 'tls = "strict"\nothernodes = ["https://a:1/", «"127.0.0.1:8080"»]',
    fixed: 'tls = "strict"\nothernodes = ["https://a:1/", "https://127.0.0.1:8080"]',
  },
  {
    given: 'the client API has its own switch',
    source: 'tls = "strict"\nclienturl = «"localhost:8888"»',
    fixed: 'tls = "strict"\nclienturl = "http://localhost:8888"',
  },
  {
    given: 'nobody knows which scheme, as the switch is a placeholder',
    source: 'tls = "{{ tls }}"\nnodeurl = «"a:1"»',
    fixes: ['Write "http://a:1"', 'Write "https://a:1"'],
  },
  { given: 'a scheme with one letter missing', source: 'nodeurl = «"htp://a:1/"»', fixed: 'nodeurl = "http://a:1/"' },
  {
    given: 'a protocol that Java does not know',
    source: 'nodeurl = «"ws://a:1/"»',
    says: /no protocol "ws"/,
    fixed: 'nodeurl = "http://a:1/"',
  },
  { given: 'nothing', source: 'nodeurl = «""»', says: /empty/, fixed: false },
  {
    given: 'a port in words',
    source: 'nodeurl = «"http://a:http/"»',
    says: /The port "http" is no port number/,
    fixed: false,
  },
  { given: 'a port below -1', source: 'nodeurl = «"http://a:-2/"»', fixed: false },
  {
    given: 'a blank in the host',
    source: 'othernodes = [«"http://a b:1/"»]',
    says: /cannot hold a blank/,
    fixed: false,
  },
  { given: 'a brace', source: 'othernodes = [«"http://a:1/{x}"»]', says: /the character \{/, fixed: false },
  { given: 'a bracket in a path', source: 'othernodes = [«"http://a:1/[x]"»]', says: /Java's URI refuses/ },
  { given: 'a stray %', source: 'nodeurl = «"http://a:1/%zz"»', says: /the character %/ },
  {
    given: 'blanks around, which the address book does not drop',
    source: 'othernodes = [«" http://a:1/ "»]',
    says: /Blanks before or after/,
    fixed: 'othernodes = ["http://a:1/"]',
  },
  { given: 'no fix where escapes hide what is written', source: String.raw`nodeurl = «"\u0061:1"»`, fixed: false },
  {
    given: 'texts that look wrong and that Orion takes',
    source: `nodeurl = " http://a:8080/ "
             clienturl = "http://a b:1/{x}"
             othernodes = [
               "http://a:-1/", "http://a:/", "HTTP://a:1/", "ftp://a:1/", "file:/x", "mailto:a@b.c", "http:orion",
               "http://a_b:1/", "http://a:99999/", "http://a", "http://[::1]:1/",
             ]`,
  },
  { given: 'a URL with a prefix that Java drops', source: 'nodeurl = "url:http://a:1/"' },
  { given: 'placeholders', source: 'nodeurl = "{{ url }}"\nothernodes = ["<NODE>:8080", "<PEER>"]' },
]);

/** Cases of `unusable-url`. */
import { unusableUrl } from '../../server/src/rules/unusable-url.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(unusableUrl, [
  {
    given: 'an underscore',
    source: 'nodeurl = «"http://load_balancer:8080/"»',
    says: /load_balancer has an underscore.*other nodes cannot contact/,
  },
  {
    given: 'a letter outside ASCII',
    source: 'othernodes = [«"http://knoten-ä.example:8080"»]',
    says: /outside ASCII.*it never contacts/,
  },
  {
    given: 'a comma in the name of certificates that Orion creates',
    source: 'nodeurl = «"http://a,b:8080/"»\ntls = "strict"',
    severity: 'error',
    says: /a,b has a comma.*writing the server TLS certificate files/,
  },
  { given: 'a comma, and TLS is off', source: 'nodeurl = «"http://a,b:8080/"»', says: /no usable host/ },
  {
    given: 'a comma, and the pair is there',
    files: { 'n.pem': 'pair' },
    source:
      'nodeurl = «"http://a,b:8080/"»\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "n.pem"\nclientconnectiontlsserverkey = "n.pem"',
    says: /no usable host/,
  },
  {
    given: 'a comma in the address of another node',
    source: 'othernodes = [«"http://a,b:8080/"»]\ntls = "strict"\nnodeurl = "http://a:1/"',
  },
  {
    given: 'no authority',
    source: 'othernodes = [«"http:orion"», «"mailto:a@b.c"», «"http://:8080/"»]',
    says: /names no host/,
  },
  { given: 'a port beyond the last', source: 'nodeurl = «"http://a:65536"»', says: /Port 65536 is beyond 65535/ },
  {
    given: 'forms that only URL takes',
    source: 'othernodes = [«"http://a:-1/"», «"http://a:+80/"», «"http://-a:80"»]',
    says: /no usable host and port/,
  },
  {
    given: 'another scheme, but host and port',
    source: 'othernodes = ["ftp://a:65535", "http://[::1]:1", "http://1.2.3.4:1"]',
  },
  { given: 'a missing port is another rule', source: 'nodeurl = "http://a"' },
  { given: 'clienturl is never used', source: 'clienturl = "http://a_b:99999"' },
  { given: 'a placeholder', source: 'nodeurl = "http://{{ a_b }}:8080"' },
  { given: 'refused', source: 'othernodes = ["http://a b:1/", "a_b:1"]' },
  { given: 'plain in a template', source: 'nodeurl = «"http://a_b:1"»\n{{ x }}' },
]);

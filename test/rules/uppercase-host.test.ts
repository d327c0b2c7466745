/** Cases of `uppercase-host`. */
import { uppercaseHost } from '../../server/src/rules/uppercase-host.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(uppercaseHost, [
  {
    given: 'Orion will create the certificate',
    source: 'tls = "strict"\nnodeurl = "HTTP://«Node1.Example»:8080/Path"',
    says: /Write node1\.example/,
    fixed: 'tls = "strict"\nnodeurl = "HTTP://node1.example:8080/Path"',
  },
  {
    given: 'the certificate exists, so only its successor is hit',
    files: { 'tls-client-cert.pem': 'cert' },
    source: 'tls = "strict"\nnodeurl = "http://«Node1»:8080"',
    severity: 'information',
    says: /The next certificate/,
  },
  {
    given: 'a value with escapes is marked as a whole',
    source: 'tls = "strict"\nnodeurl = «"http://\\u004eode1:8080"»',
    fixed: 'tls = "strict"\nnodeurl = "http://node1:8080"',
  },
  { given: 'lower case', source: 'tls = "strict"\nnodeurl = "http://node1:8080"' },
  {
    given: 'other nodes are compared in lower case on both sides',
    source: 'tls = "strict"\nothernodes = ["http://Node2:8080"]',
  },
  { given: 'TLS is off', source: 'tls = "off"\nnodeurl = "http://Node1:8080"' },
  { given: 'only the client API uses TLS', source: 'clientconnectiontls = "strict"\nnodeurl = "http://Node1:8080"' },
  { given: 'the switch is refused', source: 'tls = "x"\nnodeurl = "http://Node1:8080"' },
  { given: 'a placeholder', source: 'tls = "strict"\nnodeurl = "http://{{ HOST }}:8080"' },
  { given: 'a template may name a certificate', source: 'tls = "strict"\nnodeurl = "http://Node1:8080"\n{{ cert }}' },
]);

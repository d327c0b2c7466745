/** Cases of `certificate-order`. */
import { certificateOrder } from '../../server/src/rules/certificate-order.ts';
import { intermediate, leaf, other, root } from '../support/certificate-files.ts';
import { checkRule } from '../support/check-rule.ts';

const marked =
  'clientconnectiontls = "strict"\nclientconnectiontlsservercert = «"a.pem"»\nclientconnectiontlsserverkey = "a.key"';
const silent = marked.replace(/[«»]/g, '');
const file = (...pairs: { certificate: string }[]) => ({
  'a.pem': pairs.map((pair) => pair.certificate).join(''),
  'a.key': leaf().key,
});

checkRule(certificateOrder, [
  {
    given: 'the root first',
    files: file(root(), intermediate(), leaf()),
    source: marked,
    says: /"CN=Issuing, O=Acme" in line \d+ follows "CN=Root, O=Acme", which it did not issue, so Orion stops with "Certificate chain is not valid"\. Put the node's own certificate first/,
    related: ['/node/a.pem'],
  },
  {
    given: 'one certificate twice',
    files: file(leaf(), leaf()),
    source: marked,
    says: /"CN=node1\.example:8080, O=Acme" in line \d+ stands there twice.*Remove one/,
  },
  {
    given: 'the intermediate is missing',
    files: file(leaf(), root()),
    source: marked,
    says: /"CN=Root, O=Acme" in line \d+ neither issued.*add the issuer that is missing/,
  },
  { given: 'a stranger', files: file(leaf(), intermediate(), other()), source: marked, says: /"CN=other\.example"/ },
  { given: 'the right order', files: file(leaf(), intermediate(), root()), source: silent },
  {
    given: 'any order in a chain list',
    files: file(root(), leaf()),
    source: `clientconnectiontls = "strict"\nclientconnectiontlsservertrust = "ca"\nclientconnectiontlsserverchain = ["a.pem"]`,
  },
  { given: 'TLS is off', files: file(root(), leaf()), source: silent.replace('strict', 'off') },
]);

/** Cases of `chain-is-own-issuer`. */
import { chainIsOwnIssuer } from '../../server/src/rules/chain-is-own-issuer.ts';
import { intermediate, leaf, other, root } from '../support/certificate-files.ts';
import { checkRule } from '../support/check-rule.ts';

const files = {
  'own.pem': leaf().certificate,
  'own.key': leaf().key,
  'sent.pem': leaf().certificate + intermediate().certificate,
  'issuing.pem': intermediate().certificate,
  'root.pem': root().certificate,
  'both.pem': root().certificate + intermediate().certificate,
  'other.pem': other().certificate,
  'other.key': other().key,
};
const pair = 'tls = "strict"\ntlsservertrust = "ca"\ntlsservercert = "own.pem"\ntlsserverkey = "own.key"\n';

checkRule(chainIsOwnIssuer, [
  {
    given: 'the certificate itself',
    files,
    source: `${pair}tlsserverchain = ["root.pem", «"own.pem"»]`,
    says: /own\.pem holds the node's own certificate\. tlsserverchain says whom this node trusts/,
    related: ['/node/own.pem'],
  },
  {
    given: 'its whole chain',
    files,
    source: `${pair}tlsserverchain = [«"sent.pem"»]`,
    says: /own certificate/,
  },
  {
    given: 'the intermediate that the certificate file lacks',
    files,
    source: `${pair}tlsserverchain = [«"both.pem"»]`,
    says: /both\.pem holds "CN=Issuing, O=Acme", which issued the node's own certificate.*Append it to own\.pem/,
  },
  {
    given: 'a self-signed certificate as its own anchor',
    files,
    source: `${pair.replaceAll('own.', 'other.')}tlsserverchain = [«"other.pem"»]`,
  },
  {
    given: 'the intermediate of a network, which the certificate file sends as well',
    files,
    source: `${pair.replace('own.pem', 'sent.pem')}tlsserverchain = ["issuing.pem"]`,
  },
  { given: 'the root of the network', files, source: `${pair}tlsserverchain = ["root.pem"]` },
  { given: 'certificates of peers', files, source: `${pair}tlsserverchain = ["other.pem"]` },
  {
    given: 'a mode that does not read the list',
    files,
    source: `${pair.replace('"ca"', '"whitelist"')}tlsserverchain = ["own.pem"]`,
  },
  { given: 'TLS is off', files, source: `${pair.replace('strict', 'off')}tlsserverchain = ["own.pem"]` },
]);

/** Cases of `half-key-pair`. */
import { halfKeyPair } from '../../server/src/rules/half-key-pair.ts';
import { checkRule } from '../support/check-rule.ts';

checkRule(halfKeyPair, [
  {
    given: 'only the certificate is there',
    files: { 'server.pem': 'cert' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = «"server.key"»`,
    says: /server\.key does not exist but server\.pem does/,
    related: ['"server.pem"'],
  },
  {
    given: 'only the key is there',
    files: { 'server.key': 'key' },
    source: `tls = "strict"
             tlsservercert = «"server.pem"»
             tlsserverkey = "server.key"`,
    says: /TLS certificate file/,
  },
  {
    given: 'the missing half is a default, so the switch carries the finding',
    files: { 'tls-server-cert.pem': 'cert' },
    source: 'tls = «"strict"»',
  },
  {
    given: 'neither is there: Orion creates both',
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = "server.key"`,
  },
  {
    given: 'TLS is off: Orion does not look',
    files: { 'server.pem': 'cert' },
    source: `tls = "off"
             tlsservercert = "server.pem"
             tlsserverkey = "server.key"`,
  },
]);

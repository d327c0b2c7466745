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
  {
    given: 'what is there is too large to be read here, and there all the same',
    files: { 'server.pem': { kind: 'file', size: 2 ** 21 } },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = «"server.key"»`,
  },
  {
    given: 'all three endpoints, each with what Orion calls it',
    files: { 's.pem': 'cert', 'c.key': 'key', 'b.pem': 'cert' },
    source: `tls = "strict"
             clientconnectiontls = "strict"
             tlsservercert = "s.pem"
             tlsserverkey = «"s.key"»
             tlsclientcert = «"c.pem"»
             tlsclientkey = "c.key"
             clientconnectiontlsservercert = "b.pem"
             clientconnectiontlsserverkey = «"b.key"»`,
    says: [/Missing server TLS key file/, /Missing client TLS certificate/, /Missing Client-to-Orion server TLS key/],
  },
  {
    given: 'Orion makes the certificate for the first endpoint, and then misses the key of the second',
    source: `tls = "strict"
             tlsservercert = "node.pem"
             tlsclientcert = «"node.pem"»
             tlsclientkey = "client.key"`,
    says: /creates node\.pem for the .* first.*without client\.key.*Missing client TLS key file/,
    related: ['"client.key"'],
  },
  {
    given: 'the key alone is shared, in another spelling, with a default',
    source: `tls = "strict"
             clientconnectiontls = "strict"
             clientconnectiontlsserverkey = «"./tls-client-key.pem"»`,
    says: /Missing Client-to-Orion server TLS certificate file/,
  },
  {
    given: 'both files are shared: Orion makes them once',
    source: `tls = "strict"
             tlsservercert = "node.pem"
             tlsserverkey = "node.key"
             tlsclientcert = "node.pem"
             tlsclientkey = "node.key"`,
  },
  {
    given: 'an endpoint without TLS makes nothing',
    source: `clientconnectiontls = "strict"
             tlsservercert = "node.pem"
             clientconnectiontlsservercert = "node.pem"`,
  },
  {
    given: 'both are there',
    files: { 'server.pem': 'cert', 'server.key': 'key' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = "server.key"`,
  },
  {
    given: 'one file with both',
    files: { 'server.pem': 'pair' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = "server.pem"`,
  },
  {
    given: 'the other half is on another machine',
    files: { 'server.pem': 'cert' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = "/run/secrets/server.key"`,
  },
  {
    given: 'the other half is a placeholder',
    files: { 'server.pem': 'cert' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             tlsserverkey = "{{ key }}"`,
  },
  {
    given: 'the switch is refused',
    files: { 'tls-server-cert.pem': 'cert' },
    source: 'tls = "on"',
  },
  {
    given: 'a template may name the other half',
    files: { 'server.pem': 'cert' },
    source: `tls = "strict"
             tlsservercert = "server.pem"
             {{ key }}`,
  },
  {
    given: 'the path of the other half repeats the folder of workdir, which repeated-folder says',
    files: { 'data/b.pem': 'cert', 'data/b.key': 'key' },
    source: `workdir = "/node/data"
             clientconnectiontls = "strict"
             clientconnectiontlsservercert = "data/b.pem"
             clientconnectiontlsserverkey = "b.key"`,
  },
]);

/** Certificates that were made for the other side. */

import { swappedKnownHosts } from '../../../server/src/rules/known-hosts/swapped-known-hosts.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';

const files = { 'server.pem': 'server-cert', 'client.pem': 'client-cert', 'both.pem': 'cert' };
const clients = 'node.example:8080 <fingerprint of client.pem>\n';

checkKnownHostsRule(swappedKnownHosts, [
  {
    given: 'a server among the clients, also beside one that is right',
    files,
    source: `${clients}«node2» <fingerprint of server.pem>\n`,
    says: /server\.pem.*servers alone.*lets nobody in\. .*tlsclientcert\.$/,
    fixed: false,
  },
  {
    given: 'a file whose name has two lines, which the message has not',
    files: { 'a\nerror: b.pem': 'server-cert' },
    source: '«node2» <fingerprint of a\nerror: b.pem>\n',
    says: /^This is the fingerprint of a error: b\.pem, .*\.$/,
  },
  {
    given: 'a client among the servers',
    files,
    name: 'tls-known-servers',
    source: '«node.example:8080» <fingerprint of client.pem>\n',
    says: /client\.pem.*clients alone.*are refused\. .*tlsservercert\.$/,
    fixed: false,
  },
  {
    given: 'each where it belongs, and a certificate without extended key usage',
    files,
    source: `${clients}node2 <fingerprint of both.pem>\n`,
  },
  {
    given: 'a server where servers belong',
    files,
    name: 'tls-known-servers',
    source: 'node.example:8080 <fingerprint of server.pem>\n',
  },
  {
    given: 'a certificate that a configuration names for this side, whatever it was made for',
    files: { '/two/c.pem': 'server-cert' },
    others: { '/two/orion.conf': 'tls = "strict"\ntlsclientcert = "c.pem"\n' },
    source: 'node.example:8080 <fingerprint of /two/c.pem>\n',
  },
  {
    given: 'a file of both kinds',
    files,
    config: 'tls = "strict"\ntlsknownclients = "known"\ntlsknownservers = "known"\n',
    name: 'known',
    source: 'node.example:8080 <fingerprint of server.pem>\n',
  },
]);

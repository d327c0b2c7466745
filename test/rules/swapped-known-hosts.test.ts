/** Known-hosts files in each other's place. */

import { swappedKnownHostsInConfig } from '../../server/src/rules/swapped-known-hosts.ts';
import { checkRule } from '../support/check-rule.ts';

const hex = 'a1'.repeat(32);
const strict =
  'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\nothernodes = ["https://node2:2/"]\n';
const others = {
  '/two/orion.conf': 'nodeurl = "https://node2:2/"\ntls = "strict"\ntlsservercert = "s.pem"\ntlsclientcert = "c.pem"\n',
};
const peer = { '/two/s.pem': 'cert', '/two/c.pem': 'other-cert' };

checkRule(swappedKnownHostsInConfig, [
  {
    given: 'clients among the servers, and servers among the clients',
    others,
    files: {
      ...peer,
      c: `node2:2 ${hex}`,
      s: 'besu <fingerprint of /two/c.pem>',
    },
    source: `${strict}tlsknownclients = «"c"»\ntlsknownservers = «"s"»\n`,
    says: [/lists servers.*Exchange the paths/, /lists clients.*Exchange the paths/],
    fixes: ['Exchange the paths of tlsknownclients and tlsknownservers'],
    fixed: `${strict}tlsknownclients = "s"\ntlsknownservers = "c"\n`,
  },
  {
    given: 'both wrong, one of them by its default name',
    others,
    files: { ...peer, c: `node2:2 ${hex}`, 'tls-known-servers': 'besu <fingerprint of /two/c.pem>' },
    source: `${strict.replace('tls = "strict"', 'tls = «"strict"»')}tlsknownclients = «"c"»\n`,
    says: /Exchange the paths/,
    fixed: `${strict}tlsknownclients = "tls-known-servers"\ntlsknownservers = "c"\n`,
  },
  {
    given: 'the fingerprint of a server among the clients, and no second file to exchange it with',
    others,
    files: { ...peer, c: 'node2:2 <fingerprint of /two/s.pem>' },
    source: `${strict}tlsknownclients = «"c"»\n`,
    says: /lets anybody through\. Write a line for the client certificate of each node, its tlsclientcert\.$/,
    fixes: ['Pin the known peer in c'],
  },
  {
    given: 'the certificate of a client among the servers alone',
    others,
    files: { ...peer, s: 'besu <fingerprint of /two/c.pem>' },
    source: `${strict}tlsknownservers = «"s"»\n`,
    says: /server certificate of each node that is dialled, its tlsservercert\.$/,
    fixes: ['Pin the known peer in s'],
  },
  {
    given: 'clients of nodes among the servers, and servers among the clients of Besu, who are others',
    others,
    files: { ...peer, c: 'node2:2 <fingerprint of /two/s.pem>', s: 'besu <fingerprint of /two/c.pem>' },
    source: `${strict}tlsknownservers = «"s"»\nclientconnectiontls = "strict"\nclientconnectiontlsservertrust = "whitelist"\nclientconnectiontlsknownclients = «"c"»\n`,
    says: [/lists clients.*Write a line for the server certificate/, /lists servers.*client certificate of each Besu/],
  },
  {
    given: 'clients that are called as Orion calls them, which are dialled too',
    others,
    files: { ...peer, c: `node2:2 ${hex}`, s: `node2:2 ${hex}` },
    source: `${strict}tlsknownclients = "c"\ntlsknownservers = "s"\n`,
  },
  {
    given: 'both files in their places',
    others,
    files: { ...peer, c: 'x <fingerprint of /two/c.pem>', s: 'node2:2 <fingerprint of /two/s.pem>' },
    source: `${strict}tlsknownclients = "c"\ntlsknownservers = "s"\n`,
  },
  {
    given: 'one line that is right among wrong ones',
    others,
    files: { ...peer, s: `besu <fingerprint of /two/c.pem>\nnode2:2 ${hex}` },
    source: `${strict}tlsknownservers = "s"\n`,
  },
  {
    given: 'a server among the clients beside a loose certificate that was made for servers, which fits no better',
    others,
    files: {
      ...peer,
      'loose.pem': 'server-cert',
      c: 'node2:2 <fingerprint of /two/s.pem>\nnode.example:8080 <fingerprint of loose.pem>',
    },
    source: `${strict}tlsknownclients = «"c"»\n`,
  },
  {
    given: 'mode ca, in which nobody looks',
    others,
    files: { ...peer, s: 'besu <fingerprint of /two/c.pem>' },
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsknownservers = "s"\n',
  },
]);

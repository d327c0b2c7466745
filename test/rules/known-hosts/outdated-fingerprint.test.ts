/** Lines that a peer of the workspace has left behind. */

import { outdatedFingerprint } from '../../../server/src/rules/known-hosts/outdated-fingerprint.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';
import { whitelistConfig } from '../../support/known-hosts-subject.ts';

const name = 'tls-known-servers';
const files = { 'two/server.pem': 'cert', 'two/client.pem': 'other-cert' };
const two = (nodeurl: string) =>
  `nodeurl = "${nodeurl}"\ntls = "strict"\ntlsservercert = "server.pem"\ntlsclientcert = "client.pem"\n`;
const others = { '/node/two/orion.conf': two('https://Node2:2/') };
const old = 'a1'.repeat(32);

checkKnownHostsRule(outdatedFingerprint, [
  {
    given: 'a server that has another certificate now',
    name,
    files,
    others,
    source: `NODE2:2 «${old}»\nnode3:3 ${old}`,
    says: /two\/server\.pem, the certificate of node2:2, has another fingerprint, so Orion refuses/,
    fixed: `NODE2:2 <fingerprint of two/server.pem>\nnode3:3 ${old}`,
  },
  {
    given: "the client's certificate in the place of the server's",
    name,
    files,
    others,
    source: 'node2:2 «<fingerprint of two/client.pem>»',
  },
  {
    given: 'a client, by its common name',
    files,
    others,
    source: `other.example:8080 «${old}»`,
    fixed: 'other.example:8080 <fingerprint of two/client.pem>',
  },
  { given: 'only the line in effect', name, files, others, source: `node2:2 ${old}\nnode2:2 «${'b2'.repeat(32)}»` },
  { given: 'the certificate as it is', name, files, others, source: 'node2:2 <fingerprint of two/server.pem>' },
  {
    given: 'two nodes of one address, of which nobody knows which is meant',
    name,
    files: { ...files, 'three/server.pem': 'rsa-cert' },
    others: { ...others, '/node/three/orion.conf': two('https://node2:2/') },
    source: `node2:2 ${old}`,
  },
  {
    given: 'a mode that overwrites',
    name,
    files,
    others,
    config: whitelistConfig.replace('tlsclienttrust = "whitelist"', 'tlsclienttrust = "insecure-record"'),
    source: `node2:2 ${old}`,
  },
  {
    given: 'first use, which keeps to what it has recorded',
    name,
    files,
    others,
    config: whitelistConfig.replace('tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"'),
    source: `node2:2 «${old}»`,
  },
  {
    given: 'a mode in which an authority may vouch for the new certificate',
    name,
    files,
    others,
    config: whitelistConfig.replace('tlsclienttrust = "whitelist"', 'tlsclienttrust = "ca-or-whitelist"'),
    source: `node2:2 «${old}»`,
    says: /once node2:2 shows it, unless an authority in Java's own trust store has issued it\. Replace/,
  },
  {
    given: 'SHA-1, which has a finding of its own',
    name,
    files,
    others,
    source: `node2:2 ${'a1'.repeat(20)}`,
  },
  {
    given: 'a peer that shows no certificate, since its TLS is off',
    name,
    files,
    others: { '/node/two/orion.conf': two('https://node2:2/').replace('strict', 'off') },
    source: `node2:2 ${old}`,
  },
  {
    given: "the node's own certificate, which has the common name of its peer's",
    files,
    config: `${whitelistConfig}tlsclientcert = "two/client.pem"\n`,
    source: `other.example:8080 ${old}`,
  },
  {
    given: "the peer's certificate beside the node's own of the same name",
    files: { 'client.pem': 'cert', 'two/client.pem': 'rsa-cert' },
    others,
    config: `${whitelistConfig}tlsclientcert = "client.pem"\n`,
    source: `node.example:8080 «${old}»`,
    fixed: 'node.example:8080 <fingerprint of two/client.pem>',
  },
  {
    given: 'a file of two nodes, for each of which the other is a peer',
    name: 'known',
    files,
    others: { '/node/two/orion.conf': `${two('https://node2:2/')}tlsknownservers = "../known"\n` },
    config: `${whitelistConfig}tlsknownservers = "known"\n`,
    source: `node2:2 «${old}»`,
  },
  { given: 'a file that nobody names', name: 'hosts', files, others, source: `node2:2 ${old}` },
  {
    given: 'the clients of the client API, who are no nodes',
    name: 'client-connection-tls-known-clients',
    files,
    others,
    config: 'clientconnectiontls = "strict"\nclientconnectiontlsservertrust = "whitelist"\n',
    source: `other.example:8080 ${old}`,
  },
]);

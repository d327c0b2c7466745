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

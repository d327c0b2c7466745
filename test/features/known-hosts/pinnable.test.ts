/** The certificates from which a person chooses one to pin. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PinnableQuestion, pinnableCertificates } from '../../../server/src/features/known-hosts/pinnable.ts';
import { testNow } from '../../support/fixtures.ts';
import { knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { nodes } from './network.ts';

const files: Readonly<Record<string, string>> = { ...nodes, 'handed-over/peer.pem': 'chain' };

/** `group path: roles; pinned files` of each, and who stands in the files. */
async function choose(question: PinnableQuestion, more: Readonly<Record<string, string>> = {}, present = files) {
  const { workspace } = await knownHostsWorkspace({ ...present, ...more });
  const { kinds, certificates } = await pinnableCertificates(question, {
    network: await workspace.network(),
    now: new Date(testNow),
    async fileAt(path) {
      const found = await workspace.knownHosts(`file://${path}`);
      return found && { version: null, hosts: found.hosts };
    },
  });
  const short = (uri: string) => uri.replace('file:///w/', '');
  const shown = certificates.map(({ uri, group, roles, pinnedIn }) => {
    const words = roles.map(({ config, property }) => `${property} of ${short(config)}`);
    return `${group} ${short(uri)}: ${words.join(', ')}; ${pinnedIn.map(short).join(', ')}`;
  });
  return { kinds, shown, certificates };
}

const two = 'two/orion.conf';
const one = 'tlsservercert of one/orion.conf, tlsclientcert of one/orion.conf';

test('for a file of servers the certificates of servers come first, and the own one last', async () => {
  const { kinds, shown } = await choose({ target: '/w/one/known-servers' });
  assert.deepEqual(kinds, ['servers']);
  assert.deepEqual(shown, [
    `fitting two/server.pem: tlsservercert of ${two}; `,
    // With its issuer, which lies in the same file.
    'unnamed handed-over/peer.pem: ; ',
    'unnamed handed-over/peer.pem: ; ',
    `other two/client.pem: tlsclientcert of ${two}; `,
    `own one/server.pem: ${one}; `,
  ]);
});

test('for a file of clients the certificates of clients come first, and those that stand there are said to', async () => {
  const text = 'somebody <fingerprint of two/client.pem>\n';
  const { kinds, shown } = await choose({ target: '/w/one/known-clients' }, { 'one/known-clients': text });
  assert.deepEqual(kinds, ['clients']);
  assert.equal(shown[0], `fitting two/client.pem: tlsclientcert of ${two}; one/known-clients`);
  assert.ok(shown.includes(`other two/server.pem: tlsservercert of ${two}; `));
});

test('a certificate that no configuration names is not offered first to the side for which it was not made', async () => {
  const more = { 'handed-over/server.pem': 'server-cert', 'handed-over/client.pem': 'client-cert' };
  const groups = async (question: PinnableQuestion) =>
    (await choose(question, more)).shown.filter(
      (each) => /server\.pem|client\.pem/.test(each) && each.includes('handed'),
    );
  const [server, client] = ['handed-over/server.pem: ; ', 'handed-over/client.pem: ; '];
  assert.deepEqual(await groups({ target: '/w/one/known-servers' }), [`unnamed ${server}`, `other ${client}`]);
  assert.deepEqual(await groups({ target: '/w/one/known-clients' }), [`unnamed ${client}`, `other ${server}`]);
  assert.deepEqual(await groups({ config: 'file:///w/one/orion.conf' }), [`unnamed ${client}`, `unnamed ${server}`]);
});

test('the certificate of a client API fits among neither the clients nor the servers of a node', async () => {
  const text = 'clientconnectiontls = "strict"\nclientconnectiontlsservercert = "api.pem"\n';
  const more = { 'three/orion.conf': text, 'three/api.pem': 'weak-cert' };
  for (const file of ['known-servers', 'known-clients']) {
    const { shown } = await choose({ target: `/w/one/${file}` }, more);
    assert.ok(shown.includes('other three/api.pem: clientconnectiontlsservercert of three/orion.conf; '), file);
  }
});

test('for a configuration both of its files count, and nothing of other nodes', async () => {
  const text = 'node2:2 <fingerprint of two/server.pem>\n';
  const more = { 'one/known-servers': text, 'two/tls-known-servers': text };
  const { kinds, shown } = await choose({ config: 'file:///w/one/orion.conf' }, more);
  assert.deepEqual(kinds, ['clients', 'servers']);
  assert.deepEqual(shown.slice(0, 2), [
    `fitting two/client.pem: tlsclientcert of ${two}; `,
    `fitting two/server.pem: tlsservercert of ${two}; one/known-servers`,
  ]);
});

test('without a file in mind no certificate is the own one of several nodes', async () => {
  const { certificates } = await choose({});
  assert.deepEqual(new Set(certificates.map(({ group }) => group)), new Set(['fitting', 'unnamed']));
});

test('where there is one node, its own certificates come last even without a file in mind', async () => {
  const alone = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('two/')));
  const { shown } = await choose({}, {}, alone);
  assert.deepEqual(shown, [
    'unnamed handed-over/peer.pem: ; ',
    'unnamed handed-over/peer.pem: ; ',
    `own one/server.pem: ${one}; `,
  ]);
});

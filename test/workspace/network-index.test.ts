/** The network index: when the folders of a workspace are looked through, and when what is known is enough. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NetworkNode } from '../../server/src/facts/network.ts';
import { createNetworkIndex } from '../../server/src/workspace/network-index.ts';

/** An index of these configurations, none of which names a file, that counts how often they are looked for. */
function indexOf(configurations: readonly string[]) {
  const open: string[] = [];
  const counts = { searches: 0 };
  const index = createNetworkIndex({
    async *configurations() {
      counts.searches += 1;
      yield* [...configurations];
    },
    open: async () => open,
    nodeOf: async (uri): Promise<NetworkNode> => ({
      uri,
      certificates: [],
      exhausted: [],
      uses: [],
      address: undefined,
    }),
    certificates: async () => [],
  });
  const show = (uri: string) => {
    open.push(uri);
    index.opened(uri);
  };
  const uris = async () => (await index.network()).nodes.map(({ uri }) => uri);
  return { index, counts, show, uris };
}

test('network index: a configuration that was found before it is opened brings nothing new', async () => {
  const { counts, show, uris } = indexOf(['file:///w/orion.conf']);
  const early = uris();
  show('file:///w/orion.conf');
  assert.deepEqual(await early, ['file:///w/orion.conf']);
  assert.deepEqual(await uris(), ['file:///w/orion.conf']);
  assert.equal(counts.searches, 1);
});

test('network index: what nobody knew of when it was opened may have come with other files', async () => {
  const configurations = ['file:///w/orion.conf'];
  const { counts, show, uris } = indexOf(configurations);
  await uris();
  configurations.push('file:///w/new/orion.conf', 'file:///w/new/peer.conf');
  show('file:///w/new/orion.conf');
  assert.deepEqual(await uris(), configurations);
  assert.deepEqual(await uris(), configurations);
  assert.equal(counts.searches, 2);
});

test('network index: every answer that waits for an outdated search is made anew', async () => {
  const configurations = ['file:///w/orion.conf'];
  const { counts, show, uris } = indexOf(configurations);
  const early = uris();
  configurations.push('file:///w/peer.conf');
  show('file:///w/new.conf');
  const late = uris();
  const all = ['file:///w/orion.conf', 'file:///w/peer.conf', 'file:///w/new.conf'];
  assert.deepEqual([await early, await late], [all, all]);
  assert.equal(counts.searches, 2);
});

test('network index: a document is looked at again when it has changed, and the folders are not', async () => {
  const { index, counts, uris } = indexOf(['file:///w/orion.conf']);
  const before = (await index.network()).nodes[0];
  index.changed('file:///w/orion.conf');
  const [after] = (await index.network()).nodes;
  assert.notEqual(after, before);
  assert.deepEqual(await uris(), ['file:///w/orion.conf']);
  assert.equal(counts.searches, 1);
});

/** "pinned by …" above the paths of certificates. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinningLenses } from '../../../server/src/features/known-hosts/pinning-lenses.ts';
import { knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { nodes } from './network.ts';

test('a certificate says how many files pin it, and one that none pins says nothing', async () => {
  const { workspace, uriOf } = await knownHostsWorkspace({
    ...nodes,
    'one/known-servers': 'node2:2 <fingerprint of two/server.pem>\n',
    'one/known-clients': 'other.example:8080 <fingerprint of two/server.pem>\n',
  });
  const contexts = [
    await workspace.knownHosts(uriOf('one/known-servers')),
    await workspace.knownHosts(uriOf('one/known-clients')),
  ];
  const files = contexts.filter((context) => context !== undefined);
  const lensesOf = async (path: string) => {
    const context = await workspace.context(uriOf(path));
    assert.ok(context);
    return pinningLenses(context, files).map(({ range, command }) => `${range.start.line}: ${command?.title}`);
  };
  assert.deepEqual(await lensesOf('two/orion.conf'), ['2: pinned by 2 files']);
  assert.deepEqual(await lensesOf('one/orion.conf'), []);
});

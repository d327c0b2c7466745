/** Where documents live, and where reading ends. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFolders } from '../../server/src/workspace/folders.ts';
import { memoryFiles } from '../support/memory-files.ts';

const cases = [
  {
    given: 'a file belongs to the innermost folder around it',
    folders: ['file:///w', 'file:///w/nodes', 'file:///w/node'],
    uri: 'file:///w/nodes/a/orion.conf',
    place: {
      file: '/w/nodes/a/orion.conf',
      folder: '/w/nodes/a',
      workspaceFolder: '/w/nodes',
      scope: 'file:///w/nodes',
    },
  },
  {
    given: 'a file outside has only its own folder',
    folders: ['file:///w'],
    uri: 'file:///etc/orion%20a.conf',
    place: {
      file: '/etc/orion a.conf',
      folder: '/etc',
      workspaceFolder: undefined,
      scope: 'file:///etc/orion%20a.conf',
    },
  },
  {
    given: 'the name of a folder is not the start of another name',
    folders: ['file:///w'],
    uri: 'file:///w2/orion.conf',
    place: { file: '/w2/orion.conf', folder: '/w2', workspaceFolder: undefined, scope: 'file:///w2/orion.conf' },
  },
  {
    given: 'an unsaved document is in the first folder on this disk',
    folders: ['vscode-vfs://github/a', 'file:///w'],
    uri: 'untitled:Untitled-1',
    place: { folder: undefined, workspaceFolder: '/w', scope: 'file:///w' },
  },
  {
    given: 'an unsaved document without any folder is nowhere',
    folders: [],
    uri: 'untitled:Untitled-1',
    place: { folder: undefined, workspaceFolder: undefined, scope: 'untitled:Untitled-1' },
  },
  {
    given: 'a document of another scheme is not on this disk, even beside one that is',
    folders: ['file:///w'],
    uri: 'git:/w/orion.conf?main',
    place: { folder: undefined, workspaceFolder: undefined, scope: 'git:/w/orion.conf?main' },
  },
];

for (const { given, folders: uris, uri, place } of cases) {
  test(`folders: ${given}`, () => {
    const folders = createFolders(memoryFiles({}));
    folders.set(uris);
    assert.deepEqual(folders.place(uri), place);
  });
}

test('folders: reading is confined to real paths, and only without trust', async () => {
  const folders = createFolders(memoryFiles({ '/real/x': '', '/w': { kind: 'link', to: '/real' } }));
  folders.set(['file:///w', 'file:///gone']);
  assert.equal(await folders.confinement(), undefined);
  folders.trust(false);
  assert.deepEqual(await folders.confinement(), ['/real']);
  folders.change([], ['file:///w']);
  assert.deepEqual(await folders.confinement(), []);
  folders.trust(true);
  assert.equal(await folders.confinement(), undefined);
});

/** Documents as the client changes them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { snapshots } from '../../server/src/connection/snapshots.ts';

const at = (line: number, character: number) => ({ line, character });

test('a change makes a document of its own', () => {
  const before = snapshots.create('file:///a', 'toml', 1, 'a\nb\n');
  const changes = [
    { range: { start: at(0, 0), end: at(0, 1) }, text: 'x\ny' },
    { range: { start: at(1, 1), end: at(2, 0) }, text: '' },
  ];
  const after = snapshots.update(before, changes, 2);
  assert.deepEqual([before.getText(), before.version], ['a\nb\n', 1]);
  assert.deepEqual([after.getText(), after.version, after.lineCount], ['x\nyb\n', 2, 3]);
  assert.equal(snapshots.update(before, [], 3).version, 3);
});

test('changes beyond the text leave lines and positions in order', () => {
  const empty = snapshots.create('file:///a', 'toml', 1, '');
  const changes = [
    { range: { start: at(5, 2), end: at(2, 3) }, text: 'a\r' },
    { range: { start: at(2 ** 31 - 1, 8), end: at(1, 0) }, text: '' },
    { range: { start: at(7, 0), end: at(9, 9) }, text: 'b\nc' },
  ];
  const after = snapshots.update(empty, changes, 2);
  const fresh = TextDocument.create('file:///a', 'toml', 2, after.getText());
  assert.equal(after.getText(), 'a\rb\nc');
  for (let offset = 0; offset <= 5; offset += 1) assert.deepEqual(after.positionAt(offset), fresh.positionAt(offset));
});

/** What is left of a path that repeats the folder of `workdir`. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMeant, withoutRepeatedFolders } from '../../server/src/facts/repeated-folder.ts';

const cases: readonly (readonly [path: string, workdir: string, shorter: readonly string[]])[] = [
  ['data/a', '/node/data', ['a']],
  ['./data//a', 'node/data/', ['a']],
  ['node/data/a', '/node/data', ['a']],
  ['data/data/a', '/node/data', ['data/a']],
  ['a/a/x', 'a/a', ['x', 'a/x']],
  ['1/2/3/4/x', '/0/1/2/3/4', ['x']],
  ['0/1/2/3/4/x', '/0/1/2/3/4', []],
  ['data', '/node/data', []],
  ['other/a', '/node/data', []],
  ['/node/data/a', '/node/data', []],
  ['../a', '..', []],
  ['a/x', '', []],
];

test('folders that are repeated are left away, the most first', () => {
  for (const [path, workdir, shorter] of cases) {
    assert.deepEqual(withoutRepeatedFolders(path, workdir), shorter, `${path} in ${workdir}`);
  }
});

test('the first text that leads to a file is the one that was meant', async () => {
  const ask = (present: readonly string[]) =>
    findMeant({ text: 'a/a/x', workdir: 'a/a', isFile: async (shorter) => present.includes(shorter) });
  assert.equal(await ask(['a/x', 'x']), 'x');
  assert.equal(await ask(['a/x']), 'a/x');
  assert.equal(await ask([]), undefined);
});

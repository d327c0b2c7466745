/** What a check of the workspace says. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText } from '../../../client/src/commands/check-text.ts';

const cases: readonly (readonly [
  files: number,
  errors: number,
  warnings: number,
  notes: number,
  text: string | undefined,
])[] = [
  [0, 0, 0, 0, undefined],
  [1, 0, 0, 0, 'Checked 1 file: Orion has nothing to stumble over.'],
  [3, 0, 0, 1, 'Checked 3 files: Orion has nothing to stumble over. Problems lists 1 note.'],
  [2, 1, 0, 4, 'Checked 2 files: 1 error, listed in Problems.'],
  [2, 0, 2, 0, 'Checked 2 files: 2 warnings, listed in Problems.'],
  [9, 2, 1, 0, 'Checked 9 files: 2 errors and 1 warning, listed in Problems.'],
];

for (const [files, errors, warnings, notes, text] of cases) {
  test(`${files} files, ${errors} errors, ${warnings} warnings and ${notes} notes`, () => {
    const uris = Array.from({ length: files }, (_, index) => `file:///n/${index}.conf`);
    assert.equal(checkText({ files: uris, errors, warnings, notes }), text);
  });
}

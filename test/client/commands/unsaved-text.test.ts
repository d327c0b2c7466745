/** What is said about files that are not saved yet. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedText, closedText, unsavedText } from '../../../client/src/commands/unsaved-text.ts';

const why = 'Orion reads what is saved, when it starts.';

test('names the files, as far as a message has room', () => {
  assert.equal(unsavedText([]), '');
  assert.equal(unsavedText(['a']), 'a is not saved yet: Orion reads what is saved, when it starts.');
  assert.equal(unsavedText(['a', 'b']), `2 files are not saved yet: a, b. ${why}`);
  assert.equal(unsavedText(['a', 'b', 'c', 'd', 'e']), `5 files are not saved yet: a, b, c and 2 more. ${why}`);
});

test('says what was changed elsewhere, and what was closed before it could be saved', () => {
  assert.equal(changedText([]), '');
  assert.equal(changedText(['a', 'b']), 'Changed: a, b.');
  assert.match(closedText(['a']), /^Not saved, because closed before: a\. The changes are gone/);
});

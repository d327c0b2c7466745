/** Java's case folding and trimming. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalsIgnoreCase, trim } from '../../server/src/model/java-text.ts';

test('letters fold as in Java, one by one', () => {
  for (const text of ['strict', 'STRICT', 'sTrIcT', 'ſtrict', 'strıct', 'STRİCT'])
    assert.ok(equalsIgnoreCase('strict', text), text);
  for (const text of ['strict ', 'strct', 'stri̇ct', 'ﬆrict']) assert.ok(!equalsIgnoreCase('strict', text), text);
});

test('trim drops control characters and blanks, and no other white space', () => {
  assert.equal(trim(' \t\u0000a b\n\u001f'), 'a b');
  assert.equal(trim('\u00a0a\u2028'), '\u00a0a\u2028');
  assert.equal(trim(' \n'), '');
});

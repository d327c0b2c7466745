/** Java's case folding. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalsIgnoreCase } from '../../server/src/model/java-text.ts';

test('letters fold as in Java, one by one', () => {
  for (const text of ['strict', 'STRICT', 'sTrIcT', 'ſtrict', 'strıct', 'STRİCT'])
    assert.ok(equalsIgnoreCase('strict', text), text);
  for (const text of ['strict ', 'strct', 'stri̇ct', 'ﬆrict']) assert.ok(!equalsIgnoreCase('strict', text), text);
});

/** Amounts in words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expiryText } from '../../client/src/preview/wording.ts';
import { inDays, withThousands } from '../../server/src/model/amounts.ts';
import { certificate } from '../client/preview/rows.ts';
import { testNow } from '../support/fixtures.ts';

test('numbers are grouped by thousands', () => {
  const shown = [0, 999, 1000, 12345, 1234567].map(withThousands);
  assert.deepEqual(shown, ['0', '999', '1,000', '12,345', '1,234,567']);
});

const hour = 60 * 60 * 1000;
const spans: readonly (readonly [hours: number, words: string])[] = [
  [0, 'less than a day'],
  [23.9, 'less than a day'],
  [24, '1 day'],
  [35, '1 day'],
  [37, '2 days'],
  [365 * 24 - 0.01, '365 days'],
  [365_000 * 24, '365,000 days'],
];

for (const [hours, words] of spans) {
  test(`${hours} hours are ${words}, and the client says the same`, () => {
    assert.equal(inDays(hours * hour), words);
    const now = new Date(testNow);
    const notAfter = new Date(now.getTime() + hours * hour).toISOString();
    assert.equal(expiryText({ ...certificate(), notAfter }, now), `${notAfter.slice(0, 10)}, in ${words}`);
  });
}

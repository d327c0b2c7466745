/** Amounts in words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inDays, withThousands } from '../../server/src/model/amounts.ts';

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
  test(`${hours} hours are ${words}`, () => assert.equal(inDays(hours * hour), words));
}

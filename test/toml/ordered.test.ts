/** Questions about sorted lists, compared with the plain loops that they stand for. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLeading, lineCounter, overlapFinder, spanAt } from '../../server/src/toml/ordered.ts';
import type { Span } from '../../server/src/toml/tree.ts';

test('counts the elements at the beginning that fulfil a condition', () => {
  for (const limit of [0, 1, 3, 5, 9]) {
    assert.equal(
      countLeading([1, 2, 4, 8], (number) => number < limit),
      [1, 2, 4, 8].filter((number) => number < limit).length,
      `below ${limit}`,
    );
  }
});

test('finds the span that holds an offset, its end excluded', () => {
  const spans: readonly Span[] = [
    { start: 2, end: 4 },
    { start: 6, end: 9 },
  ];
  const found = Array.from({ length: 10 }, (_, offset) => spanAt(spans, offset)?.start ?? '.').join('');
  assert.equal(found, '..22..666.');
});

test('tells overlaps from touching, whatever the order of the spans', () => {
  const spans: readonly Span[] = [
    { start: 12, end: 13 },
    { start: 2, end: 9 },
    { start: 4, end: 5 },
  ];
  const overlaps = overlapFinder(spans);
  for (let start = 0; start < 14; start += 1) {
    for (let end = start; end < 15; end += 1) {
      const expected = spans.some((span) => span.start < end && span.end > start);
      assert.equal(overlaps({ start, end }), expected, `${start} to ${end}`);
    }
  }
});

test('counts lines from one, as a person does', () => {
  const lineOf = lineCounter('a\nb\r\n\nc');
  assert.deepEqual([0, 1, 2, 5, 6, 6].map(lineOf), [1, 1, 2, 3, 4, 4]);
});

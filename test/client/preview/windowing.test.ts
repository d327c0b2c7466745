/** The rows of the preview that exist, for tables that fit, that scroll, and that no browser could show whole. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowWindow, scrollToRow, tableHeight, tallest } from '../../../client/src/preview/windowing.ts';

const viewport = (count: number, scrollTop = 0) => ({ scrollTop, height: 260, rowHeight: 26, count });

test('a table that fits exists whole', () => {
  assert.deepEqual(rowWindow(viewport(5)), { first: 0, end: 5, before: 0, after: 0 });
  assert.deepEqual(rowWindow(viewport(0)), { first: 0, end: 0, before: 0, after: 0 });
});

test('of a long table the rows in view exist with some to spare, and empty space stands for the others', () => {
  const { first, end, before, after } = rowWindow(viewport(100_000, 26 * 50_000));
  assert.ok(first < 50_000 && first > 49_900, `first ${first}`);
  assert.ok(end >= 50_010 && end < 50_100, `end ${end}`);
  assert.equal(before, first * 26);
  assert.equal(before + (end - first) * 26 + after, 100_000 * 26);
});

test('a table that has become shorter than the place it was scrolled to shows its end', () => {
  const { first, end } = rowWindow(viewport(20, 5_000));
  assert.deepEqual([first, end], [0, 20]);
});

const many = 13_000_000;

test('a table of millions of rows is only as tall as a browser allows', () => {
  assert.equal(tableHeight(many, 26), tallest);
  const { first, end, before, after } = rowWindow(viewport(many, 4_000_000));
  assert.ok(Math.abs(before + (end - first) * 26 + after - tallest) < 26);
  assert.ok(first > many * 0.49 && end < many * 0.51, `${first} to ${end}`);
});

for (const scrollTop of [0, 3, 100, 312, 400_000, tallest - 260]) {
  test(`of millions of rows those at the edge exist when scrolled to ${scrollTop}`, () => {
    const { first, end, before } = rowWindow(viewport(many, scrollTop));
    assert.ok(before <= scrollTop, `the space above ends at ${before}`);
    assert.ok(before + (end - first) * 26 >= scrollTop + 260 - 1e-6, 'the rows fill the view');
  });
}

test('both ends of millions of rows can be reached', () => {
  assert.equal(rowWindow(viewport(many, 0)).first, 0);
  assert.equal(rowWindow(viewport(many, tallest - 260)).end, many);
});

for (const count of [100, 100_000, many]) {
  for (const row of [0, 1, 11, 57, 99, count >> 1, count - 1]) {
    test(`row ${row} of ${count} is in view after scrolling to it from anywhere`, () => {
      for (const from of [0, 777, tableHeight(count, 26) - 260]) {
        const scrollTop = scrollToRow(row, viewport(count, from));
        const { first, end, before } = rowWindow(viewport(count, scrollTop));
        assert.ok(first <= row && row < end, `rows ${first} to ${end} exist`);
        const top = before + (row - first) * 26 - scrollTop;
        assert.ok(top > -1 && top < 260 - 25, `it begins at ${top}`);
      }
    });
  }
}

test('a row that is in view does not move', () => {
  assert.equal(scrollToRow(12, viewport(100, 265)), 265);
});

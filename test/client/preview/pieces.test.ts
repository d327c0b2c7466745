/** Rows cut into messages and put together again. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinRows, piecesOf } from '../../../client/src/preview/pieces.ts';
import { manyRows } from './rows.ts';

for (const count of [0, 1, 200, 201, 20_200, 45_000]) {
  test(`${count} rows arrive complete and in order, a few of them at once`, () => {
    const rows = manyRows(count);
    const pieces = [...piecesOf(rows)];
    const [first] = pieces;
    assert.ok(first && first.rows.lines.length <= 200);
    assert.deepEqual(
      pieces.map(({ last }) => last),
      pieces.map((_, index) => index === pieces.length - 1),
    );
    assert.deepEqual(joinRows(pieces.map((piece) => piece.rows)), rows);
  });
}

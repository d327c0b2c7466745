/** Filtering and sorting the rows of the preview. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Column, orderRows, type Selection } from '../../../client/src/preview/order.ts';
import { certificate, manyRows, rowsOf, statuses } from './rows.ts';

const rows = rowsOf([
  { identifier: 'node2.example:8080', fingerprint: 'ab'.repeat(32), certificate: 0 },
  { identifier: 'Node1.example:8080', fingerprint: 'cd'.repeat(32), status: 1 },
  { identifier: 'node3.example:8080', fingerprint: '12ef'.repeat(16), certificate: 1 },
  { identifier: 'broken', status: 2 },
]);
const shared = {
  statuses,
  certificates: [certificate(), certificate({ subject: 'CN=Third', notAfter: '2027-05-01T00:00:00Z' })],
  certificateNames: ['peers/two.pem', 'peers/three.pem'],
};
const everything: Selection = { filter: '', kind: undefined };
const inOrder = { column: 'line', descending: false } as const;

const filters: readonly (readonly [string, readonly number[]])[] = [
  ['', [0, 1, 2, 3]],
  ['   ', [0, 1, 2, 3]],
  ['NODE1', [1]],
  ['12ef', [2]],
  ['EF:12:EF', [2]],
  ['third', [2]],
  ['two.pem', [0]],
  ['2027-05', [2]],
  ['dead', [1]],
  ['no fingerprint', [3]],
  ['node example:8080 two', [0]],
  ['node2 node3', []],
  [':', [0, 1, 2]],
  ['<script>', []],
];

for (const [filter, expected] of filters) {
  test(`the filter ${JSON.stringify(filter)} leaves rows ${expected.join(', ') || 'none'}`, () => {
    assert.deepEqual(orderRows(rows, shared, { ...everything, filter }, inOrder), expected);
  });
}

test('only rows of a status', () => {
  assert.deepEqual(orderRows(rows, shared, { filter: '', kind: 'in-use' }, inOrder), [0, 2]);
  assert.deepEqual(orderRows(rows, shared, { filter: 'third', kind: 'in-use' }, inOrder), [2]);
  assert.deepEqual(orderRows(rows, shared, { filter: '', kind: 'never-matches' }, inOrder), []);
});

const sorted: Readonly<Record<Column, readonly [readonly number[], readonly number[]]>> = {
  line: [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
  ],
  identifier: [
    [3, 1, 0, 2],
    [2, 0, 1, 3],
  ],
  // The most urgent first; rows of one status in the order of the file, both ways.
  status: [
    [3, 1, 0, 2],
    [0, 2, 1, 3],
  ],
  certificate: [
    [2, 0, 1, 3],
    [1, 3, 0, 2],
  ],
  expires: [
    [2, 0, 1, 3],
    [1, 3, 0, 2],
  ],
  fingerprint: [
    [3, 2, 0, 1],
    [1, 0, 2, 3],
  ],
};

for (const [column, [ascending, descending]] of Object.entries(sorted)) {
  test(`rows sorted by ${column}`, () => {
    const by = { column: column as Column };
    assert.deepEqual(orderRows(rows, shared, everything, { ...by, descending: false }), ascending);
    assert.deepEqual(orderRows(rows, shared, everything, { ...by, descending: true }), descending);
  });
}

test('rows that no status or certificate belongs to are shown, too', () => {
  const nothingShared = { statuses: [], certificates: [], certificateNames: [] };
  for (const column of ['status', 'certificate', 'expires'] as const) {
    assert.equal(orderRows(manyRows(3), nothingShared, everything, { column, descending: false }).length, 3);
  }
});

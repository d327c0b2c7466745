/** Where two versions of a text differ: what comes between their common lines. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedLines } from '../../../client/src/views/changed-lines.ts';

const cases: readonly (readonly [title: string, before: string, after: string, changed: unknown])[] = [
  ['a line that is gone', 'a\nb\nc\n', 'a\nc\n', { line: 1, before: ['b\n'], after: [] }],
  ['one of two equal lines', 'a\na\n', 'a\n', { line: 1, before: ['a\n'], after: [] }],
  ['a line at the end', 'a\n', 'a\nb\n', { line: 1, before: [], after: ['b\n'] }],
  ['a line behind one without an end', 'a', 'a\nb\n', { line: 0, before: ['a'], after: ['a\n', 'b\n'] }],
  ['a line instead of another', 'a\r\nb\r\nc', 'a\r\nd\r\nc', { line: 1, before: ['b\r\n'], after: ['d\r\n'] }],
  ['everything', 'a\n', '', { line: 0, before: ['a\n'], after: [''] }],
  ['two places', 'a\nb\nc\nd\n', 'b\nc\n', { line: 0, before: ['a\n', 'b\n', 'c\n', 'd\n'], after: ['b\n', 'c\n'] }],
  ['nothing', 'a\nb', 'a\nb', { line: 2, before: [], after: [] }],
];

for (const [title, before, after, changed] of cases) {
  test(`changed lines: ${title}`, () => assert.deepEqual(changedLines(before, after), changed));
}

/** The marks of test documents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCursor, parseMarks, renderMarks } from './marks.ts';

test('ranges are taken out, outer before inner', () => {
  assert.deepEqual(parseMarks('a«b«c»»d«»'), {
    text: 'abcd',
    ranges: [
      { start: 1, end: 3 },
      { start: 2, end: 3 },
      { start: 4, end: 4 },
    ],
  });
});

test('the indentation of the code around is taken out', () => {
  assert.equal(
    parseMarks(`a
      b
        c`).text,
    'a\nb\n  c',
  );
});

test('a mark without a partner is refused', () => {
  assert.throws(() => parseMarks('a«b'), /« without »/);
  assert.throws(() => parseMarks('a»b'), /» without «/);
});

test('there is exactly one cursor', () => {
  assert.deepEqual(parseCursor('ab|c'), { text: 'abc', offset: 2 });
  assert.throws(() => parseCursor('abc'), /no single \|/);
  assert.throws(() => parseCursor('a|b|c'), /no single \|/);
});

test('marks can be put back', () => {
  for (const source of ['a«b»c', '«a»«b»', 'a«»', '']) {
    const { text, ranges } = parseMarks(source);
    assert.equal(renderMarks(text, ranges), source);
  }
});

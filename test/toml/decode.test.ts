/** Values as Orion reads them, and where a string's characters stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Decoded, decode, plainContent } from '../../server/src/toml/decode.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Value } from '../../server/src/toml/tree.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

function valueIn(text: string): Value {
  const entry = parseToml(text).statements.find((statement) => statement.type === 'entry');
  assert.ok(entry, text);
  return entry.value;
}

const values: readonly (readonly [written: string, expected: Decoded | undefined])[] = [
  ['"plain"', 'plain'],
  ["'C:\\new'", 'C:\\new'],
  ['""', ''],
  ['"a\\tb\\\\\\"\\u00e9\\U0001F600"', 'a\tb\\"é😀'],
  ['"\\uD800"', '\ud800'],
  ['"\\uD83D\\uDE00"', '😀'],
  ['"\\\\uD800"', '\\uD800'],
  ['"""\n\n x"""', '\n x'],
  ['"""\r\nx\r\ny"""', 'x\r\ny'],
  ['"""x\\ny"""', 'x\ny'],
  ['"""x\\  \n  y"""', 'x\n  y'],
  ['"""\\\r\n  y"""', '\r\n  y'],
  ['"""say ""hi\\""""', 'say ""hi"'],
  ["'''\nit's'''", "it's"],
  ['1_000', 1000],
  ['-0', 0],
  ['0xFF', 255],
  ['0o17', 15],
  ['0b11', 3],
  ['9007199254740993', 9007199254740993n],
  ['-9223372036854775808', -9223372036854775808n],
  ['1.5', 1.5],
  ['0e2', 0],
  ['-0e2', -0],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['+nan', Number.NaN],
  ['true', true],
  ['false', false],
  ['07:32:00', { datetime: '07:32:00' }],
  ['1979-05-27t07:32:00Z', { datetime: '1979-05-27t07:32:00Z' }],
  ['["a", "b\\t"]', ['a', 'b\t']],
  ['[1.5, nan]', [1.5, Number.NaN]],
  ['[[1], ["x"]]', [[1], ['x']]],
  [
    '{ a = 1, b.c = "x", b.__proto__ = 2 }',
    new Map<string, Decoded>([
      ['a', 1],
      [
        'b',
        new Map<string, Decoded>([
          ['c', 'x'],
          ['__proto__', 2],
        ]),
      ],
    ]),
  ],
  ['"open', undefined],
  ['"bad \\q"', undefined],
  ['word', undefined],
  ['', undefined],
  ['9223372036854775808', undefined],
  ['["a", b]', undefined],
  ['[1', undefined],
  ['{ a = 1, a = 2 }', undefined],
  ['{ a = 1, a.b = 2 }', undefined],
  ['{ a = }', undefined],
];

test('values', () => {
  for (const [written, expected] of values) {
    const text = `k = ${written}`;
    assert.deepEqual(decode(text, valueIn(text)), expected, written);
  }
});

/** `«…»` around the characters of the value; none where escapes come between. */
const contents: readonly string[] = [
  'a = "«http://x/»"',
  "a = '«C:\\new»'",
  'a = "«»"',
  'a = """\n«two\nlines»"""',
  "a = '''\r\n«x\\»'''",
  'a = """«x»"""',
  'a = "x\\ty"',
  'a = "open',
  'a = 1',
];

test('the place of a plain string', () => {
  for (const source of contents) {
    const { text, ranges } = parseMarks(source);
    const value = valueIn(text);
    const span = plainContent(text, value);
    assert.equal(renderMarks(text, span ? [span] : []), renderMarks(text, ranges));
    if (span) assert.equal(decode(text, value), text.slice(span.start, span.end));
  }
});

/** Which comments silence what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSuppressions } from '../../server/src/model/suppressions.ts';
import { parseToml } from '../../server/src/toml/parse.ts';

function read(text: string): string[] {
  const { comments, statements } = parseToml(text);
  return readSuppressions(text, comments, statements[0]?.start ?? text.length).map(
    ({ code, scope, lines, start, end }) => {
      assert.equal(text.slice(start, end), code);
      return `${code} ${scope} ${lines.map((line) => text.slice(line.start, line.end)).join('|')}`.trim();
    },
  );
}

test('a comment speaks of its own line, or of the next one that is no comment', () => {
  assert.deepEqual(read('a = 1 # orion-ignore: x'), ['x line a = 1 # orion-ignore: x']);
  assert.deepEqual(read('# orion-ignore: x, y because\n\n# more\na = 1\nb = 2'), ['x line a = 1', 'y line a = 1']);
});

test('lines end with a carriage return, too, and only blanks are blank', () => {
  const text = 'a\r# orion-ignore: x\r\u2028\rb';
  const [found] = readSuppressions(text, [{ start: 2, end: 19 }], 0);
  assert.deepEqual(found?.lines, [{ start: 20, end: 21 }]);
});

test('a file-wide one counts before the first statement alone', () => {
  assert.deepEqual(read('# orion-ignore-file: x, y\na = 1'), ['x file', 'y file']);
  assert.deepEqual(read('a = 1\n# orion-ignore-file: x'), []);
});

test('other comments are no suppressions', () => {
  assert.deepEqual(read('# orion-ignore x\n# see orion-ignore: x\n# orion-ignore:\na = "# orion-ignore: x"'), []);
});

test('comments one below the other speak of the same line, however many there are', () => {
  const many = 50_000;
  const found = read(`${'# orion-ignore: x\n'.repeat(many)}a = 1\n# orion-ignore: y\n\n# orion-ignore: z\nb = 2`);
  assert.equal(found.length, many + 2);
  assert.deepEqual([...new Set(found)], ['x line a = 1', 'y line b = 2', 'z line b = 2']);
});

test('a carriage return inside a comment of TOML ends no line', () => {
  const text = '# orion-ignore: x a\rb\nc = 1';
  const [found] = readSuppressions(text, [{ start: 0, end: text.indexOf('\n') }], text.indexOf('c'));
  assert.deepEqual(
    found?.lines.map(({ start, end }) => text.slice(start, end)),
    ['c = 1'],
  );
});

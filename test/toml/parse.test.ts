/** The tree of a document: what is where, also in half-typed text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Entry, Span, TomlDocument, Value } from '../../server/src/toml/tree.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

function entriesOf({ statements }: TomlDocument): readonly Entry[] {
  return statements.filter((statement) => statement.type === 'entry');
}

function assertMarked(cases: readonly string[], spansOf: (document: TomlDocument) => readonly Span[]): void {
  for (const source of cases) {
    const { text, ranges } = parseMarks(source);
    assert.equal(renderMarks(text, spansOf(parseToml(text))), renderMarks(text, ranges));
  }
}

test('statements end before comments', () => {
  const cases = [
    '«a = 1»\n\n  «b.c = "x"»  # why\r\n«[t]» # more\r\n«x = [\n 1, # one\n]»\n',
    '«a»',
    '«a = »\n«b»\n«= 1»\n# c',
    '«a = "open # no comment»\n«b = 1»',
    '«a = 1 what» # why\n«[t] x»',
    '«%%%» # why',
    '«a = """\ntwo\nlines"""»\n«b = 1»',
    '«"😀" = "😀"»\n«b = 1»',
  ];
  assertMarked(cases, ({ statements }) => statements);
});

test('comments end with their line', () => {
  const cases = ['«# one»\r\na = "# none" «# two»\nb = [ «# three»\n]\n[t]«# four»', "a = '#'\n«#»", '«# \u0000\rx»\n'];
  assertMarked(cases, ({ comments }) => comments);
});

test('key parts are found with their quotes', () => {
  const cases = ['«a».«"b c"» . «\'d\'» = 1', '«"open = 1»', '«a».= 1', '[ «a» . «b» ]', '[[«a»]]', '{ x = 1', '= 1'];
  assertMarked(cases, ({ statements }) =>
    statements.flatMap((statement) => (statement.type === 'junk' ? [] : statement.path)),
  );
});

test('key names are decoded', () => {
  const [entry] = entriesOf(parseToml('"\\u0061\\tb".\'\\n\'."\\q" = 1'));
  assert.deepEqual(
    entry?.path.map(({ name, quoted }) => [name, quoted]),
    [
      ['a\tb', true],
      ['\\n', true],
      ['\\q', true],
    ],
  );
});

test('values are found with their quotes and brackets', () => {
  const cases = [
    'a = «"x"» # why',
    'a = «[1, 2]»',
    'a =«»',
    'a = «»\nb = «{ x = 1 }»',
    'a«»',
    'a = «"open»',
    'a = «[»\nb = «1»',
    'a = «two words»',
    'a = «1» 2',
  ];
  assertMarked(cases, (document) => entriesOf(document).map(({ value }) => value));
});

const kinds: readonly (readonly [written: string, kind: Value['kind'], closed: boolean, quote?: Value['quote']])[] = [
  ['"x"', 'string', true, '"'],
  ["'x", 'string', false, "'"],
  ['"""x"""', 'string', true, '"""'],
  ["'''x", 'string', false, "'''"],
  ['1', 'integer', true],
  ['0x1F', 'integer', true],
  ['1e5', 'float', true],
  ['-inf', 'float', true],
  ['true', 'boolean', true],
  ['1979-05-27 07:32:00', 'datetime', true],
  ['[1]', 'array', true],
  ['[1', 'array', false],
  ['{}', 'table', true],
  ['{ x = 1', 'table', false],
  ['word', 'invalid', true],
  ['“x”', 'invalid', true],
  ['', 'missing', true],
];

test('kinds of values', () => {
  for (const [written, kind, closed, quote] of kinds) {
    const [entry] = entriesOf(parseToml(`a = ${written}`));
    assert.deepEqual([entry?.value.kind, entry?.value.closed, entry?.value.quote], [kind, closed, quote], written);
  }
});

test('items and entries of a value', () => {
  const [entry] = entriesOf(parseToml('a = [ "x", { y.z = 1 }, ]'));
  const [first, second] = entry?.value.items ?? [];
  assert.equal(first?.kind, 'string');
  assert.deepEqual(
    second?.entries?.[0]?.path.map(({ name }) => name),
    ['y', 'z'],
  );
  assert.equal(entry?.value.trailingComma, true);
});

test('an entry is broken where every TOML parser objects', () => {
  const broken = (text: string): boolean | undefined => entriesOf(parseToml(text))[0]?.broken;
  assert.equal(broken('a = "x\ty"'), false);
  assert.equal(broken('a = [1, 1.0]'), false);
  assert.equal(broken('a = x'), true);
  assert.equal(broken('a = 1 what'), true);
  assert.equal(broken('a = 1'), false);
});

test('a document without text is sound', () => {
  assert.deepEqual(parseToml(''), {
    text: '',
    statements: [],
    comments: [],
    problems: [],
    redefinitions: [],
    notes: [],
  });
});

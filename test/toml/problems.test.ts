/** Each syntax problem: where it is marked, what it says, and the text after its repair. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteOrderMark } from '../../server/src/toml/byte-order-mark.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Repair, SyntaxProblem } from '../../server/src/toml/tree.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';
import { isAccepted } from '../support/toml-trees.ts';

interface Case {
  /** `«…»` around each problem. */
  readonly source: string;
  /** Of each problem, or of all. */
  readonly kind: string | readonly string[];
  /** In the first problem's message. */
  readonly says?: string | RegExp;
  /** The whole text after all repairs; absent where no problem has one. A repaired text has no problem left. */
  readonly repaired?: string;
  readonly onlyOrion?: true;
}

const strings: readonly Case[] = [
  { source: 'a = «"x»', kind: 'unclosed-string', says: 'add " at the end', repaired: 'a = "x"' },
  { source: 'a = «"x  »\nb = 1', kind: 'unclosed-string', repaired: 'a = "x"  \nb = 1' },
  { source: "a = «'x»\n\nb = 1", kind: 'unclosed-string', says: "add ' at", repaired: "a = 'x'\n\nb = 1" },
  { source: `a = «"x'»`, kind: 'unclosed-string', repaired: 'a = "x"' },
  { source: 'a = «"x”»', kind: 'unclosed-string', repaired: 'a = "x"' },
  { source: 'a = «"»', kind: 'unclosed-string' },
  { source: 'a = «"x # why»', kind: 'unclosed-string' },
  { source: 'a = «"x;»', kind: 'unclosed-string' },
  { source: 'a = «"x»\n«more»"', kind: ['unclosed-string', 'missing-equals'] },
  { source: 'a = «[»"x", «"y]»', kind: ['unclosed-array', 'unclosed-string'] },
  { source: 'a = «"""x»\nb = 1', kind: 'unclosed-string', says: 'add """' },
  { source: 'a = «"""»\nb = """x"""', kind: 'unclosed-string' },
  { source: 'a = """x"""«"»', kind: 'trailing-text', says: /quote inside a string/ },
  { source: 'a = "«\\q»"', kind: 'bad-escape', says: '\\q is no escape', repaired: "a = '\\q'" },
  { source: 'a = "C:«\\c»ert\\new«\\x»"', kind: 'bad-escape', repaired: "a = 'C:\\cert\\new\\x'" },
  { source: 'a = "C:«\\u»sers"', kind: 'bad-escape', says: 'needs 4 hex', repaired: "a = 'C:\\users'" },
  { source: 'a = "it\'s «\\q»"', kind: 'bad-escape' },
  { source: 'a = "\\\\«\\q»"', kind: 'bad-escape' },
  { source: 'a = "one\\n«\\q»"', kind: 'bad-escape' },
  { source: 'a = "«\\U00110000»"', kind: 'bad-escape', says: 'beyond' },
  { source: 'a = "«\\😀»"', kind: 'bad-escape', repaired: "a = '\\😀'" },
  { source: 'a = "x«\t»y"', kind: 'tab-in-string', says: 'write \\t', repaired: 'a = "x\\ty"', onlyOrion: true },
  { source: '"x«\t»y" = 1', kind: 'tab-in-string', repaired: '"x\\ty" = 1', onlyOrion: true },
  { source: 'a = "«\u0001»"', kind: 'control-character', says: '\\u0001', repaired: 'a = "\\u0001"' },
  { source: "a = '«\u007f»'", kind: 'control-character', says: 'double-quoted' },
  { source: 'a = """x«\r»y"""', kind: 'lone-carriage-return', onlyOrion: true },
];

const words: readonly Case[] = [
  { source: 'a = «strict»', kind: 'unquoted-text', says: 'write "strict"', repaired: 'a = "strict"' },
  { source: 'a = «/my data/x» # why', kind: 'unquoted-text', repaired: 'a = "/my data/x" # why' },
  { source: 'a = «http://node:8080/»', kind: 'unquoted-text', repaired: 'a = "http://node:8080/"' },
  { source: 'a = «C:\\orion»', kind: 'unquoted-text', repaired: "a = 'C:\\orion'" },
  { source: 'a = «127.0.0.1»', kind: 'unquoted-text', repaired: 'a = "127.0.0.1"' },
  { source: 'a = «strict"»', kind: 'unquoted-text', repaired: 'a = "strict"' },
  { source: 'a = «strict;»', kind: 'unquoted-text', repaired: 'a = "strict"' },
  { source: 'a = «x, y»', kind: 'unquoted-text' },
  { source: 'a = [«x», "y"]', kind: 'unquoted-text', repaired: 'a = ["x", "y"]' },
  { source: 'a = [«x», 1]', kind: 'unquoted-text' },
  { source: 'a = { b = «x» }', kind: 'unquoted-text', repaired: 'a = { b = "x" }' },
  { source: 'a = «True»', kind: 'bad-boolean', says: 'write true', repaired: 'a = true' },
  { source: 'a = «“two words”»', kind: 'curly-quotes', repaired: 'a = "two words"' },
  { source: 'a = [«‘x’», «„y“»]', kind: 'curly-quotes', repaired: 'a = ["x", "y"]' },
  { source: 'a = «“a\\b”»', kind: 'curly-quotes' },
  { source: 'a = «08080»', kind: 'bad-number', says: 'write 8080', repaired: 'a = 8080' },
  { source: 'a = «-00»', kind: 'bad-number', repaired: 'a = -0' },
  { source: 'a = «.5»', kind: 'bad-number', says: 'both sides' },
  { source: 'a = «1_»', kind: 'bad-number', says: 'between two digits' },
  { source: 'a = «0XFF»', kind: 'bad-number', says: 'lower case' },
  { source: 'a = «+0xFF»', kind: 'bad-number', says: 'no sign' },
  { source: 'a = «9223372036854775808»', kind: 'integer-range', says: '9223372036854775807', onlyOrion: true },
  { source: 'a = «-9223372036854775809»', kind: 'integer-range', onlyOrion: true },
  { source: 'a = «1e400»', kind: 'float-range', says: 'too large', onlyOrion: true },
  { source: 'a = «1e-400»', kind: 'float-range', says: 'too small', onlyOrion: true },
  { source: 'a = «1e06»', kind: 'float-exponent', onlyOrion: true },
  { source: 'a = «2021-02-29»', kind: 'bad-date', says: 'no day 2021-02-29' },
  { source: 'a = «1900-02-29»', kind: 'bad-date' },
  { source: 'a = «2021-2-1»', kind: 'bad-date', says: 'YYYY-MM-DD' },
  { source: 'a = «24:00:00»', kind: 'bad-date', says: 'no such time' },
  { source: 'a = «2021-02-01T00:00:00+19:00»', kind: 'bad-date', says: '18:00' },
];

const brackets: readonly Case[] = [
  { source: 'a = «[»1, 2\nb = 1', kind: 'unclosed-array', says: 'add a ]', repaired: 'a = [1, 2]\nb = 1' },
  { source: 'a = «[»\n  1, # one\n[b]', kind: 'unclosed-array', repaired: 'a = [\n  1,] # one\n[b]' },
  { source: 'a = «[»[1]\n', kind: 'unclosed-array', repaired: 'a = [[1]]\n' },
  { source: 'a = [1 «2»]', kind: 'missing-comma', repaired: 'a = [1, 2]' },
  { source: 'a = [1«;» 2]', kind: 'missing-comma', says: 'semicolon', repaired: 'a = [1, 2]' },
  { source: 'a = [«,»1]', kind: 'missing-value' },
  { source: 'a = [«=»1]', kind: 'stray-character' },
  { source: 'a = [ «// one» \n1]', kind: 'wrong-comment', repaired: 'a = [ # one \n1]' },
  {
    source: 'a = [1 # one\n  «,»2]',
    kind: 'newline-before-comma',
    says: "Orion's parser",
    repaired: 'a = [1, # one\n2]',
    onlyOrion: true,
  },
  { source: 'a = ["x", «2»]', kind: 'mixed-array', says: 'an integer, the first item is a string', onlyOrion: true },
  { source: 'a = [1, «1.0», 2.0]', kind: 'mixed-array', onlyOrion: true },
  { source: 'a = [1979-05-27 , «07:32:00» ]', kind: 'mixed-array', says: 'local time', onlyOrion: true },
  { source: 'a = { x = «[]» }', kind: 'array-lexer', onlyOrion: true },
  { source: 'a = «[[], []]»\nb = 1', kind: 'array-lexer', onlyOrion: true },
  { source: 'a = [«1979-05-27»]', kind: 'array-lexer', onlyOrion: true },
  { source: 'a = «[1979-05-27, 1979-05-28 ]»', kind: 'array-lexer', onlyOrion: true },
  { source: 'a = «{» x = 1', kind: 'unclosed-table' },
  { source: 'a = { x = 1«,» }', kind: 'trailing-comma', repaired: 'a = { x = 1 }' },
  { source: 'a = { x = 1 «y» = 2 }', kind: 'missing-comma' },
  { source: 'a = { x «=» , y = 2 }', kind: 'missing-value' },
  { source: '«[a»\nb = 1', kind: 'unclosed-header', says: 'write ]', repaired: '[a]\nb = 1' },
  { source: '«[[a» ]', kind: 'unclosed-header', repaired: '[[a ]]' },
  { source: '«[[a»\n', kind: 'unclosed-header', repaired: '[[a]]\n' },
  { source: '«[]»', kind: 'bad-header' },
  { source: '[a.«»]', kind: 'bad-key' },
];

const lines: readonly Case[] = [
  { source: '«a»', kind: 'missing-equals', says: 'write = and a value' },
  { source: '«a.b»: "x"', kind: 'missing-equals', says: 'instead of the colon' },
  { source: 'a «=»', kind: 'missing-value' },
  { source: 'a «=» # later', kind: 'missing-value' },
  { source: 'a.«é» = 1', kind: 'bad-key' },
  { source: '«é = 1»', kind: 'junk', says: 'put quotes around it' },
  { source: '«"""»a""" = 1', kind: 'bad-key', says: 'multi-line' },
  { source: '«= 1»', kind: 'junk', says: 'key is missing' },
  { source: 'a = [\n  1\n]\n«]»', kind: 'junk', says: 'Nothing is open' },
  { source: '«“a” = 1»', kind: 'junk', says: 'typographic' },
  { source: '«; note»', kind: 'wrong-comment', repaired: '# note' },
  { source: '«// note»', kind: 'wrong-comment', repaired: '# note' },
  { source: '«;a = 1»', kind: 'junk', says: 'starts with #' },
  { source: 'a = 1«;»', kind: 'trailing-text', says: 'remove this ;', repaired: 'a = 1' },
  { source: 'a = "x"«,» # why', kind: 'trailing-text', repaired: 'a = "x" # why' },
  { source: 'a = 1 «// why»', kind: 'trailing-text', repaired: 'a = 1 # why' },
  { source: 'a = 1 «; why»', kind: 'trailing-text', repaired: 'a = 1 # why' },
  { source: 'a = 1 «b = 2»', kind: 'trailing-text', says: 'one setting only' },
  { source: '[a] «b = 2»', kind: 'trailing-text' },
  { source: 'a = 1 «what» # why', kind: 'trailing-text' },
  { source: 'a = 1«\r»', kind: 'lone-carriage-return', onlyOrion: true },
  { source: 'a«\u00a0»= 1', kind: 'odd-space', says: 'U+00A0', repaired: 'a = 1' },
  { source: 'a =«\u200b»1', kind: 'odd-space', repaired: 'a =1' },
  { source: '«\ufeff»a = 1', kind: 'byte-order-mark', says: 'save the file', repaired: 'a = 1' },
];

test('strings', () => checkAll(strings));
test('words, numbers and dates', () => checkAll(words));
test('arrays, inline tables and headers', () => checkAll(brackets));
test('whole lines', () => checkAll(lines));

function checkAll(cases: readonly Case[]): void {
  for (const { source, kind, says = '', repaired, onlyOrion } of cases) {
    const { text, ranges } = parseMarks(source);
    const { problems } = parseToml(text);
    assert.equal(renderMarks(text, problems), renderMarks(text, ranges));
    const kinds = typeof kind === 'string' ? problems.map(() => kind) : kind;
    assert.deepEqual(
      problems.map((problem) => problem.kind),
      kinds,
      source,
    );
    const message = problems[0]?.message ?? '';
    assert.ok(typeof says === 'string' ? message.includes(says) : says.test(message), `${source}: ${message}`);
    assert.equal(problems[0]?.objector, onlyOrion ? 'orion' : 'toml', source);
    assert.equal(repairAll(text, problems), repaired ?? text, source);
    if (repaired !== undefined) assert.ok(isAccepted(parseToml(repaired)), repaired);
  }
}

function repairAll(text: string, problems: readonly SyntaxProblem[]): string {
  const repairs = new Set(
    problems.map(({ repair }) => repair).filter((repair): repair is Repair => repair !== undefined),
  );
  return [...repairs]
    .sort((left, right) => right.span.start - left.span.start)
    .reduce((done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end), text);
}

test('what only looks like a mistake', () => {
  const accepted = [
    ...[
      'a = 2000-02-29',
      'a = [1979-05-27 , 1979-05-28 ]',
      'a = [[], []]\n\nb = 1',
      'a = 9223372036854775807',
      'a = 0e2',
    ],
    ...['# «\t\u0000', "a = '\t'", '"=" = 1', 'a = "//" # ;', 'a = """\nb = 1\nc = """\n\nd = 1', 'true = true'],
  ];
  for (const text of accepted) assert.deepEqual(parseToml(text).problems, [], text);
});

test('nesting ends at a limit', () => {
  const { problems } = parseToml(`a = ${'['.repeat(101)}`);
  assert.equal(problems.filter(({ kind }) => kind === 'too-deep').length, 1);
});

test('a byte order mark is the same problem wherever it was noticed', () => {
  assert.deepEqual(parseToml('\ufeff# empty').problems, [byteOrderMark(0)]);
});

test('conflict markers are one problem each, and what they part stays', () => {
  const { text, ranges } = parseMarks(`a = 1
    «<<<<<<< HEAD»
    b = 2
    «||||||| base»
    b = 3
    «=======»
    b = 4
    «>>>>>>> other»
    c = [
    «<<<<<<< HEAD»
      1,
    «=======»
      2,
    «>>>>>>> other»
    ]
    d = "<<<<<<< no marker"`);
  const { problems, redefinitions, statements } = parseToml(text);
  assert.equal(renderMarks(text, problems), renderMarks(text, ranges));
  assert.deepEqual(new Set(problems.map(({ kind }) => kind)), new Set(['merge-conflict']));
  assert.deepEqual(redefinitions, []);
  const entries = statements.filter((statement) => statement.type === 'entry');
  assert.deepEqual(
    entries.map(({ path }) => path[0]?.name),
    ['a', 'b', 'b', 'b', 'c', 'd'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { excerptOf } from '../../server/src/cli/excerpt.ts';
import { runCommandLine } from '../support/command-line.ts';

/** `«…»` marks the range; the expectation is what the terminal shows, line and underline. */
const excerpts: readonly {
  readonly given: string;
  readonly source: string;
  readonly width?: number;
  readonly shows: readonly [string, string];
}[] = [
  { given: 'a short line', source: 'a = 1\ntls = «"on"»\nb = 2', shows: ['tls = "on"', '      ^^^^'] },
  { given: 'a tab', source: '\ttls\t= «"on"»', shows: ['    tls = "on"', '          ^^^^'] },
  { given: 'a marked tab', source: 'a«\t»b', shows: ['a   b', ' ^^^'] },
  { given: 'wide characters', source: '# 日本 «節点» x', shows: ['# 日本 節点 x', '       ^^^^'] },
  { given: 'an emoji', source: '"😀" = «1»', shows: ['"😀" = 1', '       ^'] },
  { given: 'a combining mark', source: '"e\u0301" = «1»', shows: ['"e\u0301" = 1', '      ^'] },
  { given: 'a character of one column beyond the first plane', source: '"𝒯" = «1»', shows: ['"𝒯" = 1', '      ^'] },
  { given: 'nothing marked', source: 'tls =«»', shows: ['tls =', '     ^'] },
  { given: 'nothing marked within', source: 'a«»b', shows: ['ab', ' ^'] },
  { given: 'several lines', source: 'a = «[\n1,\n2]»\n', shows: ['a = [', '    ^'] },
  { given: 'CRLF', source: 'a = «[\r\n1]»\r\n', shows: ['a = [', '    ^'] },
  { given: 'an escape sequence', source: 'a = «"\x1b[31m"»', shows: ['a = "\\u{1b}[31m"', '    ^^^^^^^^^^^^'] },
  { given: 'text that runs backwards', source: '\u202e«x»', shows: ['\\u{202e}x', '        ^'] },
  { given: 'half a surrogate pair', source: '\ud83d«x»', shows: ['\\u{d83d}x', '        ^'] },
  {
    given: 'a long line',
    source: `${'a'.repeat(50)}«mark»${'b'.repeat(50)}`,
    width: 20,
    shows: ['…aaaaaaaamarkbbbbbb…', '         ^^^^'],
  },
  {
    given: 'a long line, marked at its start',
    source: `«mark»${'b'.repeat(50)}`,
    width: 20,
    shows: ['markbbbbbbbbbbbbbb…', '^^^^'],
  },
  {
    given: 'a long line, marked at its end',
    source: `${'a'.repeat(50)}«mark»`,
    width: 20,
    shows: ['…aaaaaaaamark', '         ^^^^'],
  },
  {
    given: 'a long mark',
    source: `aaaaaaaaaaaa«${'m'.repeat(50)}»`,
    width: 20,
    shows: ['…aaaaaaaammmmmmmmmm…', '         ^^^^^^^^^^'],
  },
];

for (const { given, source, width = 80, shows } of excerpts) {
  test(`an excerpt of ${given}`, () => {
    const start = source.indexOf('«');
    const end = source.indexOf('»') - 1;
    const document = TextDocument.create('file:///a', '', 0, source.replace(/[«»]/g, ''));
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const excerpt = excerptOf(document, range, width);
    assert.deepEqual([excerpt.text, ' '.repeat(excerpt.indent) + '^'.repeat(excerpt.width)], shows);
  });
}

test('an excerpt of a line of megabytes is short', () => {
  const document = TextDocument.create('file:///a', '', 0, `${'x'.repeat(5_000_000)}`);
  const range = { start: { line: 0, character: 3_000_000 }, end: { line: 0, character: 4_000_000 } };
  assert.ok(excerptOf(document, range, 100).text.length <= 100);
});

test('the report shows place, severity, code, line, mark, related places and a summary', async () => {
  const { output } = await runCommandLine(['check'], { files: { 'orion.conf': '\n\ntls = "off"\ntls = "off"\n' } });
  const lines = output.replace(/(duplicate-key|note:) .*/g, '$1 …').split('\n');
  assert.deepEqual(lines, [
    'orion.conf:4:1: error duplicate-key …',
    '  4 | tls = "off"',
    '    | ^^^',
    '  orion.conf:3:1: note: …',
    '',
    '1 error in 1 file.',
    '',
  ]);
});

test('a mark over several lines says where it ends', async () => {
  const { output } = await runCommandLine(['check'], { files: { 'orion.conf': 'nodeport = [\n  1,\n]\n' } });
  assert.match(output, /^ {4}\| {12}\^ up to line 3$/m);
});

test('nothing from a file reaches the terminal raw', async () => {
  const hostile = `tls = "\x1b[31m\u009b31m\x07"\n"\x1b]0;title\x07" = 1\nothernodes = ["\x1b[2J\u202e"]\n[\x1b[A]\n`;
  const { output } = await runCommandLine(['check'], {
    files: { 'orion.conf': hostile, 'orion-\x1b[31m.conf': hostile },
  });
  assert.match(output, /toml-syntax/);
  assert.doesNotMatch(output, /[^\n\P{C}]/u);
  for (const format of ['json', 'sarif']) {
    const other = await runCommandLine(['check', '--format', format], { files: { 'orion.conf': hostile } });
    assert.doesNotMatch(other.output, /[^\n\P{C}]/u);
  }
});

const colours = [
  { given: 'no terminal', environment: {}, coloured: false },
  { given: 'a terminal', terminal: 100, environment: {}, coloured: true },
  { given: 'a terminal and NO_COLOR', terminal: 100, environment: { NO_COLOR: '1' }, coloured: false },
  { given: 'a terminal and an empty NO_COLOR', terminal: 100, environment: { NO_COLOR: '' }, coloured: true },
  { given: 'a dumb terminal', terminal: 100, environment: { TERM: 'dumb' }, coloured: false },
  { given: 'FORCE_COLOR', environment: { FORCE_COLOR: '1' }, coloured: true },
  { given: 'FORCE_COLOR=0 and a terminal', terminal: 100, environment: { FORCE_COLOR: '0' }, coloured: false },
];

for (const { given, terminal, environment, coloured } of colours) {
  test(`with ${given} the report is ${coloured ? 'coloured' : 'plain'}`, async () => {
    const files = { 'orion.conf': 'tls = 1\n' };
    const { output } = await runCommandLine(['check'], { files, environment, ...(terminal && { terminal }) });
    assert.equal(output.includes('\x1b[31merror\x1b[0m'), coloured);
  });
}

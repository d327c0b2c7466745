/** Fixes, silencing comments and fix-all as edits. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/context.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { readSuppressions } from '../../server/src/model/suppressions.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import { keyPermissions } from '../../server/src/rules/key-permissions.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { offer, offersFor } from '../support/check-fix.ts';
import { parseMarks } from '../support/marks.ts';

const replaceBy =
  (newText: string, more: Partial<Fix> = {}) =>
  (at: Span): readonly Fix[] => [
    { title: `Write ${newText}`, edits: [{ start: at.start, end: at.end, newText }], ...more },
  ];

test('a fix is a preferred quick fix, bound to the version and to the diagnostic it cures', () => {
  const [first] = offersFor('tls = «"Strict"»', [{ fixes: replaceBy('"strict"', { preferred: true }) }]);
  assert.equal(first?.text, 'tls = "strict"');
  assert.equal(first.action.kind, 'quickfix');
  assert.equal(first.action.isPreferred, true);
  assert.deepEqual(
    first.action.diagnostics?.map(({ code }) => code),
    ['some-code'],
  );
  assert.deepEqual(
    first.action.edit?.documentChanges?.map((change) => 'textDocument' in change && change.textDocument),
    [{ uri: 'file:///node/orion.conf', version: 7 }],
  );
});

test('only findings at the asked place are answered', () => {
  const source = 'tls = «"a"»\nclientconnectiontls = «"b"»';
  const offers = offersFor(source, [{ fixes: replaceBy('1') }, { fixes: replaceBy('2') }], { at: 1 });
  assert.ok(offers.some(({ action }) => action.title === 'Write 2'));
  assert.ok(!offers.some(({ action }) => action.title === 'Write 1'));
});

test('an old client gets edits without a version', () => {
  const [first] = offersFor('tls = «"a"»', [{ fixes: replaceBy('"off"', { weakens: 'plain text' }) }], {
    abilities: { versions: false, confirmation: false },
  });
  assert.deepEqual(Object.keys(first?.action.edit ?? {}), ['changes']);
  assert.equal(first?.text, 'tls = "off"');
});

test('an edit that weakens protection is confirmed first and never preferred', () => {
  const fixes = replaceBy('"off"', { weakens: 'Everything is sent in the clear.', preferred: true });
  const [first] = offersFor('tls = «"a"»', [{ fixes }]);
  const annotations = Object.values(first?.action.edit?.changeAnnotations ?? {});
  assert.deepEqual(annotations, [
    { label: 'Weakens protection', description: 'Everything is sent in the clear.', needsConfirmation: true },
  ]);
  assert.equal(first?.action.isPreferred, undefined);
  assert.equal(first?.text, 'tls = "off"');
});

const silencingCases: readonly {
  readonly given: string;
  readonly source: string;
  readonly line?: string;
  readonly file: string;
}[] = [
  {
    given: 'a plain line takes the comment at its end',
    source: 'tls = «"off"»\n',
    line: 'tls = "off" # orion-ignore: some-code\n',
    file: '# orion-ignore-file: some-code\ntls = "off"\n',
  },
  {
    given: 'blanks at the end of the line stay behind the comment',
    source: 'tls = «"off"»  \nnodeport = 1',
    line: 'tls = "off" # orion-ignore: some-code  \nnodeport = 1',
    file: '# orion-ignore-file: some-code\ntls = "off"  \nnodeport = 1',
  },
  {
    given: 'CRLF',
    source: 'tls = «"off"» # why\r\nnodeport = 1\r\n',
    line: '# orion-ignore: some-code\r\ntls = "off" # why\r\nnodeport = 1\r\n',
    file: '# orion-ignore-file: some-code\r\ntls = "off" # why\r\nnodeport = 1\r\n',
  },
  {
    given: 'a comment that silences another code on this line is continued',
    source: 'tls = «"off"» # orion-ignore: other-code because',
    line: 'tls = "off" # orion-ignore: other-code, some-code because',
    file: '# orion-ignore-file: some-code\ntls = "off" # orion-ignore: other-code because',
  },
  {
    given: 'so is one on the line above, and one for the file',
    source: '# orion-ignore-file: x\n# orion-ignore: a, b\ntls = «"off"»',
    line: '# orion-ignore-file: x\n# orion-ignore: a, b, some-code\ntls = "off"',
    file: '# orion-ignore-file: x, some-code\n# orion-ignore: a, b\ntls = "off"',
  },
  {
    given: 'a list over several lines gets its comment above',
    source: '  othernodes = «[\n  "a"\n]»',
    line: '  # orion-ignore: some-code\n  othernodes = [\n  "a"\n]',
    file: '# orion-ignore-file: some-code\n  othernodes = [\n  "a"\n]',
  },
  {
    given: 'an item of such a list takes it at the end of its own line',
    source: 'othernodes = [\n  «"a"»,\n  "b"\n]',
    line: 'othernodes = [\n  "a", # orion-ignore: some-code\n  "b"\n]',
    file: '# orion-ignore-file: some-code\nothernodes = [\n  "a",\n  "b"\n]',
  },
  {
    given: 'a string over several lines gets it above',
    source: 'workdir = «"""\ndata"""»',
    line: '# orion-ignore: some-code\nworkdir = """\ndata"""',
    file: '# orion-ignore-file: some-code\nworkdir = """\ndata"""',
  },
  {
    given: 'a line of a template, where nothing is a comment, gets it above',
    source: '«{% if a %}»\ntls = "off"',
    line: '# orion-ignore: some-code\n{% if a %}\ntls = "off"',
    file: '# orion-ignore-file: some-code\n{% if a %}\ntls = "off"',
  },
  {
    given: 'so does a table that is not closed',
    source: '«a» = {b',
    line: '# orion-ignore: some-code\na = {b',
    file: '# orion-ignore-file: some-code\na = {b',
  },
  {
    given: 'a comment is no line of which another one could speak',
    source: '# «a»\ntls = "off"',
    file: '# orion-ignore-file: some-code\n# a\ntls = "off"',
  },
  {
    given: 'inside a long string no comment can stand, so that only the file can be silenced',
    source: 'workdir = """\nda«\\t»a\n"""',
    file: '# orion-ignore-file: some-code\nworkdir = """\nda\\ta\n"""',
  },
];

for (const { given, source, line, file } of silencingCases) {
  test(`silencing: ${given}`, () => {
    const offers = offersFor(source, [{}]);
    assert.equal(offer(offers, 'Silence some-code in this file').text, file);
    const onLine = offers.find(({ action }) => action.title === 'Silence some-code on this line');
    assert.equal(onLine?.text, line);
    for (const text of [file, ...(line === undefined ? [] : [line])]) assert.ok(silencesFinding(source, text), text);
  });
}

/** Whether the new text silences the finding, read back by the model. */
function silencesFinding(source: string, text: string): boolean {
  const before = parseMarks(source);
  const [at] = before.ranges;
  assert.ok(at);
  const marked = before.text.slice(at.start, at.end);
  const offset = text.indexOf(marked);
  const { toml } = readConfig(text);
  const firstStatement = toml.statements[0]?.start ?? text.length;
  return readSuppressions(text, toml.comments, firstStatement).some(
    ({ code, scope, lines }) =>
      code === 'some-code' && (scope === 'file' || lines.some((line) => line.start <= offset && offset <= line.end)),
  );
}

test('syntax errors and idle comments are not offered to be silenced, and a code only once', () => {
  const none = offersFor('tls = «=» # «idle»', [{ stage: 'syntax' }, { code: 'unused-suppression' }]);
  assert.deepEqual(none, []);
  const twice = offersFor('a = «1»\nb = «2»', [{}, {}]);
  assert.equal(twice.length, 2);
});

test('fix all applies every safe fix that touches no other, and nothing else', () => {
  const source = 'a = «1»\nb = «2»\n«c = «3»»\nd = «4»';
  const [only, ...more] = offersFor(
    source,
    [
      { fixes: replaceBy('one', { safe: true }) },
      { fixes: replaceBy('two') },
      { fixes: replaceBy('c = three', { safe: true }) },
      { fixes: replaceBy('3.0', { safe: true }) },
      { fixes: replaceBy('four', { safe: true }) },
    ],
    { only: ['source.fixAll'] },
  );
  assert.equal(only?.text, 'a = one\nb = 2\nc = three\nd = four');
  assert.equal(only.action.kind, 'source.fixAll.orion');
  assert.deepEqual(more, []);
});

test('fix all is not offered where nothing is safe, nor to those who ask for another kind', () => {
  assert.deepEqual(offersFor('a = «1»', [{ fixes: replaceBy('2') }], { only: ['source'] }), []);
  const safe = [{ fixes: replaceBy('2', { safe: true }) }];
  assert.deepEqual(offersFor('a = «1»', safe, { only: ['source.organizeImports'] }), []);
  assert.equal(offersFor('a = «1»', safe, { only: ['source.fixAll.orion'] }).length, 1);
});

test('a cure that the server carries out becomes a command that names the configuration', () => {
  const { text, ranges } = parseMarks('tlsserverkey = «"a.key"»');
  const [at] = ranges;
  assert.ok(at);
  const document = TextDocument.create('file:///node/orion.conf', 'orion-config', 7, text);
  const finding: Reported = {
    at,
    message: '',
    rule: keyPermissions,
    severity: 'warning',
    inherent: 'warning',
    fixes: () => [
      {
        title: 'Restrict',
        edits: [],
        command: { name: 'restrictKey', arguments: { endpoint: 'server' } },
        preferred: true,
      },
    ],
  };
  const question = { range: rangeOf(document, at), diagnostics: [], only: ['quickfix'] };
  const abilities = { versions: true, confirmation: true };
  const [action] = codeActions(document, readConfig(text), [finding], question, abilities);
  assert.deepEqual(action, {
    title: 'Restrict',
    kind: 'quickfix',
    diagnostics: [],
    isPreferred: true,
    command: {
      title: 'Restrict',
      command: 'orion-tls.restrictKey',
      arguments: [{ config: 'file:///node/orion.conf', endpoint: 'server' }],
    },
  });
});

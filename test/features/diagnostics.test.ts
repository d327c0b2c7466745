/** Findings as diagnostics. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { allDiagnostics, diagnosticLimit, editorDiagnostics } from '../../server/src/features/diagnostics.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import { halfKeyPair } from '../../server/src/rules/half-key-pair.ts';
import { unusedSuppression } from '../../server/src/rules/unused-suppression.ts';

const noFiles = { textOf: async () => undefined };

const document = TextDocument.create('file:///node/orion.conf', 'orion-config', 1, '# 𝒳\r\ntls = "strict"\r\n');

function finding(start: number, end: number, more: Partial<Reported> = {}): Reported {
  return {
    at: { start, end },
    message: 'Something.',
    severity: 'error',
    inherent: 'error',
    rule: halfKeyPair,
    ...more,
  };
}

test('a diagnostic has the place, the severity, the code and a link to what it means', async () => {
  const surroundings = { ...noFiles, rulesPage: 'file:///ext/docs/rules.md' };
  const [diagnostic] = await allDiagnostics(document, [finding(6, 9)], surroundings);
  assert.deepEqual(diagnostic, {
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
    severity: DiagnosticSeverity.Error,
    source: 'orion',
    code: 'half-key-pair',
    codeDescription: { href: 'file:///ext/docs/rules.md#half-key-pair' },
    message: 'Something.',
  });
});

test('tags and severities have their numbers', async () => {
  const [diagnostic] = await allDiagnostics(
    document,
    [finding(0, 4, { rule: unusedSuppression, severity: 'hint' })],
    noFiles,
  );
  assert.equal(diagnostic?.severity, DiagnosticSeverity.Hint);
  assert.deepEqual(diagnostic?.tags, [DiagnosticTag.Unnecessary]);
  assert.equal(diagnostic?.codeDescription, undefined);
});

test('related places are in this document, in a file that can be read, or at the start of one that cannot', async () => {
  const related = [
    { message: 'here', at: { start: 6, end: 9 } },
    { message: 'there', at: { start: 2, end: 4 }, path: '/node/known hosts' },
    { message: 'nowhere', at: { start: 2, end: 4 }, path: '/node/gone' },
  ];
  const [diagnostic] = await allDiagnostics(document, [finding(0, 1, { related })], {
    textOf: async (path) => (path === '/node/known hosts' ? 'a\nbcd' : undefined),
  });
  assert.deepEqual(
    diagnostic?.relatedInformation?.map(({ message, location: { uri, range } }) => [
      message,
      uri,
      range.start.line,
      range.end.character,
    ]),
    [
      ['here', 'file:///node/orion.conf', 1, 3],
      ['there', 'file:///node/known%20hosts', 1, 2],
      ['nowhere', 'file:///node/gone', 0, 0],
    ],
  );
});

test('an editor is spared more than a thousand, and told how many are missing', async () => {
  const many = Array.from({ length: diagnosticLimit + 1234 }, () => finding(0, 1));
  const shown = await editorDiagnostics(document, many, noFiles);
  assert.equal(shown.length, diagnosticLimit + 1);
  assert.match(String(shown.at(-1)?.message), /^1234 more findings are not shown/);
  assert.equal((await editorDiagnostics(document, many.slice(0, diagnosticLimit), noFiles)).length, diagnosticLimit);
  assert.equal((await allDiagnostics(document, many, noFiles)).length, many.length);
  const oneMore = await editorDiagnostics(document, many.slice(0, diagnosticLimit + 1), noFiles);
  assert.match(String(oneMore.at(-1)?.message), /^1 more finding is not shown/);
});

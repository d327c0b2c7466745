/** Text that is being typed: no feature throws, and every range lies in the document. */

import { test } from 'node:test';
import type { Range } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { editorDiagnostics } from '../../server/src/features/diagnostics.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { definition, documentLinks } from '../../server/src/features/links.ts';
import { renameEdits } from '../../server/src/features/rename-files.ts';
import { configStatus } from '../../server/src/features/status.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeContext } from '../support/make-context.ts';
import { assertRangesInside } from '../support/ranges.ts';

const sample = `# 𝒳 node of ours
# orion-ignore: missing-port
tls = 'STRICT' # orion-ignore: first-use-trust
"tlsservertrust" = "tofa"
tlsserverchain = [ "ca.pem", # one
  'b.pem' ]\r
workdir = """
  da\\tta"""
[x.tls]
{% if a %}
nodeport = {a = 1, b = [2]}
`;

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
const abilities = { versions: true, confirmation: true };

async function checkText(text: string): Promise<void> {
  const context = await makeContext(text, { files: { 'ca.pem': 'ca' } });
  const { document, config, facts, now } = context;
  const findings = checkConfig({ config, facts, now, expiryWarningDays: 30 }, {});
  const diagnostics = await editorDiagnostics(document, findings, { textOf: async () => undefined });
  const actions = codeActions(document, config, findings, { range: everywhere, diagnostics }, abilities);
  const answers = [
    diagnostics,
    actions,
    documentSymbols(document, config),
    foldingRanges(document, config).map(({ startLine, endLine }) => ({
      start: { line: startLine, character: 0 },
      end: { line: endLine, character: 0 },
    })),
    documentLinks(context),
    codeLenses(context, []),
    inlayHints(context, { start: 0, end: text.length }).map(({ position }) => ({ start: position, end: position })),
  ];
  renameEdits(context, [{ from: '/node', to: '/moved' }]);
  definition(context, text.length);
  configStatus(config, findings);
  assertRangesInside(document, answers);
}

test('broken text: every prefix', async () => {
  for (let end = 0; end <= sample.length; end += 1) await checkText(sample.slice(0, end));
});

test('broken text: every text that lacks one character', async () => {
  for (let at = 0; at < sample.length; at += 1) await checkText(sample.slice(0, at) + sample.slice(at + 1));
});

test('broken text: bytes that are no text', async () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7919 + (index >> 3) * 104729) % 256);
  await checkText(new TextDecoder('latin1').decode(bytes));
  await checkText(new TextDecoder().decode(bytes));
});

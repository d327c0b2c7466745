/** What holds for the answers about any configuration: no exception, and every range lies inside the text. */

import type { CompletionItem, Diagnostic } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/code-actions.ts';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { complete } from '../../server/src/features/completion.ts';
import { type FeatureContext, rangeOf } from '../../server/src/features/context.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlay-hints.ts';
import { configActions, configLenses } from '../../server/src/features/known-hosts/config-lenses.ts';
import { definition, documentLinks } from '../../server/src/features/links.ts';
import { namedKnownHosts } from '../../server/src/features/named-known-hosts.ts';
import { pairSummaries } from '../../server/src/features/pair-summaries.ts';
import { renameEdits } from '../../server/src/features/rename-files.ts';
import { configStatus } from '../../server/src/features/status.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { clientCommands } from '../../server/src/protocol.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import { acceptItem, fullSupport } from '../support/check-completion.ts';
import { applyEdits } from '../support/fix-promise.ts';
import { assertRangesInside } from '../support/ranges.ts';

/** What a client with every ability can do. */
export const abilities = { versions: true, confirmation: true };

const commands = Object.values(clientCommands);

/** Asks every feature about the whole document, and those with a cursor at some places of it. */
export async function verifyFeatures(
  context: FeatureContext,
  findings: readonly Reported[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  const { document, config } = context;
  const text = document.getText();
  const question = { range: rangeOf(document, { start: 0, end: text.length }), diagnostics };
  assertRangesInside(document, [
    diagnostics,
    codeActions(document, config, findings, question, abilities),
    configActions(context, question, commands),
    documentSymbols(document, config),
    documentLinks(context),
    codeLenses(context, commands),
    configLenses(context, commands),
    foldingRanges(document, config).map(({ startLine, endLine }) => lines(startLine, endLine)),
    inlayHints(context, { start: 0, end: text.length }).map(({ position }) => ({ start: position, end: position })),
  ]);
  applyEdits(text, renameEdits(context, [{ from: '/node', to: '/moved/there' }]));
  configStatus(config, findings);
  namedKnownHosts(context);
  pairSummaries(context);
  for (const offset of placesIn(text, findings)) await verifyCursor(context, offset);
}

/** The ends, six places between, and where a finding starts. */
export function placesIn(text: string, findings: readonly Reported[]): ReadonlySet<number> {
  const spread = Array.from({ length: 8 }, (_, index) => Math.floor((index * text.length) / 7));
  return new Set([...spread, ...findings.slice(0, 4).map(({ at }) => at.start)]);
}

async function verifyCursor(context: FeatureContext, offset: number): Promise<void> {
  const { document } = context;
  assertRangesInside(document, (await hover(context, offset))?.range);
  definition(context, offset);
  const items: readonly CompletionItem[] = await complete(context, offset, fullSupport);
  assertRangesInside(document, items);
  for (const item of items.slice(0, 5)) acceptItem(context, item);
}

function lines(startLine: number, endLine: number) {
  return { start: { line: startLine, character: 0 }, end: { line: endLine, character: 0 } };
}

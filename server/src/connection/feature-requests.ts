/** The features of LSP, each in a line or two: which of them answers what about a configuration or a known-hosts file. */

import type { Connection, Hover, HoverParams } from 'vscode-languageserver';
import { codeActions } from '../features/code-actions.ts';
import { codeLenses } from '../features/code-lens.ts';
import { complete } from '../features/completion.ts';
import type { FeatureContext } from '../features/context.ts';
import { foldingRanges } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import { knownHostsActions } from '../features/known-hosts/code-actions.ts';
import { knownHostsCompletion } from '../features/known-hosts/completion.ts';
import { configActions, configLenses } from '../features/known-hosts/config-lenses.ts';
import type { KnownHostsContext } from '../features/known-hosts/context.ts';
import { knownHostsFolding } from '../features/known-hosts/folding.ts';
import { knownHostsHover } from '../features/known-hosts/hover.ts';
import { knownHostsDefinition } from '../features/known-hosts/links.ts';
import { pinningLenses } from '../features/known-hosts/pinning-lenses.ts';
import { knownHostsSymbols } from '../features/known-hosts/symbols.ts';
import { definition, documentLinks } from '../features/links.ts';
import { namedKnownHosts } from '../features/named-known-hosts.ts';
import { documentSymbols } from '../features/symbols.ts';
import { type DocumentParams, namedKnownHostsRequest } from '../protocol.ts';
import type { Workspace } from '../workspace.ts';
import type { ClientAbilities } from './capabilities.ts';
import { guarded, type Log } from './guarded.ts';
import { namedFiles, pinningLines } from './known-hosts-requests.ts';

export interface FeatureSurroundings {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly abilities: () => ClientAbilities;
  readonly log: Log;
}

/** Answers them on a connection. */
export function answerFeatureRequests({ connection, workspace, abilities, log }: FeatureSurroundings): void {
  /** A request about a configuration or a known-hosts file; `fallback` where the document is neither. */
  const about = <Params extends { readonly textDocument: DocumentParams }, Result>(
    name: string,
    fallback: Result,
    answer: (context: FeatureContext, params: Params) => Result | Promise<Result>,
    answerKnownHosts?: (context: KnownHostsContext, params: Params) => Result,
  ) =>
    guarded(name, fallback, log, async (params: Params) => {
      const { uri } = params.textDocument;
      const context = await workspace.context(uri);
      if (context) return answer(context, params);
      const knownHosts = answerKnownHosts && (await workspace.knownHosts(uri));
      return knownHosts ? answerKnownHosts(knownHosts, params) : fallback;
    });

  connection.onCompletion(
    about(
      'completion',
      null,
      (context, { position }) => complete(context, context.document.offsetAt(position), abilities().completion),
      (context, { position }) => knownHostsCompletion(context, context.document.offsetAt(position)),
    ),
  );
  connection.onHover(
    about<HoverParams, Hover | null>(
      'hover',
      null,
      async (context, { position }) => (await hover(context, context.document.offsetAt(position))) ?? null,
      (context, { position }) => knownHostsHover(context, context.document.offsetAt(position)) ?? null,
    ),
  );
  connection.onCodeAction(
    guarded('code actions', null, log, async ({ textDocument, range, context }) => {
      const analysis = await workspace.analyse(textDocument.uri);
      if (!analysis) {
        const known = await workspace.analyseKnownHosts(textDocument.uri);
        return known ? knownHostsActions(known, known.findings, { range, ...context }, abilities().edits) : null;
      }
      const { document, config, findings, confinedTo } = analysis;
      const question = { range, readOnly: confinedTo !== undefined, ...context };
      return [
        ...codeActions(document, config, findings, question, abilities().edits),
        ...configActions(analysis, question, abilities().commands),
      ];
    }),
  );
  connection.onDocumentSymbol(
    about('symbols', null, ({ document, config }) => documentSymbols(document, config), knownHostsSymbols),
  );
  connection.onDocumentLinks(about('links', null, documentLinks));
  connection.onDefinition(
    about(
      'definition',
      null,
      (context, { position }) => definition(context, context.document.offsetAt(position)),
      (context, { position }) => knownHostsDefinition(context, context.document.offsetAt(position)),
    ),
  );
  connection.onReferences(
    guarded('references', null, log, async ({ textDocument, position }) =>
      pinningLines(workspace, textDocument.uri, position),
    ),
  );
  connection.onRequest(namedKnownHostsRequest, about('named known hosts', [], namedKnownHosts));
  connection.onFoldingRanges(
    about('folding', null, ({ document, config }) => foldingRanges(document, config), knownHostsFolding),
  );
  connection.languages.inlayHint.on(
    about('hints', null, (context, { range: { start, end } }) =>
      inlayHints(context, { start: context.document.offsetAt(start), end: context.document.offsetAt(end) }),
    ),
  );
  connection.onCodeLens(
    about('lenses', null, async (context) => [
      ...codeLenses(context, abilities().commands),
      ...configLenses(context, abilities().commands),
      ...(context.settings.codeLens ? pinningLenses(context, await namedFiles(workspace)) : []),
    ]),
  );
}

/** Every request and notification of the server on one screen. What the answers are is decided in `features/` and `workspace.ts`. */

import { type Connection, DidChangeConfigurationNotification, TextDocuments } from 'vscode-languageserver';
import { type ClientAbilities, noAbilities, readAbilities, serverCapabilities } from './connection/capabilities.ts';
import { guarded, unasked } from './connection/guarded.ts';
import { createReports } from './connection/reports.ts';
import { snapshots } from './connection/snapshots.ts';
import { createStatusBoard } from './connection/status-board.ts';
import { createWatchers } from './connection/watchers.ts';
import { disk } from './facts/disk.ts';
import { codeActions } from './features/code-actions.ts';
import { complete } from './features/completion.ts';
import type { FeatureContext } from './features/context.ts';
import { foldingRanges } from './features/folding.ts';
import { hover } from './features/hover.ts';
import { definition, documentLinks } from './features/links.ts';
import { documentSymbols } from './features/symbols.ts';
import { type DocumentParams, statusRequest, trustGranted } from './protocol.ts';
import { createWorkspace } from './workspace.ts';

export interface ServerSurroundings {
  readonly version: string;
  /** URI of the page that explains the rules, where it is installed. */
  readonly rulesPage?: string;
}

/** Answers a client on this connection until it says goodbye. */
export function startServer(connection: Connection, { version, rulesPage }: ServerSurroundings): void {
  let abilities: ClientAbilities = noAbilities;
  const log = (message: string) => connection.console.error(message);
  const documents = new TextDocuments(snapshots);
  const watchers = createWatchers(connection, () => abilities);
  const statuses = createStatusBoard(connection);
  const workspace = createWorkspace({
    documents,
    files: disk,
    clock: () => new Date(),
    settings: {
      complain: (sentence) => connection.console.warn(sentence),
      fetch: async (scopeUri) =>
        abilities.answersConfiguration && connection.workspace.getConfiguration({ scopeUri, section: 'orionTls' }),
    },
  });
  const reports = createReports({
    connection,
    workspace,
    documents,
    abilities: () => abilities,
    diagnostics: { textOf: workspace.textOf, ...(rulesPage !== undefined && { rulesPage }) },
    analysed(analysis) {
      watchers.watch(workspace.namedPaths());
      statuses.update(analysis);
    },
    log,
  });

  /** A request about a configuration; `fallback` where the document is none. */
  const about = <Params extends { readonly textDocument: DocumentParams }, Result>(
    name: string,
    fallback: Result,
    answer: (context: FeatureContext, params: Params) => Result | Promise<Result>,
  ) =>
    guarded(name, fallback, log, async (params: Params) => {
      const context = await workspace.context(params.textDocument.uri);
      return context ? answer(context, params) : fallback;
    });

  connection.onInitialize((params) => {
    abilities = readAbilities(params);
    workspace.settings.setFallback(params.initializationOptions);
    workspace.folders.trust(params.initializationOptions?.trusted !== false);
    const { workspaceFolders, rootUri } = params;
    workspace.folders.set(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    return { capabilities: serverCapabilities(abilities), serverInfo: { name: 'orion-tls', version } };
  });
  connection.onInitialized(() => {
    if (abilities.registersConfiguration) {
      const section = { section: 'orionTls' };
      unasked('registering for settings', log, () =>
        connection.client.register(DidChangeConfigurationNotification.type, section),
      );
    }
    if (abilities.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const uris = (folders: readonly DocumentParams[]) => folders.map(({ uri }) => uri);
        workspace.folders.change(uris(added), uris(removed));
        reports.refresh();
      });
    }
    watchers.watch(workspace.namedPaths());
  });

  documents.onDidChangeContent(({ document }) => reports.changed(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    workspace.close(uri);
    statuses.forget(uri);
    reports.closed(uri);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    if (!abilities.answersConfiguration) workspace.settings.setFallback(settings?.orionTls);
    workspace.settings.forget();
    reports.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) workspace.forgetFile(uri);
    reports.refresh();
  });
  connection.onNotification(trustGranted, () => {
    workspace.folders.trust(true);
    reports.refresh();
  });

  connection.languages.diagnostics.on(
    guarded('diagnostics', { kind: 'full', items: [] }, log, ({ textDocument, previousResultId }) =>
      reports.document(textDocument.uri, previousResultId),
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    guarded('workspace diagnostics', { items: [] }, log, async (params, token) => ({
      items: await reports.workspace(params, token),
    })),
  );
  connection.onCompletion(
    about('completion', null, (context, { position }) =>
      complete(context, context.document.offsetAt(position), abilities.completion),
    ),
  );
  connection.onHover(
    about('hover', null, async (context, { position }) => {
      return (await hover(context, context.document.offsetAt(position))) ?? null;
    }),
  );
  connection.onCodeAction(
    guarded('code actions', null, log, async ({ textDocument, range, context }) => {
      const analysis = await workspace.analyse(textDocument.uri);
      if (!analysis) return null;
      return codeActions(analysis.document, analysis.config, analysis.findings, { range, ...context }, abilities.edits);
    }),
  );
  connection.onDocumentSymbol(about('symbols', null, ({ document, config }) => documentSymbols(document, config)));
  connection.onDocumentLinks(about('links', null, documentLinks));
  connection.onDefinition(
    about('definition', null, (context, { position }) => definition(context, context.document.offsetAt(position))),
  );
  connection.onFoldingRanges(about('folding', null, ({ document, config }) => foldingRanges(document, config)));
  connection.onRequest(
    statusRequest,
    guarded('status', null, log, async ({ uri }: DocumentParams) => {
      const analysis = await workspace.analyse(uri);
      return analysis ? statuses.answer(analysis) : null;
    }),
  );

  documents.listen(connection);
  connection.listen();
}

/** The life of a connection, and what it is told about documents, files and settings. Who answers its questions is at the end. */

import {
  CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  FileChangeType,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { type ClientAbilities, noAbilities, readAbilities, serverCapabilities } from './connection/capabilities.ts';
import { answerCertificateRequests } from './connection/certificate-requests.ts';
import { createCommands } from './connection/commands.ts';
import { answerFeatureRequests } from './connection/feature-requests.ts';
import { guarded, unasked } from './connection/guarded.ts';
import { createSettling } from './connection/interrupted-writes.ts';
import { answerKnownHostsRequests } from './connection/known-hosts-requests.ts';
import { failed } from './connection/refusals.ts';
import { editsForRename } from './connection/renames.ts';
import { createReports } from './connection/reports.ts';
import { snapshots } from './connection/snapshots.ts';
import { createStatusBoard } from './connection/status-board.ts';
import { createViewRefreshes } from './connection/view-refreshes.ts';
import { createWatchers } from './connection/watchers.ts';
import { disk } from './facts/disk.ts';
import { createSafeWriter } from './facts/safe-writer.ts';
import { beginNode } from './features/new-configuration.ts';
import {
  type CheckSummary,
  checkRequest,
  type DocumentParams,
  knownHostsChanged,
  type NewConfiguration,
  type NewConfigurationParams,
  newConfigurationRequest,
  type Refused,
  statusRequest,
  trustGranted,
} from './protocol.ts';
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
  const clock = () => new Date();
  const workspace = createWorkspace({
    documents,
    files: disk,
    clock,
    settings: {
      complain: (sentence) => connection.console.warn(sentence),
      fetch: async (scopeUri) =>
        abilities.answersConfiguration && connection.workspace.getConfiguration({ scopeUri, section: 'orionTls' }),
    },
  });
  const refreshViews = createViewRefreshes(connection, () => abilities, log);
  const announceKnownHosts = () =>
    unasked('announcing known hosts', log, () => connection.sendNotification(knownHostsChanged));
  const refresh = () => {
    workspace.forgetNetwork();
    reports.refresh();
    refreshViews();
    announceKnownHosts();
  };
  const writer = createSafeWriter();
  const written = (paths: readonly string[]) => {
    for (const path of paths) workspace.forgetFile(URI.file(path).toString());
    refresh();
  };
  const execute = createCommands({ context: workspace.context, writer, written });
  const settle = createSettling({ writer, settled: written, log });
  const reports = createReports({
    connection,
    workspace,
    documents,
    abilities: () => abilities,
    diagnostics: { textOf: workspace.textOf, ...(rulesPage !== undefined && { rulesPage }) },
    analysed(analysis) {
      watchers.watch(workspace.namedPaths());
      statuses.update(analysis);
      settle(analysis);
    },
    log,
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
        refresh();
      });
    }
    watchers.watch(workspace.namedPaths());
    // Every first answer needs it, and a large document is still on its way.
    unasked('looking at the workspace', log, () => workspace.network());
  });

  /** An opened file may differ from the one on disk, which the configurations that name it were judged by; so may a closed one. */
  const openedOrClosed = (uri: string) =>
    unasked('judging by known hosts', log, async () => {
      if (await workspace.knownHosts(uri)) reports.refresh();
    });
  documents.onDidOpen(({ document }) => {
    workspace.opened(document.uri);
    openedOrClosed(document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    workspace.changed(document.uri);
    reports.changed(document.uri);
    if (document.languageId !== 'orion-known-hosts') announceKnownHosts();
  });
  documents.onDidClose(({ document: { uri } }) => {
    workspace.close(uri);
    statuses.forget(uri);
    reports.closed(uri);
    openedOrClosed(uri);
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    if (!abilities.answersConfiguration) workspace.settings.setFallback(settings?.orionTls);
    workspace.settings.forget();
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const deleted = changes.filter(({ uri, type }) => type === FileChangeType.Deleted && workspace.fileDeleted(uri));
    const written = changes.filter(({ type }) => type !== FileChangeType.Deleted);
    for (const { uri } of written) workspace.forgetFile(uri);
    if (deleted.length + written.length > 0) refresh();
  });
  connection.onNotification(trustGranted, () => {
    workspace.folders.trust(true);
    refresh();
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
  connection.workspace.onWillRenameFiles(
    guarded('renaming files', null, log, (params, token) => editsForRename(params, workspace, abilities, token)),
  );
  connection.onExecuteCommand((params, token, reporter) => {
    // A command that has written something says so, even if it was cancelled in its last moment.
    const run = guarded('command', commandFailed, log, () => execute(params, token, reporter));
    return run(params, CancellationToken.None);
  });
  answerFeatureRequests({ connection, workspace, abilities: () => abilities, log });
  answerKnownHostsRequests({ connection, workspace, edits: () => abilities.edits, clock, log });
  answerCertificateRequests({ connection, workspace, abilities: () => abilities, clock, log });
  connection.onRequest(
    statusRequest,
    guarded('status', null, log, async ({ uri }: DocumentParams) => {
      const analysis = await workspace.analyse(uri);
      return analysis ? statuses.answer(analysis) : null;
    }),
  );
  connection.onRequest<CheckSummary | Refused, never>(
    checkRequest,
    guarded<object, CheckSummary | Refused>('check', failed, log, (_, token) => reports.summary(token)),
  );
  connection.onRequest<NewConfiguration | null, never>(
    newConfigurationRequest,
    guarded<NewConfigurationParams, NewConfiguration | null>('new configuration', null, log, (params) =>
      beginNode(params, async (uri) => (await workspace.context(uri))?.config),
    ),
  );

  documents.listen(connection);
  connection.listen();
}

const commandFailed = new ResponseError(
  ErrorCodes.InternalError,
  'The command failed because of a mistake in this program; the log has more.',
  { code: 'failed' },
);

/** Diagnostics on their way to the client: pulled where it can, pushed otherwise; refreshed when the world changes. */

import { createHash } from 'node:crypto';
import type {
  CancellationToken,
  Connection,
  Diagnostic,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { type DiagnosticSurroundings, editorDiagnostics } from '../features/diagnostics.ts';
import type { Severity } from '../model/settings.ts';
import type { CheckSummary } from '../protocol.ts';
import type { KnownHostsAnalysis } from '../workspace/known-hosts-desk.ts';
import type { Analysis, OpenDocuments, Workspace } from '../workspace.ts';
import type { ClientAbilities } from './capabilities.ts';
import { createChangeSignal } from './change-signal.ts';
import { type Log, unasked } from './guarded.ts';

export interface Reports {
  /** The report about one document; `unchanged` where the client has it already. */
  document(uri: string, previous: string | undefined): Promise<DocumentDiagnosticReport>;
  /** The reports about all configurations and the known-hosts files they name, open or not. */
  workspace(params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<WorkspaceDocumentDiagnosticReport[]>;
  /** How much is found in the same files, also beyond what an editor shows. */
  summary(token: CancellationToken): Promise<CheckSummary>;
  /** An open document has a new text. */
  changed(uri: string): void;
  /** A document is no longer open. */
  closed(uri: string): void;
  /** Files or settings have changed: everything may look different. */
  refresh(): void;
}

export interface ReportSurroundings {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly documents: OpenDocuments;
  readonly abilities: () => ClientAbilities;
  readonly diagnostics: DiagnosticSurroundings;
  /** Called with each analysis of an open document. */
  readonly analysed: (analysis: Analysis) => void;
  readonly log: Log;
}

/** The reports of a connection. */
export function createReports(surroundings: ReportSurroundings): Reports {
  const { connection, workspace, documents, abilities, log } = surroundings;
  const changes = createChangeSignal();
  /** Documents that the client has asked about one by one: it forgets their ids when they are closed, but not their findings. */
  const asked = new Set<string>();
  let last = { changes: -1, reports: 0 };

  /** Undefined where the document is not Orion's. */
  const analyse = async (uri: string): Promise<Analysis | KnownHostsAnalysis | undefined> => {
    const analysis = await workspace.analyse(uri);
    if (analysis && documents.get(uri)) surroundings.analysed(analysis);
    return analysis ?? workspace.analyseKnownHosts(uri);
  };
  const diagnosticsOf = async (uri: string): Promise<Diagnostic[] | undefined> => {
    const analysis = await analyse(uri);
    return analysis && editorDiagnostics(analysis.document, analysis.findings, surroundings.diagnostics);
  };
  /** Every configuration and the known-hosts files they name, each once. */
  const everyFile = async function* (): AsyncGenerator<string> {
    const seen = new Set<string>();
    for await (const uri of workspace.configurations()) {
      seen.add(uri);
      yield uri;
    }
    for (const uri of await workspace.namedKnownHosts()) if (!seen.has(uri)) yield uri;
  };
  const push = (uri: string) => {
    const version = documents.get(uri)?.version;
    unasked('pushing diagnostics', log, async () => {
      const diagnostics = (await diagnosticsOf(uri)) ?? [];
      // A newer version has its own push under way.
      if (version === undefined || documents.get(uri)?.version !== version) return;
      await connection.sendDiagnostics({ uri, version, diagnostics });
    });
  };
  return {
    async document(uri, previous) {
      asked.add(uri);
      return report((await diagnosticsOf(uri)) ?? [], previous);
    },
    async workspace({ previousResultIds, partialResultToken }, token) {
      // A client that takes partial results and has the last ones asks again at once: it is answered when there is news.
      const upToDate = last.changes === changes.count() && previousResultIds.length >= last.reports;
      if (partialResultToken !== undefined && upToDate) await changes.next(token);
      const count = changes.count();
      const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const reports: WorkspaceDocumentDiagnosticReport[] = [];
      const added = new Set<string>();
      const add = async (uri: string) => {
        added.add(uri);
        const version = documents.get(uri)?.version ?? null;
        // An editor may keep the document for minutes after its last tab was closed.
        const diagnostics = (await workspace.isDeleted(uri)) ? undefined : await diagnosticsOf(uri);
        const before = previous.get(uri);
        if (diagnostics || before !== undefined) reports.push({ ...report(diagnostics ?? [], before), uri, version });
        previous.delete(uri);
      };
      for await (const uri of everyFile()) {
        if (token.isCancellationRequested) return [];
        await add(uri);
      }
      // What was a configuration once and is none now has to be reported as clean.
      for (const uri of [...previous.keys()]) await add(uri);
      for (const uri of asked) {
        if (documents.get(uri)) continue;
        asked.delete(uri);
        if (!added.has(uri)) reports.push({ ...report([], undefined), uri, version: null });
      }
      last = { changes: count, reports: reports.length };
      return reports;
    },
    async summary(token) {
      const files: string[] = [];
      const counts = { errors: 0, warnings: 0, notes: 0 };
      for await (const uri of everyFile()) {
        if (token.isCancellationRequested) break;
        const analysis = await analyse(uri);
        if (!analysis) continue;
        files.push(uri);
        for (const { severity } of analysis.findings) counts[countOf[severity]] += 1;
      }
      return { files, ...counts };
    },
    changed(uri) {
      if (abilities().pullsDiagnostics) return;
      push(uri);
      // A line of a known-hosts file changes what is said about the configuration, and the other way round.
      for (const other of documents.all()) if (other.uri !== uri) push(other.uri);
    },
    closed(uri) {
      changes.signal();
      if (!abilities().pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    refresh() {
      changes.signal();
      if (!abilities().pullsDiagnostics) {
        for (const { uri } of documents.all()) push(uri);
      } else if (abilities().refreshesDiagnostics) {
        unasked('refreshing diagnostics', log, () => connection.languages.diagnostics.refresh());
      }
    },
  };
}

const countOf: Readonly<Record<Severity, 'errors' | 'warnings' | 'notes'>> = {
  error: 'errors',
  warning: 'warnings',
  information: 'notes',
  hint: 'notes',
};

/** The id is made of the content, so that nothing has to be remembered to recognise an unchanged report. */
function report(items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
  const resultId = createHash('sha1').update(JSON.stringify(items)).digest('base64url');
  return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

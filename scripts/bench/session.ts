/** A client that talks to a language server over standard input and output, and says how long each answer took. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  UnregistrationRequest,
  WorkDoneProgressCreateRequest,
} from 'vscode-languageserver-protocol/node';
import { residentMegabytes } from './memory.ts';
import type { Program } from './programs.ts';
import { type Sample, spliced, type TextEdit } from './sample.ts';

/** An answer and the milliseconds that it took. */
export interface Timed<Answer> {
  readonly time: number;
  readonly answer: Answer;
}

export interface Session {
  /** Milliseconds from the start of the process to the answer to `initialize`. */
  readonly startTime: number;
  /** Opens a document; until its first diagnostics. */
  open(sample: Sample): Promise<Timed<readonly Diagnostic[]>>;
  /** Changes the open document; until the diagnostics of the new text, which has a syntax error or has none. */
  edit(edit: TextEdit, expected: 'sound' | 'broken'): Promise<Timed<readonly Diagnostic[]>>;
  hover(position: Position): Promise<Timed<unknown>>;
  complete(position: Position): Promise<Timed<unknown>>;
  request(method: string, params: unknown): Promise<Timed<unknown>>;
  close(): Promise<void>;
  /** Of the server's process, as the operating system counts it. */
  memory(): number;
  stop(): Promise<void>;
}

/** A server that says nothing for so long is not measured but given up. */
const patience = 120_000;

/** Starts the program in `folder` and introduces a client to it. */
export async function startSession(program: Program, folder: string): Promise<Session> {
  const start = performance.now();
  const server = spawn(program.command, [...program.args], { cwd: folder });
  failIfItDies(server, program.name);
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  answerQuestions(connection);
  connection.listen();
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: program.capabilities,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
  });
  const startTime = performance.now() - start;
  await connection.sendNotification(InitializedNotification.type, {});
  const sync = capabilities.textDocumentSync;
  const kind = typeof sync === 'object' ? sync.change : sync;
  const incremental = kind === TextDocumentSyncKind.Incremental;
  return { startTime, ...documentActions(connection, program, incremental), ...processActions(server, connection) };
}

const stopping = new WeakSet<ChildProcessWithoutNullStreams>();

/** Nobody would ever answer what waits for an answer. */
function failIfItDies(server: ChildProcessWithoutNullStreams, name: string): void {
  let lastWords = '';
  server.stderr.on('data', (bytes: Buffer) => {
    lastWords = bytes.toString();
  });
  server.once('exit', (code) => {
    if (!stopping.has(server)) throw new Error(`${name} ended with code ${code}. ${lastWords}`);
  });
}

/** What VS Code would answer: no settings, and consent to everything else. */
function answerQuestions(connection: ProtocolConnection): void {
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => null));
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.onRequest(UnregistrationRequest.type, () => {});
  connection.onRequest(WorkDoneProgressCreateRequest.type, () => {});
  connection.onUnhandledNotification(() => {});
}

async function timed<Answer>(action: () => Promise<Answer>): Promise<Timed<Answer>> {
  const start = performance.now();
  const answer = await action();
  return { time: performance.now() - start, answer };
}

type DocumentActions = Omit<Session, 'startTime' | 'memory' | 'stop'>;

function documentActions(connection: ProtocolConnection, program: Program, incremental: boolean): DocumentActions {
  let uri = '';
  let text = '';
  let version = 0;

  const pulled = async (): Promise<readonly Diagnostic[]> => {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === 'full' ? report.items : [];
  };
  const pushed = (fits: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${program.name} sent no diagnostics.`)), patience);
      const listener = connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
        if (params.uri !== uri || (params.version ?? version) !== version || !fits(params.diagnostics)) return;
        clearTimeout(timer);
        listener.dispose();
        resolve(params.diagnostics);
      });
    });
  const tell = async (
    notify: () => Promise<void>,
    fits: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> => {
    if (program.diagnostics === 'push') {
      const told = pushed(fits);
      await notify();
      return told;
    }
    await notify();
    const diagnostics = await pulled();
    if (!fits(diagnostics)) throw new Error(`${program.name} answered about another text.`);
    return diagnostics;
  };
  const about = (position: Position) => ({ textDocument: { uri }, position });

  return {
    open(sample) {
      uri = sample.uri;
      text = sample.text;
      version = 1;
      const textDocument = { uri, languageId: sample.languageId ?? program.languageId, version, text };
      return timed(() =>
        tell(
          () => connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument }),
          () => true,
        ),
      );
    },
    edit(edit, expected) {
      version += 1;
      text = spliced(text, edit);
      const contentChanges = [incremental ? edit : { text }];
      return timed(() =>
        tell(
          () =>
            connection.sendNotification(DidChangeTextDocumentNotification.type, {
              textDocument: { uri, version },
              contentChanges,
            }),
          (diagnostics) => diagnostics.some(isError) === (expected === 'broken'),
        ),
      );
    },
    hover: (position) => timed(() => connection.sendRequest(HoverRequest.type, about(position))),
    complete: (position) => timed(() => connection.sendRequest(CompletionRequest.type, about(position))),
    request: (method, params) => timed(() => connection.sendRequest(method, params)),
    close: () => connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } }),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === undefined || severity === DiagnosticSeverity.Error;
}

function processActions(
  server: ChildProcessWithoutNullStreams,
  connection: ProtocolConnection,
): Pick<Session, 'memory' | 'stop'> {
  return {
    memory: () => residentMegabytes(server.pid ?? 0),
    async stop() {
      const ended = once(server, 'exit');
      // Some servers finish work of their own before they say goodbye; nothing here depends on it.
      const killer = setTimeout(() => server.kill('SIGKILL'), 1_000);
      stopping.add(server);
      void connection.sendRequest(ShutdownRequest.type).then(
        () => connection.sendNotification(ExitNotification.type),
        () => {},
      );
      await ended;
      clearTimeout(killer);
      connection.dispose();
    },
  };
}

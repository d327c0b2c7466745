/** A real client library talking to dist/server.js over standard input and output. Waits for messages, never for time. */

import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  DiagnosticRefreshRequest,
  type InitializeParams,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  UnregistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { type DocumentParams, statusChanged } from '../../server/src/protocol.ts';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const program = path.join(root, 'dist', 'server.js');

/** What a client says of itself, and how it behaves. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** Of the server's process; otherwise that of the tests. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Answers `workspace/configuration` for a scope; may change its mind between two questions. */
  readonly settings?: (scope: string | undefined) => unknown;
}

/** The abilities of VS Code that matter here. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } },
  },
};

export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Registrations of the server that are in force, by id. */
  readonly registrations: ReadonlyMap<string, Registration>;
  /** What the server logged as an error or warning; a test that expects nothing checks that it is empty. */
  readonly complaints: readonly string[];
  /** Everything that the server has said so far, byte for byte, on standard output and standard error. */
  traffic(): string;
  /** The next message of a kind that is sent after this call. */
  nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams>;
  nextRefresh(): Promise<void>;
  nextRegistration(fits: (registrations: readonly Registration[]) => boolean): Promise<void>;
  nextStatusChange(): Promise<DocumentParams>;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Asks the server to end, and returns the code of its process. */
  stop(): Promise<number | null>;
  /** Closes the server's input without a word, and returns the code of its process. */
  hangUp(): Promise<number | null>;
}

/** Starts servers that end with their test. */
export interface Wire {
  /** Starts the server and introduces a client to it. */
  startClient(options?: ClientOptions): Promise<LspClient>;
  /** Runs dist/server.js with these arguments. */
  startProgram(args: readonly string[]): ChildProcessWithoutNullStreams;
  /** The same with a channel to it. */
  startForked(args: readonly string[]): ChildProcess;
}

/** A test over the wire. One that waits for a message that never comes has failed. */
export function wireTest(name: string, run: (wire: Wire) => Promise<void>): void {
  test(name, { timeout: 60_000 }, async (context) => {
    const ending = <Started extends ChildProcess>(server: Started): Started => {
      context.after(() => server.kill('SIGKILL'));
      return server;
    };
    await run({
      startProgram: (args) => ending(startProgram(args)),
      startForked: (args) => ending(fork(builtProgram(), args, { cwd: root, silent: true })),
      startClient: (options = {}) => introduce(ending(startProgram(['--stdio'], options.environment)), options),
    });
  });
}

async function introduce(server: ChildProcessWithoutNullStreams, options: ClientOptions): Promise<LspClient> {
  const traffic: Buffer[] = [];
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes: Buffer) => traffic.push(bytes));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const complaints: string[] = [];
  const registrations = new Map<string, Registration>();
  const bell = createBell();
  server.stderr.on('data', (bytes: Buffer) => complaints.push(bytes.toString()));
  connection.onNotification(LogMessageNotification.type, ({ type, message }) => {
    if (type <= 2) complaints.push(message);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ scopeUri }) => options.settings?.(scopeUri) ?? null),
  );
  connection.onRequest(RegistrationRequest.type, ({ registrations: added }) => {
    for (const registration of added) registrations.set(registration.id, registration);
    bell.ring('registration', added);
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    for (const { id } of unregisterations) registrations.delete(id);
  });
  connection.onRequest(DiagnosticRefreshRequest.type, () => bell.ring('refresh', undefined));
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => bell.ring('diagnostics', params));
  connection.onNotification(statusChanged, (params) => bell.ring('status', params));
  connection.listen();

  const params: InitializeParams = {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? fullCapabilities,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: path.basename(uri) })) ?? null,
    initializationOptions: options.initializationOptions,
  };
  const initialized = await connection.sendRequest<InitializeResult>('initialize', params);
  await connection.sendNotification('initialized', {});
  return {
    connection,
    initialized,
    registrations,
    complaints,
    traffic: () => Buffer.concat(traffic).toString(),
    nextDiagnostics: (uri) => bell.next<PublishDiagnosticsParams>('diagnostics', (given) => given.uri === uri),
    nextRefresh: () => bell.next<undefined>('refresh', () => true),
    nextRegistration: async (fits) => {
      await bell.next<readonly Registration[]>('registration', fits);
    },
    nextStatusChange: () => bell.next<DocumentParams>('status', () => true),
    open: (uri, text, languageId = 'orion-config') =>
      connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    stop: () => stop(server, connection),
    hangUp: async () => {
      const ended = once(server, 'exit');
      connection.dispose();
      server.stdin.end();
      const [code] = await ended;
      return code;
    },
  };
}

/** The path of the server, which is built first where nobody has. */
export function builtProgram(): string {
  if (!existsSync(program)) spawnSync(process.execPath, [path.join(root, 'esbuild.mjs')], { cwd: root });
  return program;
}

function startProgram(args: readonly string[], env = process.env): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [builtProgram(), ...args], { cwd: root, env });
}

async function stop(server: ChildProcessWithoutNullStreams, connection: ProtocolConnection): Promise<number | null> {
  const ended = once(server, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  const [code] = await ended;
  connection.dispose();
  return code;
}

interface Bell {
  ring(name: string, given: unknown): void;
  next<Given>(name: string, fits: (given: Given) => boolean): Promise<Given>;
}

/** Hands each message to those who wait for one like it. */
function createBell(): Bell {
  const waiting = new Set<(name: string, given: unknown) => void>();
  return {
    ring(name, given) {
      for (const listener of [...waiting]) listener(name, given);
    },
    next<Given>(name: string, fits: (given: Given) => boolean) {
      return new Promise<Given>((resolve) => {
        const listener = (rung: string, given: unknown) => {
          if (rung !== name || !fits(given as Given)) return;
          waiting.delete(listener);
          resolve(given as Given);
        };
        waiting.add(listener);
      });
    },
  };
}

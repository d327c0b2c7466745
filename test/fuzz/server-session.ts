/** A client of the built server that keeps count: each request is answered once, nothing is logged as a mistake, nobody exits. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  ErrorCodes,
  type Message,
  MessageType,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { builtProgram } from '../support/lsp-client.ts';

export interface Session {
  notify(method: string, params?: unknown): void;
  /** Resolves with the answer; never rejects for an error, which is an answer too. */
  ask(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<ResponseMessage> };
  /** Resolves when every request so far has its answer. Rejects where the server has done something that it must not. */
  settle(): Promise<void>;
  /** Says goodbye and rejects unless the server ends as it should. */
  end(): Promise<void>;
  kill(): void;
}

/** A server that says nothing for so long has hung. */
const silenceLimit = 30_000;

/** Starts a server; `settings` is what it is told when it asks for its section. */
export function startSession(settings: () => unknown): Session {
  const server = spawn(process.execPath, ['--max-old-space-size=256', builtProgram(), '--stdio']);
  const reader = new StreamMessageReader(server.stdout);
  const writer = new StreamMessageWriter(server.stdin);
  const waiting = new Map<number, Waiting>();
  const faults: string[] = [];
  const ended = once(server, 'exit');
  let ending = false;
  let lastId = 0;
  let timer: NodeJS.Timeout | undefined;

  const fail = (fault: string) => {
    faults.push(fault);
    server.kill('SIGKILL');
    for (const [id, { resolve }] of waiting) resolve({ jsonrpc: '2.0', id, result: null });
    waiting.clear();
  };
  const watch = () => {
    clearTimeout(timer);
    if (waiting.size > 0) timer = setTimeout(() => fail(`no answer for ${silenceLimit / 1000} s`), silenceLimit);
  };
  const send = (message: object) => {
    // A server that is gone has been complained about already.
    writer.write({ jsonrpc: '2.0', ...message } as Message).catch(() => undefined);
  };

  reader.listen((message) => {
    const { id, method, params, ...rest } = message as unknown as Incoming;
    if (method !== undefined && id !== undefined) send({ id, result: clientAnswer(method, params, settings) });
    else if (method === 'window/logMessage' && params?.type === MessageType.Error) fail(`logged: ${params.message}`);
    else if (typeof id === 'number') {
      const asked = waiting.get(id);
      if (!asked) fail(`request ${id} was answered twice, or never asked`);
      if (rest.error?.code === ErrorCodes.InternalError) fail(`answered with ${JSON.stringify(rest.error)}`);
      waiting.delete(id);
      asked?.resolve(message as ResponseMessage);
      watch();
    }
  });
  server.stderr.on('data', (bytes: Buffer) => fail(`wrote on standard error: ${bytes}`));
  server.on('exit', (code, signal) => {
    if (!ending && faults.length === 0) fail(`ended with ${code ?? signal}`);
  });
  server.stdin.on('error', () => undefined);

  const settle = async () => {
    await Promise.all([...waiting.values()].map(({ answer }) => answer));
    if (faults.length > 0) throw new Error(faults[0]);
  };
  const ask: Session['ask'] = (method, params) => {
    lastId += 1;
    const id = lastId;
    let resolve: Waiting['resolve'] = () => undefined;
    const answer = new Promise<ResponseMessage>((settled) => {
      resolve = settled;
    });
    waiting.set(id, { resolve, answer });
    send({ id, method, params });
    watch();
    return { id, answer };
  };
  return {
    ask,
    settle,
    notify: (method, params) => send({ method, params }),
    async end() {
      ending = true;
      send({ method: 'exit' });
      timer = setTimeout(() => fail('does not end when it is told to'), silenceLimit);
      const [code] = await ended;
      clearTimeout(timer);
      if (faults.length > 0) throw new Error(faults[0]);
      if (code !== 0) throw new Error(`ended with ${code} after a proper goodbye`);
    },
    kill() {
      ending = true;
      clearTimeout(timer);
      kill(server);
    },
  };
}

/** A request without its answer. */
interface Waiting {
  resolve(answer: ResponseMessage): void;
  readonly answer: Promise<ResponseMessage>;
}

interface Incoming {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: { readonly type?: number; readonly message?: string; readonly items?: readonly unknown[] };
  readonly error?: { readonly code: number };
}

/** What a client says to requests of the server. */
function clientAnswer(method: string, params: Incoming['params'], settings: () => unknown): unknown {
  return method === 'workspace/configuration' ? (params?.items ?? []).map(() => settings()) : null;
}

function kill(server: ChildProcessWithoutNullStreams): void {
  if (server.exitCode === null) server.kill('SIGKILL');
}

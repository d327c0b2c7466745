/** The life of the language server: started once, restarted on request, stopped with the extension. */

import { type Disposable, type Event, EventEmitter, type ExtensionContext, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { trustGranted } from '../../server/src/protocol.ts';
import type { RunServerCommand } from './language-client.ts';

export interface Server extends Disposable {
  /** Starts the server, once: one that could not start is not tried anew with every document. Never throws. */
  start(): void;
  /** Starts the server unless it runs, also where an earlier start failed: somebody waits for its answer. */
  ensure(): void;
  restart(): Promise<void>;
  showOutput(): void;
  /** The client once it runs; undefined before the first Orion file. */
  readonly client: LanguageClient | undefined;
  /** Fires each time that a server has come to run: the first, and those after a restart or a crash. */
  readonly onReady: Event<LanguageClient>;
  /** Fires when a server did not come to run, or has ended and is not started again. */
  readonly onFailure: Event<unknown>;
}

/** One start of the server. */
interface Run {
  /** Undefined while its library is being loaded. */
  client: LanguageClient | undefined;
  started: Promise<void>;
  /** It does not run, and will not by itself. */
  failed: boolean;
}

/** A server that is not started yet. */
export function createServer(context: ExtensionContext, runCommand: RunServerCommand): Server {
  const output = window.createOutputChannel('Orion TLS', { log: true });
  const ready = new EventEmitter<LanguageClient>();
  const failure = new EventEmitter<unknown>();
  let current: Run | undefined;

  const complain = (sentence: string) => (error: unknown) =>
    output.error(sentence, error instanceof Error ? error : String(error));
  const fail = (run: Run, sentence: string) => (error: unknown) => {
    complain(sentence)(error);
    // The state of the client and the promise of its start both say so.
    if (current === run && !run.failed) failure.fire(error);
    run.failed = true;
  };
  const announce = (run: Run, client: LanguageClient) => {
    run.failed = false;
    output.info(`The language server runs, version ${client.initializeResult?.serverInfo?.version}.`);
    ready.fire(client);
  };
  const launch = async (run: Run) => {
    const { createClient } = await import('./language-client.ts');
    // Stopped again in the meantime.
    if (current !== run) return;
    run.client = createClient({
      module: context.asAbsolutePath('dist/server.js'),
      outputChannel: output,
      runCommand,
      // The promise of this start is settled only when the server has been told about the open documents.
      onRunning: (client) => client.start().then(() => announce(run, client), complain('The start was cut short.')),
      onGivenUp: fail(run, 'The language server stays off.'),
    });
    await run.client.start();
  };
  const start = () => {
    if (current) return;
    const run: Run = { client: undefined, started: Promise.resolve(), failed: false };
    current = run;
    run.started = launch(run).catch(fail(run, 'The language server did not start.'));
  };
  const stop = async () => {
    const stopping = current;
    current = undefined;
    // A client that is still starting refuses to be stopped.
    await stopping?.started;
    if (!stopping?.failed)
      await stopping?.client?.dispose().catch(complain('The language server did not stop by itself.'));
  };
  const restart = async () => {
    await stop();
    start();
  };
  const trust = workspace.onDidGrantWorkspaceTrust(() => current?.client?.sendNotification(trustGranted));
  return {
    start,
    ensure() {
      if (current?.failed) void restart();
      else start();
    },
    restart,
    showOutput: () => output.show(),
    get client() {
      return current?.client?.isRunning() ? current.client : undefined;
    },
    onReady: ready.event,
    onFailure: failure.event,
    dispose() {
      trust.dispose();
      ready.dispose();
      failure.dispose();
      void stop().finally(() => output.dispose());
    },
  };
}

/** The life of the language server: started once, restarted on request, stopped with the extension. */

import { type Disposable, type Event, EventEmitter, type ExtensionContext, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { trustGranted } from '../../server/src/protocol.ts';
import type { RunServerCommand } from './language-client.ts';

export interface Server extends Disposable {
  /** Starts the server unless it runs already. Never throws: a server that cannot start says so to the user. */
  start(): void;
  restart(): Promise<void>;
  showOutput(): void;
  /** The client once it runs; undefined before the first Orion file. */
  readonly client: LanguageClient | undefined;
  /** Fires each time that a server has come to run: the first, and those after a restart or a crash. */
  readonly onReady: Event<LanguageClient>;
  /** Fires when a server did not come to run. */
  readonly onFailure: Event<unknown>;
}

/** One start of the server. */
interface Run {
  /** Undefined while its library is being loaded. */
  client: LanguageClient | undefined;
  started: Promise<void>;
}

/** A server that is not started yet. */
export function createServer(context: ExtensionContext, runCommand: RunServerCommand): Server {
  const output = window.createOutputChannel('Orion TLS', { log: true });
  const ready = new EventEmitter<LanguageClient>();
  const failure = new EventEmitter<unknown>();
  let current: Run | undefined;

  const complain = (sentence: string) => (error: unknown) =>
    output.error(sentence, error instanceof Error ? error : String(error));
  const announce = (client: LanguageClient) => {
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
      onRunning: (client) => client.start().then(() => announce(client), complain('The start was cut short.')),
    });
    await run.client.start();
  };
  const start = () => {
    if (current) return;
    const run: Run = { client: undefined, started: Promise.resolve() };
    current = run;
    run.started = launch(run).catch((error: unknown) => {
      complain('The language server did not start.')(error);
      failure.fire(error);
    });
  };
  const stop = async () => {
    const stopping = current;
    current = undefined;
    // A client that is still starting refuses to be stopped.
    await stopping?.started;
    await stopping?.client?.dispose().catch(complain('The language server did not stop by itself.'));
  };
  const trust = workspace.onDidGrantWorkspaceTrust(() => current?.client?.sendNotification(trustGranted));
  return {
    start,
    async restart() {
      await stop();
      start();
    },
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

/** The life of the language server: started once, restarted on request, stopped with the extension. */

import { type Disposable, type Event, EventEmitter, type ExtensionContext, window, workspace } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type InitializationOptions, trustGranted } from '../../server/src/protocol.ts';

/** The documents that the server may be asked about. What a document other than `orion-*` is, the server judges itself. */
export const documentSelector = ['orion-config', 'orion-known-hosts', 'toml', 'properties'].flatMap((language) => [
  { scheme: 'file', language },
  { scheme: 'untitled', language },
]);

export interface Server extends Disposable {
  /** Starts the server unless it runs already. Never throws: a server that cannot start says so to the user. */
  start(): void;
  restart(): Promise<void>;
  showOutput(): void;
  /** The client once it runs; undefined before the first Orion file. */
  readonly client: LanguageClient | undefined;
  /** Fires with every client that came to run, restarts included. */
  readonly onReady: Event<LanguageClient>;
}

/** A server that is not started yet. */
export function createServer(context: ExtensionContext): Server {
  const output = window.createOutputChannel('Orion TLS', { log: true });
  const ready = new EventEmitter<LanguageClient>();
  let client: LanguageClient | undefined;

  const start = () => {
    if (client) return;
    client = createClient(context.asAbsolutePath('dist/server.js'), output);
    const starting = client;
    starting.start().then(
      () => ready.fire(starting),
      (error: unknown) =>
        output.error('The language server did not start.', error instanceof Error ? error : String(error)),
    );
  };
  const stop = async () => {
    const stopping = client;
    client = undefined;
    await stopping?.dispose();
  };
  const trust = workspace.onDidGrantWorkspaceTrust(() => client?.sendNotification(trustGranted));
  return {
    start,
    async restart() {
      await stop();
      start();
    },
    showOutput: () => output.show(),
    get client() {
      return client?.isRunning() ? client : undefined;
    },
    onReady: ready.event,
    dispose() {
      trust.dispose();
      ready.dispose();
      void stop().finally(() => output.dispose());
    },
  };
}

function createClient(module: string, outputChannel: ReturnType<typeof window.createOutputChannel>): LanguageClient {
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  const initializationOptions: InitializationOptions = { trusted: workspace.isTrusted };
  return new LanguageClient('orionTls', 'Orion TLS', serverOptions, {
    documentSelector,
    outputChannel,
    initializationOptions,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Hovers quote files that anybody may have written: no commands, no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  });
}

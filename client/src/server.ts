/** The life of the language server: started once, restarted on request, stopped with the extension. */

import {
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { clientCommands, type InitializationOptions, trustGranted } from '../../server/src/protocol.ts';
import { restartAfterCrash } from './crashes.ts';
import { withoutDeclined } from './declined-documents.ts';

/** Documents on this machine, unsaved ones, and those of a repository that is opened without being cloned. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** Otherwise V8 lets short-lived objects pile up to 48 MB in a server that works for a few milliseconds at a time. */
const smallYoungGeneration = '--max-semi-space-size=4';

/** The documents that the server may be asked about. What a document other than `orion-*` is, the server judges itself. */
export const documentSelector = ['orion-config', 'orion-known-hosts', 'toml', 'properties'].flatMap((language) =>
  schemes.map((scheme) => ({ scheme, language })),
);

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

/** Runs a command of the server that a lens or a quick fix names; `next` passes it on. */
export type RunServerCommand = (
  command: string,
  given: readonly unknown[],
  next: () => Promise<unknown>,
) => Promise<unknown>;

/** A server that is not started yet. */
export function createServer(context: ExtensionContext, runCommand: RunServerCommand): Server {
  const output = window.createOutputChannel('Orion TLS', { log: true });
  const ready = new EventEmitter<LanguageClient>();
  const failure = new EventEmitter<unknown>();
  let current: { readonly client: LanguageClient; readonly started: Promise<void> } | undefined;

  const complain = (sentence: string) => (error: unknown) =>
    output.error(sentence, error instanceof Error ? error : String(error));
  const announce = (client: LanguageClient) => {
    output.info(`The language server runs, version ${client.initializeResult?.serverInfo?.version}.`);
    ready.fire(client);
  };
  const start = () => {
    if (current) return;
    const client = createClient(context.asAbsolutePath('dist/server.js'), output, runCommand);
    client.onDidChangeState(({ newState }) => {
      // The promise of this start is settled only when the server has been told about the open documents.
      if (newState === State.Running) client.start().then(() => announce(client), complain('The start was cut short.'));
    });
    const started = client.start().catch((error: unknown) => {
      complain('The language server did not start.')(error);
      failure.fire(error);
    });
    current = { client, started };
  };
  const stop = async () => {
    const stopping = current;
    current = undefined;
    // A client that is still starting refuses to be stopped.
    await stopping?.started;
    await stopping?.client.dispose().catch(complain('The language server did not stop by itself.'));
  };
  const trust = workspace.onDidGrantWorkspaceTrust(() => current?.client.sendNotification(trustGranted));
  return {
    start,
    async restart() {
      await stop();
      start();
    },
    showOutput: () => output.show(),
    get client() {
      return current?.client.isRunning() ? current.client : undefined;
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

function createClient(module: string, outputChannel: LogOutputChannel, runCommand: RunServerCommand): LanguageClient {
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: [smallYoungGeneration] } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  // Asked again when the server starts anew after a crash: trust may have been granted meanwhile.
  const initializationOptions = (): InitializationOptions => ({
    trusted: workspace.isTrusted,
    clientCommands: Object.values(clientCommands),
  });
  return new LanguageClient('orionTls', 'Orion TLS', serverOptions, {
    documentSelector,
    outputChannel,
    initializationOptions,
    errorHandler: restartAfterCrash(),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Hovers quote files that anybody may have written: no commands, no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideWorkspaceDiagnostics: withoutDeclined(documentSelector),
      executeCommand: (command, given, next) => runCommand(command, given, async () => next(command, given)),
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  });
}

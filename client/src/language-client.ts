/**
 * The client library and how it is set up. A bundle of its own, loaded with the first file of Orion, since most windows have
 * none: from here alone, and by dynamic imports, may the rest of the client take values of the library.
 */

import { type LogOutputChannel, workspace } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { clientCommands, type InitializationOptions } from '../../server/src/protocol.ts';
import { askedLanguages } from './asked-languages.ts';
import { restartAfterCrash } from './crashes.ts';
import { withoutDeclined } from './declined-documents.ts';
import { followOtherEdits } from './other-edits.ts';
import { withOfferToSave } from './unseen-changes.ts';

export { ResponseError, WorkDoneProgress } from 'vscode-languageclient/node';

/** Documents on this machine, unsaved ones, and those of a repository that is opened without being cloned. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** Otherwise V8 lets short-lived objects pile up to 48 MB in a server that works for a few milliseconds at a time. */
const smallYoungGeneration = '--max-semi-space-size=2';

/** The documents that the server may be asked about. */
const documentSelector = askedLanguages.flatMap((language) => schemes.map((scheme) => ({ scheme, language })));

/** Runs a command of the server that a lens or a quick fix names; `next` passes it on. */
export type RunServerCommand = (
  command: string,
  given: readonly unknown[],
  next: () => Promise<unknown>,
) => Promise<unknown>;

export interface ClientSurroundings {
  /** Path of the server's program. */
  readonly module: string;
  readonly outputChannel: LogOutputChannel;
  readonly runCommand: RunServerCommand;
  /** Called each time that a server has come to run, also after a crash. */
  readonly onRunning: (client: LanguageClient) => void;
  /** Called when it does not run and is not started again: a start failed, or it crashed too often. */
  readonly onGivenUp: (reason: string) => void;
}

/** A client whose server is not started yet. */
export function createClient({
  module,
  outputChannel,
  runCommand,
  onRunning,
  onGivenUp,
}: ClientSurroundings): LanguageClient {
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv: [smallYoungGeneration] } },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6019'] } },
  };
  // Asked again when the server starts anew after a crash: trust may have been granted meanwhile.
  const initializationOptions = (): InitializationOptions => ({
    trusted: workspace.isTrusted,
    clientCommands: Object.values(clientCommands),
  });
  const client: LanguageClient = new LanguageClient('orionTls', 'Orion TLS', serverOptions, {
    documentSelector,
    outputChannel,
    initializationOptions,
    errorHandler: restartAfterCrash({ hasStarted: () => client.state === State.Running, onGivenUp }),
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Hovers quote files that anybody may have written: no commands, no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      ...withoutDeclined(documentSelector),
      ...withOfferToSave,
      executeCommand: (command, given, next) => runCommand(command, given, async () => next(command, given)),
    },
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true, onFocus: true },
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) onRunning(client);
    // Also where the library has started it anew and keeps to itself that this failed.
    if (newState === State.StartFailed) onGivenUp('It did not come to run.');
  });
  followOtherEdits(client);
  return client;
}

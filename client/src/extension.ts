/** Activation: recognises Orion files and starts the language server at the first one. Nothing else lives here. */

import type { ExtensionContext } from 'vscode';
import { isKnownHostsRequest } from '../../server/src/protocol.ts';
import { registerCommands } from './commands/commands.ts';
import { followConfigs } from './commands/recent-configs.ts';
import { interceptServerCommand } from './commands/server-command.ts';
import { registerOfferSave } from './commands/unsaved.ts';
import { registerPemHover } from './pem-hover.ts';
import { watchForOrionFiles } from './recognition.ts';
import { createServer } from './server.ts';
import { createKnownHostsPreviews } from './views/known-hosts-preview.ts';
import { registerStatusItems } from './views/status-items.ts';
import { createVirtualDocuments } from './views/virtual-documents.ts';

/** Called by VS Code on the first file that could be Orion's. Does not wait for the server. */
export function activate(context: ExtensionContext): void {
  const server = createServer(context, interceptServerCommand);
  const previews = createKnownHostsPreviews(context, server);
  const documents = createVirtualDocuments();
  const recent = followConfigs();
  context.subscriptions.push(server, previews, documents, recent);
  context.subscriptions.push(...registerCommands({ server, previews, documents, recent }), registerOfferSave());
  context.subscriptions.push(registerStatusItems(server), registerPemHover(server));
  context.subscriptions.push(
    watchForOrionFiles({
      start: () => server.start(),
      onReady: server.onReady,
      isKnownHosts: async ({ uri }) =>
        (await server.client?.sendRequest<boolean>(isKnownHostsRequest, { uri: uri.toString() })) ?? false,
    }),
  );
}

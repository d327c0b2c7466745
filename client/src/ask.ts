/** Questions to the language server from commands and views, which may come before it runs. */

import type { LanguageClient } from 'vscode-languageclient/node';
import type { Server } from './server.ts';

/** The client once it runs; starts the server where no Orion file has done so yet, and rejects where it cannot run. */
export function runningClient(server: Server): Promise<LanguageClient> {
  if (server.client) return Promise.resolve(server.client);
  return new Promise((resolve, reject) => {
    const subscriptions = [
      server.onReady((client) => settle(() => resolve(client))),
      server.onFailure(() => settle(() => reject(new Error(notRunning)))),
    ];
    const settle = (end: () => void) => {
      for (const subscription of subscriptions) subscription.dispose();
      end();
    };
    server.start();
  });
}

const notRunning =
  'The language server of Orion TLS does not run, so nothing was done. "Orion TLS: Show Output" says why; "Restart Language Server" tries again.';

/** The answer to one of our own requests. */
export async function ask<Answer>(server: Server, request: string, params: unknown): Promise<Answer> {
  return (await runningClient(server)).sendRequest<Answer>(request, params);
}

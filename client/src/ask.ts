/** Questions to the language server from commands and views, which may come before it runs. */

import type { LanguageClient } from 'vscode-languageclient/node';
import type { Server } from './server.ts';

/** The client once it runs; starts the server where no Orion file has done so yet. */
export function runningClient(server: Server): Promise<LanguageClient> {
  if (server.client) return Promise.resolve(server.client);
  return new Promise((resolve) => {
    const subscription = server.onReady((client) => {
      subscription.dispose();
      resolve(client);
    });
    server.start();
  });
}

/** The answer to one of our own requests. */
export async function ask<Answer>(server: Server, request: string, params: unknown): Promise<Answer> {
  return (await runningClient(server)).sendRequest<Answer>(request, params);
}

/** Questions to the language server from commands and views, which may come before it runs. */

import type { CancellationToken } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { NotRunning } from './not-running.ts';
import type { Server } from './server.ts';

/** The client once it runs. Starts the server where it does not run, and rejects with `NotRunning` where it cannot. */
export function runningClient(server: Server): Promise<LanguageClient> {
  if (server.client) return Promise.resolve(server.client);
  return new Promise((resolve, reject) => {
    const subscriptions = [
      server.onReady((client) => settle(() => resolve(client))),
      server.onFailure(() => settle(() => reject(new NotRunning()))),
    ];
    const settle = (end: () => void) => {
      for (const subscription of subscriptions) subscription.dispose();
      end();
    };
    server.ensure();
  });
}

/** The answer to one of our own requests. */
export async function ask<Answer>(server: Server, request: string, params: unknown): Promise<Answer> {
  return (await runningClient(server)).sendRequest<Answer>(request, params);
}

/** The same for a question that a person may take back: undefined where that happens. */
export async function askUntilCancelled<Answer>(
  token: CancellationToken,
  server: Server,
  request: string,
  params: unknown,
): Promise<Answer | undefined> {
  const client = await runningClient(server);
  try {
    return await client.sendRequest<Answer>(request, params, token);
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  }
}

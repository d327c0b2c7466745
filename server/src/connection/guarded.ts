/** The one place that deals with cancelled requests and with bugs. */

import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** A request handler as a connection takes it. */
export type Guarded<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/** Where bugs are written down. */
export type Log = (message: string) => void;

/**
 * Makes a handler that answers `fallback` where `answer` throws, with the stack in the log, and the error that LSP wants
 * where the request was cancelled meanwhile.
 */
export function guarded<Params, Result>(
  name: string,
  fallback: Result,
  log: Log,
  answer: (params: Params, token: CancellationToken) => Promise<Result>,
): Guarded<Params, Result> {
  const cancelled = () => new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await answer(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (token.isCancellationRequested) return cancelled();
      log(`${name} failed: ${stackOf(error)}`);
      return fallback;
    }
  };
}

/** Does what no request waits for; what it throws goes to the log. */
export function unasked(name: string, log: Log, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log(`${name} failed: ${stackOf(error)}`));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

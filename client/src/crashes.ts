/** What happens when the language server crashes: it is started again, unless it crashes time and again or as it starts. */

import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient/node';

const manyCrashes = 5;
const shortTime = 3 * 60 * 1000;

export interface CrashSurroundings {
  /** Whether the server that has ended had come to run. */
  readonly hasStarted: () => boolean;
  /** Called when a server stays off that had come to run. */
  readonly onGivenUp: (reason: string) => void;
}

/**
 * The client library gives up after a few messages that could not be sent. While somebody types, more than that are on
 * their way to a server that has just crashed, so here its end alone counts.
 */
export function restartAfterCrash({ hasStarted, onGivenUp }: CrashSurroundings): ErrorHandler {
  let crashes: readonly number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      // The state of the client says that the start failed.
      if (!hasStarted()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      crashes = [...crashes.filter((time) => now - time < shortTime), now];
      if (crashes.length < manyCrashes) return { action: CloseAction.Restart, handled: true };
      crashes = [];
      onGivenUp(`It crashed ${manyCrashes} times within three minutes.`);
      return {
        action: CloseAction.DoNotRestart,
        message: `The Orion TLS language server crashed ${manyCrashes} times within three minutes and stays off. Its output says why; the command "Orion TLS: Restart Language Server" starts it again.`,
      };
    },
  };
}

/** What a person is told who wants something of a language server that does not run: that nothing was done, and the ways out. */

import { commands, window } from 'vscode';
import { commandIds } from './command-ids.ts';
import { plainMessage } from './plain-message.ts';

/** Nobody is there to answer, and a start has just been tried. */
export class NotRunning extends Error {
  constructor() {
    super(sentence);
  }
}

const sentence = 'The language server of Orion TLS does not run, so nothing was done. Its output says why.';

const waysOut: Readonly<Record<string, string>> = {
  Restart: commandIds.restartServer,
  'Show output': commandIds.showOutput,
};

/** Says it where the error is this one; throws every other error on. */
export function tellNotRunning(error: unknown): void {
  if (!(error instanceof NotRunning)) throw error;
  // Not awaited: it stays until the person takes it away.
  void window
    .showErrorMessage(plainMessage(sentence), ...Object.keys(waysOut))
    .then((answer) => answer !== undefined && commands.executeCommand(waysOut[answer] ?? ''));
}

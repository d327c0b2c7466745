/** The check that the command line does, at a click: how much is found in all configurations of the workspace. */

import { commands, ProgressLocation, window } from 'vscode';
import { type CheckSummary, checkRequest, type Refused } from '../../../server/src/protocol.ts';
import { askUntilCancelled, runningClient } from '../ask.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { finishStep } from '../walkthrough.ts';
import { checkText } from './check-text.ts';
import { reportUnsaved } from './unsaved.ts';

const nothingToCheck =
  'There is no Orion configuration here to check. Open a folder that holds one, or begin one with "New Configuration…".';

/** Shows the problems where there are any, and says how many there are. */
export async function checkWorkspace(server: Server): Promise<void> {
  const progress = {
    location: ProgressLocation.Notification,
    title: 'Checking Orion configurations',
    cancellable: true,
  };
  const summary = await window.withProgress(progress, (_, token) =>
    askUntilCancelled<CheckSummary | Refused>(token, server, checkRequest, {}),
  );
  if (!summary) return;
  if ('refused' in summary) return void (await window.showErrorMessage(plainMessage(summary.message)));
  const text = checkText(summary);
  if (text === undefined) return void (await window.showInformationMessage(plainMessage(nothingToCheck)));
  finishStep('hasChecked');
  const { protocol2CodeConverter } = await runningClient(server);
  if (summary.errors + summary.warnings + summary.notes > 0) {
    await commands.executeCommand('workbench.actions.view.problems');
  }
  reportUnsaved(
    summary.files.map((uri) => protocol2CodeConverter.asUri(uri)),
    text,
  );
}

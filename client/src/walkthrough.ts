/** Steps of the walkthrough that are done when something has come about, not when a command was called. */

import { commands } from 'vscode';

/** The context keys by which package.json says so, without their prefix. */
export type Step = 'hasGenerated' | 'hasPinned' | 'hasWhitelist' | 'hasChecked';

/** Ticks a step off. VS Code remembers that beyond the life of the key. */
export function finishStep(step: Step): void {
  void commands.executeCommand('setContext', `orionTls.${step}`, true);
}

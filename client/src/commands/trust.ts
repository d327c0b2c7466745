/** Commands that write refuse in one way where the workspace is not trusted: with the reason, and the way out. */

import { commands, window, workspace } from 'vscode';
import { plainMessage } from '../plain-message.ts';
import { manageTrustLabel } from '../trust-label.ts';

/** Whether the workspace is trusted. Where it is not, says why that matters; the person decides in VS Code's own page. */
export function isTrustedFor(reason: string): boolean {
  if (workspace.isTrusted) return true;
  // Not awaited: it stays until the person takes it away.
  void window.showWarningMessage(plainMessage(reason), manageTrustLabel).then(async (answer) => {
    if (answer === manageTrustLabel) await manageTrust();
  });
  return false;
}

/** Opens the page on which a person trusts the workspace, or does not. */
export async function manageTrust(): Promise<void> {
  await commands.executeCommand('workbench.trust.manage');
}

/** In a folder that is not trusted the extension still explains the file. */
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { canOpenWindows, openWindow } from './support/second-window.ts';

suite('restricted mode', () => {
  test('findings appear in a folder that is not trusted', async function () {
    if (!canOpenWindows()) this.skip();
    const [config] = await vscode.workspace.findFiles('orion.conf');
    if (!config) throw new Error('The workspace of the editor tests has no orion.conf.');
    const window = await openWindow({ folder: path.dirname(config.fsPath), file: config.fsPath, trusted: false });
    try {
      await window.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
      await window.page.locator('.editor-instance .squiggly-warning').first().waitFor();
    } finally {
      await window.close();
    }
  });
});

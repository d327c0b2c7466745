/** In a folder that is not trusted the extension still explains the file. */
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { copyGoodExample, node2 } from './support/preview.ts';
import { canOpenWindows, openWindow } from './support/second-window.ts';
import { projectFolder } from './support/workbench.ts';

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

  test('known hosts are shown, and pinning is off with the reason', async function () {
    if (!canOpenWindows()) this.skip();
    const file = copyGoodExample('restricted', `node2.example:8080 ${node2}\n`);
    const window = await openWindow({
      folder: path.dirname(file('orion.conf')),
      file: file('tls-known-servers'),
      trusted: false,
    });
    try {
      const { page } = window;
      await page.locator('.editor-instance .view-line', { hasText: 'node2' }).waitFor();
      await page.locator('.editor-actions .action-label[aria-label^="Preview Known Hosts"]').click();
      const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await frame.locator('tr[aria-selected]', { hasText: 'node2-cert.pem' }).waitFor();
      await frame.locator('.notice', { hasText: 'not trusted' }).waitFor();
      await frame.locator('vscode-button[disabled]', { hasText: 'Pin a certificate' }).waitFor();
      await page.screenshot({ path: path.join(projectFolder(), 'out', 'screenshots', 'known-hosts-restricted.png') });
    } finally {
      await window.close();
    }
  });
});

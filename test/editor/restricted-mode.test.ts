/** In a folder that is not trusted the extension still explains files, and says of everything that writes why it does not. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import type { Page } from 'playwright-core';
import { copyGoodExample, node2 } from './support/preview.ts';
import { canOpenWindows, openWindow, type SecondWindow } from './support/second-window.ts';
import { projectFolder } from './support/workbench.ts';

suite('restricted mode', () => {
  let window: SecondWindow | undefined;
  // One window for all of them: it takes longer to open than any of them to run.
  suiteSetup(async () => {
    if (!canOpenWindows()) return;
    const file = copyGoodExample('restricted', `node2.example:8080 ${node2}\n`);
    writeFileSync(file('insecure.orion.conf'), 'tls = "strict"\ntlsservertrust = "insecure-no-validation"\n');
    const folder = path.dirname(file('orion.conf'));
    window = await openWindow({ folder, file: file('insecure.orion.conf'), trusted: false });
  });
  suiteTeardown(() => window?.close());

  test('findings appear in a folder that is not trusted', async function () {
    if (!window) this.skip();
    await window.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await window.page.locator('.editor-instance .squiggly-warning').first().waitFor();
  });

  for (const [command, reason] of [
    ['New Configuration…', 'A new configuration is off in Restricted Mode'],
    ['Generate Certificates…', 'Generating is off in Restricted Mode'],
    ['Pin Certificate…', 'Pinning is off in Restricted Mode'],
    ['Switch to Whitelist', 'Switching to whitelist is off in Restricted Mode'],
  ] as const) {
    test(`${command} is in the palette, and says why it does nothing and where to change that`, async function () {
      if (!window) this.skip();
      const { page } = window;
      await runCommand(page, `Orion TLS: ${command}`);
      const toast = page.locator('.notification-toast', { hasText: reason });
      await toast.locator('.monaco-button', { hasText: 'Manage Workspace Trust' }).click();
      await page.locator('.workspace-trust-editor').waitFor();
      await runCommand(page, 'View: Close Editor');
      await page.locator('.workspace-trust-editor').waitFor({ state: 'detached' });
    });
  }

  test('known hosts are shown, and pinning is off with the reason and the way to change that', async function () {
    if (!window) this.skip();
    const { page } = window;
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').fill('tls-known-servers');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'tls-known-servers' }).first().click();
    await page.locator('.editor-instance .view-line', { hasText: 'node2' }).waitFor();
    await page.locator('.editor-actions .action-label[aria-label^="Preview Known Hosts"]').click();
    const frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await frame.locator('tr[aria-selected]', { hasText: 'node2-cert.pem' }).waitFor();
    await frame.locator('.notice', { hasText: 'not trusted' }).waitFor();
    await frame.locator('vscode-button[disabled]', { hasText: 'Pin Certificate' }).waitFor();
    await page.screenshot({ path: path.join(projectFolder(), 'out', 'screenshots', 'known-hosts-restricted.png') });
    await frame.locator('.notice vscode-button', { hasText: 'Manage Workspace Trust' }).click();
    await page.locator('.workspace-trust-editor').waitFor();
  });
});

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

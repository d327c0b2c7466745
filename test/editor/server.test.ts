/** A language server that does not start, and what a person does about it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { suite, test } from 'mocha';
import type { Page } from 'playwright-core';
import { workspaceFolder } from './support/documents.ts';
import { canOpenWindows, openWindow } from './support/second-window.ts';
import { projectFolder } from './support/workbench.ts';

suite('a server that does not start', () => {
  test('is started by the command that needs it, once it can, and says before that that nothing was done', async function () {
    if (!canOpenWindows()) this.skip();
    this.timeout(120_000);
    const extension = copyExtension();
    const folder = path.join(workspaceFolder(), 'no-server');
    const file = path.join(folder, 'orion.conf');
    mkdirSync(folder);
    writeFileSync(file, 'nodeurl = "https://node1.example:8080/"\ntls = "strict"\n');
    breakServer(extension);
    const { page, close } = await openWindow({ folder, file, extension });
    try {
      await page.locator('.statusbar-item', { hasText: 'Orion configuration' }).waitFor();
      await page.locator('.editor-instance .view-line').first().click();
      await runCommand(page, 'Generate Certificates');
      const message = page.locator('.notification-list-item', { hasText: 'does not run, so nothing was done' }).first();
      await showNotifications(page);
      await message.waitFor();
      await message.getByRole('button', { name: 'Restart' }).waitFor();
      repairServer(extension);
      await runCommand(page, 'Generate Certificates');
      await page.locator('.quick-input-list', { hasText: 'Generate all that is missing' }).waitFor();
    } finally {
      await close();
      rmSync(extension, { recursive: true });
    }
  });
});

/** What VS Code needs of the extension, in a folder whose files the test may change. */
function copyExtension(): string {
  const extension = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-extension-'));
  for (const name of ['package.json', 'dist', 'media', 'syntaxes']) {
    cpSync(path.join(projectFolder(), name), path.join(extension, name), { recursive: true });
  }
  return extension;
}

function breakServer(extension: string): void {
  writeFileSync(path.join(extension, 'dist', 'server.js'), 'process.exit(1);\n');
}

function repairServer(extension: string): void {
  cpSync(path.join(projectFolder(), 'dist', 'server.js'), path.join(extension, 'dist', 'server.js'));
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input.input').fill(`>Orion TLS: ${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** All of them: of several in a short time only some are seen as toasts. */
async function showNotifications(page: Page): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input.input').fill('>Notifications: Show Notifications');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Notifications' }).first().click();
}

/** The window of the VS Code that runs the suites, seen from outside through Playwright: for what the extension API does not show. */
import path from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { ConfigurationTarget, commands, extensions, workspace } from 'vscode';

const extensionId = 'orion-tls.orion-tls';

let connection: Promise<Page> | undefined;

/** The page of the workbench. The connection is made once and lasts as long as VS Code. */
export function workbenchPage(): Promise<Page> {
  connection ??= connect();
  return connection;
}

/** Saves what the window shows as out/screenshots/<name>.png of the project. */
export async function screenshot(name: string): Promise<void> {
  const page = await workbenchPage();
  const file = path.join(projectFolder(), 'out', 'screenshots', `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}

/** Shows the window as most people have it, for pictures: dark, and without a word about extensions that the tests disable. */
export async function useDarkTheme(): Promise<void> {
  await commands.executeCommand('notifications.clearAll');
  const user = workspace.getConfiguration();
  await user.update('workbench.colorTheme', 'Default Dark Modern', ConfigurationTarget.Global);
  const page = await workbenchPage();
  await page.locator('.monaco-workbench.vs-dark').waitFor();
}

/** The project's folder; bundled suites cannot find it from where they lie. */
export function projectFolder(): string {
  const extension = extensions.getExtension(extensionId);
  if (!extension) throw new Error(`VS Code does not know the extension ${extensionId}.`);
  return extension.extensionPath;
}

async function connect(): Promise<Page> {
  const { HOST_CDP: address } = process.env;
  if (!address) throw new Error('HOST_CDP is not set: these suites are started by npm test.');
  const browser = await chromium.connectOverCDP(address);
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator('.monaco-workbench').count()) > 0) return page;
  }
  throw new Error(`No page of the browser at ${address} shows a workbench.`);
}

/**
 * The notification with this text, as a toast or in the list of all: VS Code shows no toast where several came in a short
 * time, but keeps each in the list.
 */
export async function notification(text: string): Promise<Locator> {
  const page = await workbenchPage();
  const item = page.locator('.notification-list-item', { hasText: text }).first();
  const toast = await item.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  );
  if (!toast) await commands.executeCommand('notifications.showList');
  await item.waitFor();
  return item;
}

/** Waits for the question which certificate is to be pinned. Its last rows are drawn only where few certificates come before them. */
export async function certificatePicker(): Promise<void> {
  const page = await workbenchPage();
  await page.locator('.quick-input-widget:visible input.input').fill('Paste lines');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Paste lines…' }).waitFor();
}

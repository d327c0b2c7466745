/** The walkthrough as a person goes through it who has an empty folder and the two packages, and nothing else. Run by test/package. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import type { Locator, Page } from 'playwright-core';
import { workspaceFolder } from '../support/documents.ts';
import { canOpenWindows, openWindow } from '../support/second-window.ts';

/** The command line as npm has installed it, and where pictures go. */
const { ORION_PROGRAM: program = '', ORION_PICTURES: pictures = '' } = process.env;

const settings = { 'orionTls.keyType': 'ec-p256', 'workbench.colorTheme': 'Default Dark Modern' };

suite('walkthrough', () => {
  test('from an empty folder to a node that the command line has nothing against', async function () {
    if (!canOpenWindows()) this.skip();
    this.timeout(180_000);
    const folder = mkdtempSync(path.join(workspaceFolder(), 'walkthrough-'));
    const { page, close } = await openWindow({ folder, settings });
    try {
      await (await step(page, 'Open a configuration')).getByRole('button', { name: 'New Configuration' }).click();
      await acceptAddress(page);
      await page.locator('.editor-instance .squiggly-warning').first().waitFor();
      await takePicture(page, 'configuration');

      await (await step(page, 'Generate certificates')).getByRole('button', { name: 'Generate' }).click();
      await choose(page, 'Generate all that is missing');
      await stepIsDone(page, 'Generate certificates');
      await stepIsDone(page, 'Open a configuration');
      await takePicture(page, 'certificates');
      const generated = await step(page, 'Generate certificates');
      await generated.getByText('copy the lines').click();
      await choose(page, 'All lines');
      await page.locator('.notification-toast', { hasText: 'All lines are copied.' }).waitFor();
      await generated.getByText('configuration', { exact: true }).click();
      await page.locator('.editor-instance .view-line', { hasText: 'expires in' }).first().waitFor();

      await (await step(page, 'Pin peers')).getByText('second node').click();
      await acceptAddress(page);
      await page.locator('.tab', { hasText: 'node2.example' }).waitFor();
      await (await step(page, 'Generate certificates')).getByRole('button', { name: 'Generate' }).click();
      await choose(page, 'node2.example/orion.conf');
      await choose(page, 'Generate all that is missing');

      // Each has one place: no other file of the node that Orion reads lists servers, or clients.
      await (await step(page, 'Pin peers')).getByRole('button', { name: 'Pin' }).click();
      await choose(page, 'node2.example/tls-server-cert.pem');
      await page.locator('.tab', { hasText: 'tls-known-servers' }).waitFor();
      await stepIsOpen(page, 'Pin peers');
      await (await step(page, 'Pin peers')).getByRole('button', { name: 'Pin' }).click();
      await choose(page, 'node2.example/tls-client-cert.pem');
      await page.locator('.tab', { hasText: 'tls-known-clients' }).waitFor();
      await stepIsDone(page, 'Pin peers');

      // The second node gets to know the first one by its lines.
      await (await step(page, 'Pin peers')).getByText('copy the lines').click();
      await choose(page, /^orion\.conf/);
      await choose(page, 'All lines');
      await page.locator('.notification-list-item', { hasText: 'All lines are copied' }).waitFor();
      await (await step(page, 'Pin peers')).getByRole('button', { name: 'Pin' }).click();
      await choose(page, 'Paste lines…');
      await page.locator('.notification-list-item', { hasText: '2 lines are pinned' }).waitFor();

      await (await step(page, 'Switch to whitelist')).getByRole('button', { name: 'Switch' }).click();
      await choose(page, /^orion\.conf/);
      await stepIsDone(page, 'Switch to whitelist');

      const last = await step(page, 'Check');
      await last.getByText('saved').click();
      await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      await last.getByRole('button', { name: 'Check All Configurations' }).click();
      await stepIsDone(page, 'Check');
      await page.locator('.notification-list-item', { hasText: 'Checked' }).waitFor();
      await takePicture(page, 'problems');
    } catch (error) {
      await takePicture(page, 'failed');
      throw error;
    } finally {
      await close();
    }
    assert.deepEqual(check(folder, 'orion.conf', '--fail-on', 'warning'), {
      status: 0,
      stdout: 'Nothing found in 3 files.\n',
    });
    assert.equal(check(folder).status, 0);
  });
});

/** Opens the step, in a walkthrough that is opened as a person comes back to it. */
async function step(page: Page, title: string): Promise<Locator> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input.input').fill('>Welcome: Open Walkthrough...');
  await choose(page, 'Welcome: Open Walkthrough...');
  await choose(page, 'Secure an Orion Node');
  const found = stepOf(page, title);
  await found.waitFor();
  if (!(await found.getAttribute('class'))?.includes('expanded')) await found.click();
  return found;
}

async function stepIsDone(page: Page, title: string): Promise<void> {
  await stepOf(page, title).locator('.codicon-getting-started-step-checked').waitFor();
}

async function stepIsOpen(page: Page, title: string): Promise<void> {
  assert.equal(await stepOf(page, title).locator('.codicon-getting-started-step-checked').count(), 0);
}

function stepOf(page: Page, title: string): Locator {
  return page.locator('.getting-started-step', { has: page.locator('.step-title', { hasText: title }) });
}

async function choose(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: text }).first().click();
}

async function acceptAddress(page: Page): Promise<void> {
  await page.locator('.quick-input-widget:visible', { hasText: 'Under which address' }).waitFor();
  await page.keyboard.press('Enter');
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `walkthrough-${name}.png`) });
}

function check(folder: string, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(program, ['check', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout };
}

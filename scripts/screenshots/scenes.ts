/** What the pictures of README.md show: which file, what a person does there, and the part of the window that matters. */
import type { Locator } from 'playwright-core';
import { type Frame, hoverAtCursor, moveInto, type Stage, type StageOptions } from './stage.ts';

export interface Scene extends StageOptions {
  /** The picture is docs/<name>.png. */
  readonly name: string;
  /** Plays the scene and says what to frame. */
  readonly play: (stage: Stage) => Promise<Frame>;
}

export const scenes: readonly Scene[] = [
  {
    name: 'problems',
    theme: 'dark',
    folder: 'first-steps',
    file: 'orion.conf',
    async play({ page }) {
      await page.locator('.squiggly-error').first().waitFor();
      await page.keyboard.press('Control+Shift+M');
      await page.locator('.markers-panel-container .monaco-list-row').nth(5).waitFor();
      return { around: [page.locator('.part.editor'), page.locator('.part.panel')], margin: 0 };
    },
  },
  {
    name: 'certificate-hover',
    theme: 'light',
    folder: 'good',
    file: 'orion.conf',
    height: 1600,
    settings: { 'editor.hover.above': false },
    async play(stage) {
      await moveInto(stage, '"node1-cert.pem"', 3);
      const hover = await hoverAtCursor(stage, 'SHA-256');
      // What follows the list is the path on this machine, which is nobody else's.
      return { around: [line(stage, 'tlsservercert'), hover.locator('ul').first()] };
    },
  },
  {
    name: 'trust-modes',
    theme: 'dark',
    folder: 'first-steps',
    file: 'orion.conf',
    height: 1600,
    async play(stage) {
      const { page } = stage;
      await page.locator('.squiggly-error').first().waitFor();
      await moveInto(stage, '"insecure-no-validation"');
      for (const _ of 'insecure-no-validation') await page.keyboard.press('Delete');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
      // Once more opens the description beside the list.
      await page.keyboard.press('Control+Space');
      const details = page.locator('.suggest-details');
      await details.waitFor();
      return { around: [page.locator('.suggest-widget.visible'), details, line(stage, 'tlsServerCert')] };
    },
  },
  {
    name: 'insecure-mode',
    theme: 'light',
    folder: 'first-steps',
    file: 'orion.conf',
    height: 1600,
    async play(stage) {
      await stage.page.locator('.squiggly-error').first().waitFor();
      await moveInto(stage, '"insecure-no-validation"', 3);
      const hover = await hoverAtCursor(stage, 'insecure-trust-mode');
      return { around: [hover, line(stage, 'tlsservertrust')] };
    },
  },
  {
    name: 'quick-fix',
    theme: 'light',
    folder: 'first-steps',
    file: 'orion.conf',
    async play(stage) {
      const { page } = stage;
      await page.locator('.squiggly-error').first().waitFor();
      await moveInto(stage, '"insecure-no-validation"', 3);
      await page.keyboard.press('Control+.');
      const menu = page.locator('.action-widget');
      await menu.waitFor();
      return { around: [menu, line(stage, 'tlsservertrust')] };
    },
  },
  {
    name: 'lenses',
    theme: 'dark',
    folder: 'first-steps',
    file: 'orion.conf',
    async play(stage) {
      const { page } = stage;
      await page.locator('.squiggly-error').first().waitFor();
      await page.locator('.codelens-decoration').first().waitFor();
      return {
        around: [
          line(stage, 'storage'),
          line(stage, 'clientconnectiontlsservercert'),
          page.locator('.codelens-decoration').first(),
        ],
      };
    },
  },
  {
    name: 'known-hosts',
    theme: 'light',
    folder: 'mistakes',
    file: 'known-hosts.orion.conf',
    width: 1500,
    height: 660,
    async play({ page }) {
      await page.locator('.codelens-decoration').first().waitFor();
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget:visible input.input').fill('>Preview Known Hosts');
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.filter({ hasText: 'Preview Known Hosts' }).first().click();
      await rows.filter({ hasText: 'known-clients' }).first().click();
      const table = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
      await table.getByText('In use', { exact: true }).last().click();
      return { around: [page.locator('.editor-group-container').last()], margin: 0 };
    },
  },
];

/** The text of the line that holds a text, as wide as it is. */
function line({ page }: Stage, text: string): Locator {
  return page.locator('.view-line').filter({ hasText: text }).first().locator('> span');
}

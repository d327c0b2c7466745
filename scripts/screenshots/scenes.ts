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
    async play(stage) {
      await moveInto(stage, '"node1-cert.pem"', 3);
      const hover = await hoverAtCursor(stage, 'SHA-256');
      return { around: [hover, line(stage, 'tlsservercert')] };
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
];

/** The line of the editor that holds a text. */
function line({ page }: Stage, text: string): Locator {
  return page.locator('.view-line').filter({ hasText: text }).first();
}

/** The icon of the package: media/icon.svg as the PNG that VS Code wants. */

import { readFileSync } from 'node:fs';
import { startBrowser } from '../host/browser.ts';
import { installBrowser } from '../host/install-browser.ts';
import { inProject } from '../project.ts';

const side = 128;

/** Draws media/icon.png, with transparent corners. */
export async function drawIcon(): Promise<void> {
  const { page, stop } = await startBrowser(installBrowser(), { width: side, height: side });
  try {
    await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(inProject('media', 'icon.svg'), 'utf8')}`);
    await page.screenshot({ path: inProject('media', 'icon.png'), omitBackground: true });
  } finally {
    await stop();
  }
}

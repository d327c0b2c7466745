/** The page of the preview in a browser, without VS Code around it. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { ToPreview } from '../../client/src/preview/messages.ts';
import { previewPage } from '../../client/src/preview/page.ts';
import { inProject } from '../project.ts';

/** Nothing listens there: the files come from the bundles. */
const origin = 'http://127.0.0.1:1';

/** Makes the page ready for `openPreview`, with the script and style of these bundles. */
export async function servePreview(page: Page, bundles: string): Promise<void> {
  await page.addInitScript({ path: inProject('scripts', 'bench', 'preview-clock.mjs') });
  await page.route(`${origin}/**`, async (route) => {
    const name = path.posix.basename(new URL(route.request().url()).pathname);
    if (name === '') {
      const parts = { nonce: 'nonce', script: `${origin}/preview.js`, style: `${origin}/preview.css`, source: origin };
      return route.fulfill({ contentType: 'text/html', body: previewPage(parts) });
    }
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(path.join(bundles, name), 'utf8') });
  });
}

/** Shows the preview anew, before anything is sent to it. */
export async function openPreview(page: Page): Promise<void> {
  await page.goto(`${origin}/`);
  await page.locator('main').waitFor({ state: 'attached' });
}

/** Sends the messages as the extension does; milliseconds until something that fits each selector is painted. */
export function timeMessages(
  page: Page,
  messages: readonly ToPreview[],
  selectors: readonly string[],
): Promise<readonly number[]> {
  return page.evaluate(
    (given) => (globalThis as unknown as PageGlobals).timeMessages(given.messages, given.selectors),
    { messages, selectors },
  );
}

/** What preview-clock.mjs adds to the page. */
interface PageGlobals {
  timeMessages(messages: readonly unknown[], selectors: readonly string[]): Promise<readonly number[]>;
}

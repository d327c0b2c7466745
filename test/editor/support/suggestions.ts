/** The list of suggestions as it is shown in the window. */
import type { Locator } from 'playwright-core';
import { workbenchPage } from './workbench.ts';

/** The row of the visible list with this label; waits until it is there. */
export async function suggestion(label: string): Promise<Locator> {
  const page = await workbenchPage();
  const name = page.locator('.label-name', { hasText: new RegExp(`^${label}$`) });
  const row = page.locator('.suggest-widget.visible .monaco-list-row', { has: name });
  await row.waitFor();
  return row;
}

/** The labels of the visible list, as far as they are on the screen, in order. */
export async function shownSuggestions(): Promise<string[]> {
  const page = await workbenchPage();
  return page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts();
}

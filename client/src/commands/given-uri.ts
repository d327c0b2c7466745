/** What a command is about: the URI that it was given, else the active editor's. */

import { TabInputText, Uri, window } from 'vscode';

/** The URI as VS Code's menus and our lenses give it, or of the active tab, even where its file is too large to be a document. */
export function givenUri(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  if (typeof given === 'string') return Uri.parse(given, true);
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
  return window.activeTextEditor?.document.uri ?? (input instanceof TabInputText ? input.uri : undefined);
}

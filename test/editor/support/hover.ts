/** Hovers as they are shown in the window. */
import type { Locator } from 'playwright-core';
import * as vscode from 'vscode';
import { rangeOf } from './documents.ts';
import { workbenchPage } from './workbench.ts';

/** Shows the hover at a text of the document, in the middle of it, and waits until it says what is wanted. */
export async function hoverOver(editor: vscode.TextEditor, text: string, says: string): Promise<Locator> {
  const { document } = editor;
  const range = rangeOf(document, text);
  const middle = document.positionAt((document.offsetAt(range.start) + document.offsetAt(range.end)) >> 1);
  editor.selection = new vscode.Selection(middle, middle);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  const page = await workbenchPage();
  const hover = page.locator('.monaco-editor .monaco-hover:not(.hidden)', { hasText: says });
  await hover.waitFor();
  return hover;
}

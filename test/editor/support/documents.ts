/** Files of the workspace that the suites run in, opened as a person opens them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from './waiting.ts';

/** The folder that is open in the suites' window: a copy that they may fill. */
export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The editor tests run in a window with a folder.');
  return folder.uri.fsPath;
}

/** Writes a file below the workspace's folder and returns its path. */
export function writeWorkspaceFile(name: string, text: string): string {
  const file = path.join(workspaceFolder(), name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Writes a file below the workspace's folder and shows it in an editor that has the focus. */
export async function openFile(name: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(writeWorkspaceFile(name, text)), { preview: false });
}

/** Shows a file that is there already, on the left, where a preview beside it leaves it in sight. */
export async function showFile(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false, viewColumn: vscode.ViewColumn.One });
}

/** Closes every editor, so that the next test begins with an empty window. Unsaved text is gone. */
export async function closeEditors(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The place of a text in a document; it must occur. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${document.fileName} does not contain ${text}.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Puts the cursor behind a text, in an editor that then has the focus. */
export async function putCursor(editor: vscode.TextEditor, behind: string): Promise<void> {
  const { end } = rangeOf(editor.document, behind);
  editor.selection = new vscode.Selection(end, end);
  // The window learns of the selection some time after this line; its commands come later than that.
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Replaces a text of the document, as typing would. */
export async function replaceText(editor: vscode.TextEditor, old: string, replacement: string): Promise<void> {
  const range = rangeOf(editor.document, old);
  if (!(await editor.edit((edit) => edit.replace(range, replacement)))) throw new Error('VS Code refused the edit.');
}

/** Waits until the document has this language. */
export function languageBecomes(document: vscode.TextDocument, language: string): Promise<true> {
  return until(
    `the language ${language}; it is ${document.languageId}`,
    [vscode.workspace.onDidOpenTextDocument],
    () => document.languageId === language,
  );
}

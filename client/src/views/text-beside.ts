/** The text of a file next to its preview: opening it where it is open already, and going to a line. */

import {
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';

export interface Showing {
  /** Whether the cursor moves there. */
  readonly focus: boolean;
  /** The column that the text must not cover where it is not open yet: the preview's. Default: the active one. */
  readonly beside?: ViewColumn | undefined;
}

/** Shows the file as text: in the editor that has it, or in a new one. Undefined where VS Code cannot, as with very large files. */
export async function openText(uri: Uri, { focus, beside }: Showing): Promise<TextEditor | undefined> {
  const viewColumn = columnOf(uri) ?? columnNextTo(beside);
  const document = await documentOf(uri);
  return document && window.showTextDocument(document, { viewColumn, preserveFocus: !focus, preview: false });
}

/** Whether showing the text would cover what stands in a column, because its tab is behind that. */
export function isBehind(uri: Uri, column: ViewColumn | undefined): boolean {
  return column !== undefined && columnOf(uri) === column;
}

/** Shows a line, 0-based, and selects it. False where the file cannot be shown. */
export async function showLine(uri: Uri, line: number, showing: Showing): Promise<boolean> {
  const editor = await openText(uri, showing);
  if (!editor || line >= editor.document.lineCount) return false;
  const { range } = editor.document.lineAt(line);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

/** The text of a line, 0-based; undefined where VS Code cannot open the file or the line is gone. */
export async function lineOf(uri: Uri, line: number): Promise<string | undefined> {
  const document = await documentOf(uri);
  return document && line < document.lineCount ? document.lineAt(line).text : undefined;
}

/** Saves the text of the file: whether VS Code could. Undefined where there is nothing to save. */
export async function saveText(uri: Uri): Promise<boolean | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.isDirty ? open.save() : undefined;
}

/** The file as text; undefined where VS Code cannot. */
export async function documentOf(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // Too large, binary, or gone.
    return undefined;
  }
}

/** Where the text is open: the column in which one sees it, else that of its tab. */
function columnOf(uri: Uri): ViewColumn | undefined {
  const visible = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return visible?.viewColumn ?? columnOfTab(uri);
}

function columnOfTab(uri: Uri): ViewColumn | undefined {
  const has = (input: unknown) => (input as { readonly uri?: Uri } | undefined)?.uri?.toString() === uri.toString();
  return window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => has(input)))?.viewColumn;
}

/** To the left where there is something on the left, so that no third column comes up. */
function columnNextTo(column = window.tabGroups.activeTabGroup.viewColumn): ViewColumn {
  return column > ViewColumn.One ? ViewColumn.One : ViewColumn.Beside;
}

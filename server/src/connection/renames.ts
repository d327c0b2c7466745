/** Before files are renamed: one edit for all configurations that name them. */

import {
  type CancellationToken,
  type RenameFilesParams,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { workspaceEdit } from '../features/code-actions.ts';
import { type Move, renameEdits } from '../features/rename-files.ts';
import { pathOf } from '../workspace/folders.ts';
import type { Workspace } from '../workspace.ts';
import type { ClientAbilities } from './capabilities.ts';

/** The edits of all configurations of the workspace; null where none names what is moved. Stops when it is cancelled. */
export async function editsForRename(
  { files }: RenameFilesParams,
  workspace: Workspace,
  { edits: abilities }: ClientAbilities,
  token: CancellationToken,
): Promise<WorkspaceEdit | null> {
  const moves = files.flatMap(({ oldUri, newUri }): Move[] => {
    const [from, to] = [pathOf(oldUri), pathOf(newUri)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  if (moves.length === 0) return null;
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  const documentChanges: TextDocumentEdit[] = [];
  for await (const uri of workspace.configurations()) {
    if (token.isCancellationRequested) return null;
    const context = await workspace.context(uri);
    const edits = context ? renameEdits(context, moves) : [];
    if (!context || edits.length === 0) continue;
    const edit = workspaceEdit(context.document, edits, abilities);
    Object.assign(changes, edit.changes);
    documentChanges.push(...(edit.documentChanges ?? []).filter(TextDocumentEdit.is));
  }
  if (documentChanges.length > 0) return { documentChanges };
  return Object.keys(changes).length > 0 ? { changes } : null;
}

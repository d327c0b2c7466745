/** Who makes the edit of a command: VS Code alone, or a view that remembers it as well. */

import type { WorkspaceEdit } from 'vscode';

/** False where VS Code refuses. */
export type ApplyEdit = (edit: WorkspaceEdit) => PromiseLike<boolean>;

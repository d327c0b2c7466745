/** Edits of several files as one edit of the editor, so that undo takes all of them back. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Edit } from '../rules/rule.ts';
import type { EditAbilities } from './code-actions.ts';
import { rangeOf } from './context.ts';

/** What happens to one file. */
export interface FileChange {
  readonly uri: string;
  /** Of the open document; null where it is not open. */
  readonly version: number | null;
  /** The text that the offsets belong to; undefined where the file is to be created. */
  readonly text: string | undefined;
  readonly edits: readonly Edit[];
}

/** The edit in the form that the editor understands. */
export function editOfFiles(changes: readonly FileChange[], abilities: EditAbilities): WorkspaceEdit {
  const textEdits = ({ uri, text = '', edits }: FileChange): TextEdit[] => {
    const document = TextDocument.create(uri, '', 0, text);
    return edits.map((edit) => ({ range: rangeOf(document, edit), newText: edit.newText }));
  };
  if (!abilities.versions) {
    return { changes: Object.fromEntries(changes.map((change) => [change.uri, textEdits(change)])) };
  }
  const creations = changes
    .filter(({ text }) => text === undefined)
    .map(({ uri }): CreateFile => ({ kind: 'create', uri, options: { ignoreIfExists: true } }));
  const texts = changes.map(
    (change): TextDocumentEdit => ({
      textDocument: { uri: change.uri, version: change.version },
      edits: textEdits(change),
    }),
  );
  // One after the other, VS Code would undo the changes of texts in several steps, and stop between two of them.
  return { documentChanges: [...creations, ...texts] };
}

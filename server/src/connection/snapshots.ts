/** How open documents are kept: every version is an object of its own, so that an answer under way is about one text. */

import type { TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

export const snapshots: TextDocumentsConfiguration<TextDocument> = {
  create: TextDocument.create,
  update(document, changes, version) {
    const copy = TextDocument.create(document.uri, document.languageId, document.version, document.getText());
    return TextDocument.update(copy, changes, version);
  },
};

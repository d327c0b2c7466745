/** How open documents are kept: every version is an object of its own, so that an answer under way is about one text. */

import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';

export const snapshots: TextDocumentsConfiguration<TextDocument> = {
  create: TextDocument.create,
  update(document, changes, version) {
    const copy = TextDocument.create(document.uri, document.languageId, version, document.getText());
    // Each change counts from the text that the one before has left.
    return changes.reduce((updated, change) => TextDocument.update(updated, [inside(updated, change)], version), copy);
  },
};

/** A range beyond the text, from a client that is out of step, would make the library lose count of the lines. */
function inside(document: TextDocument, change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  if (!('range' in change)) return change;
  const { start, end } = change.range;
  const nearest = (position: Position) => document.positionAt(document.offsetAt(position));
  return { text: change.text, range: { start: nearest(start), end: nearest(end) } };
}

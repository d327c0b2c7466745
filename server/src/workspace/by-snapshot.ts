/** What is read from open documents, kept for the snapshot that is on the screen and for no other. */

import type { TextDocument } from 'vscode-languageserver-textdocument';

export interface BySnapshot<T> {
  /** The value for this very snapshot, made where it is not the one that is kept. */
  of(document: TextDocument, make: () => T): T;
  /** The document was closed. */
  close(uri: string): void;
}

/**
 * Nothing kept yet. Snapshots are compared by identity, for a document that is opened again counts its versions anew. Of those
 * that are not on the screen nothing is kept: it would pile up with every edit.
 */
export function createBySnapshot<T>(documents: { get(uri: string): TextDocument | undefined }): BySnapshot<T> {
  const kept = new Map<string, { readonly document: TextDocument; readonly value: T }>();
  return {
    of(document, make) {
      const known = kept.get(document.uri);
      if (known?.document === document) return known.value;
      const value = make();
      if (documents.get(document.uri) === document) kept.set(document.uri, { document, value });
      return value;
    },
    close: (uri) => kept.delete(uri),
  };
}

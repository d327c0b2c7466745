/** Open documents whose files were deleted: nobody else can read them, until somebody types in one or its file is back. */

import { sep } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf } from './folders.ts';

export interface DeletedFiles {
  /** The file at this path, or the folder with all that is in it, was deleted. */
  deleted(path: string): void;
  /** Something is at this path. */
  written(path: string): void;
  closed(uri: string): void;
  /** Whether the document is all that is left of its file, and has not been changed since. */
  isDeleted(document: TextDocument): boolean;
}

/** Nothing deleted yet. */
export function createDeletedFiles(documents: { all(): readonly TextDocument[] }): DeletedFiles {
  /** The version that each document had when its file was deleted. */
  const versions = new Map<string, number>();
  return {
    deleted(path) {
      for (const { uri, version } of documents.all()) {
        const own = pathOf(uri);
        if (own === path || own?.startsWith(path + sep)) versions.set(uri, version);
      }
    },
    written(path) {
      for (const uri of versions.keys()) if (pathOf(uri) === path) versions.delete(uri);
    },
    closed(uri) {
      versions.delete(uri);
    },
    isDeleted: ({ uri, version }) => versions.get(uri) === version,
  };
}

/** Open documents whose files were deleted: nobody else can read them, until somebody types in one or its file is back. */

import { sep } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Files } from '../facts/files.ts';
import { pathOf } from './folders.ts';

export interface DeletedFiles {
  /** The file at this path, or the folder with all that is in it, was deleted. */
  deleted(path: string): void;
  closed(uri: string): void;
  /** Whether the document is all that is left of its file, and has not been changed since. */
  isDeleted(document: TextDocument): Promise<boolean>;
}

/** Nothing deleted yet. A document whose file has never been there is new, and not deleted. */
export function createDeletedFiles(
  documents: { all(): readonly TextDocument[] },
  files: Pick<Files, 'stat'>,
): DeletedFiles {
  /** The version that each document had when its file was deleted. */
  const versions = new Map<string, number>();
  return {
    deleted(path) {
      for (const { uri, version } of documents.all()) {
        const own = pathOf(uri);
        if (own === path || own?.startsWith(path + sep)) versions.set(uri, version);
      }
    },
    closed(uri) {
      versions.delete(uri);
    },
    async isDeleted({ uri, version }) {
      const path = versions.get(uri) === version ? pathOf(uri) : undefined;
      // Not everybody says when a file is back, as after "git stash pop".
      return path !== undefined && (await files.stat(path)).kind !== 'file';
    },
  };
}

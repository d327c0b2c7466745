/** Open documents whose files were deleted: nobody else can read them, until somebody types in one or its file is back. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Files } from '../facts/files.ts';
import { pathOf } from './folders.ts';

export interface DeletedFiles {
  /** Whether the document is all that is left of its file, and has not been changed since that was seen. */
  isDeleted(document: TextDocument): Promise<boolean>;
  closed(uri: string): void;
}

/** Asks the disk, since nobody says in time that a file has gone or is back. One that has never been there is new, and not deleted. */
export function createDeletedFiles(files: Pick<Files, 'stat'>): DeletedFiles {
  const seen = new Set<string>();
  /** The version that each document had when its file was first missed. */
  const missed = new Map<string, number>();
  return {
    async isDeleted({ uri, version }) {
      const path = pathOf(uri);
      if (path === undefined) return false;
      if ((await files.stat(path)).kind === 'file') {
        seen.add(uri);
        missed.delete(uri);
        return false;
      }
      if (!seen.has(uri)) return false;
      const first = missed.get(uri) ?? version;
      missed.set(uri, first);
      return first === version;
    },
    closed(uri) {
      seen.delete(uri);
      missed.delete(uri);
    },
  };
}

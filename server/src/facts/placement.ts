/** The steps by which files of the safe writer come into their places, and out of them again; each can be taken by a later process. */

import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { shownPath } from '../model/shown-path.ts';
import { type JournalFile, removeQuietly } from './journal.ts';
import { errorCode, type WriteOperations } from './write-operations.ts';
import { existsMessage, Refusal } from './write-refusals.ts';

/** A link is followed within its own folder only: elsewhere, nobody expects a key to appear. */
export async function followInside(path: string, operations: WriteOperations): Promise<string> {
  if ((await operations.standing(path)) !== 'link') return path;
  const elsewhere = `${shownPath(path)} is a symbolic link that leads out of its folder, so it is left alone. Name the file itself.`;
  try {
    const [real, folder] = await Promise.all([operations.realPath(path), operations.realPath(dirname(path))]);
    if (dirname(real) === folder) return real;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ELOOP') throw error;
  }
  throw new Refusal('link-elsewhere', path, elsewhere);
}

/**
 * Moves a temporary file to its target: over an old one that has a backup, else only where nothing stands. Refuses with
 * `exists` where something has appeared there meanwhile.
 */
export async function placeFile(file: JournalFile, operations: WriteOperations): Promise<void> {
  if (file.backup !== undefined) {
    await operations.link(file.target, file.backup);
    await operations.rename(file.temporary, file.target);
  } else {
    try {
      await operations.link(file.temporary, file.target);
    } catch (error) {
      throw errorCode(error) === 'EEXIST' ? new Refusal('exists', file.target, existsMessage(file.target)) : error;
    }
    await operations.remove(file.temporary);
  }
}

/** Makes the new names survive a crash of the machine. */
export async function syncFolders(files: readonly JournalFile[], operations: WriteOperations): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(file.target)))) await operations.syncFolder(folder);
}

/** Restores what stood before, file by file, and forgets the temporary ones. */
export async function takeBack(files: readonly JournalFile[], operations: WriteOperations): Promise<void> {
  for (const file of files) {
    const ours = await holds(file.target, file.sha256, operations);
    if (file.backup !== undefined && (await exists(file.backup, operations))) {
      if (ours) await operations.rename(file.backup, file.target);
      else await removeQuietly(file.backup, operations);
    } else if (ours && file.backup === undefined) {
      await removeQuietly(file.target, operations);
    }
    await removeQuietly(file.temporary, operations);
  }
}

/** Whether anything stands at the path, be it a link that leads nowhere. */
export async function exists(path: string, operations: WriteOperations): Promise<boolean> {
  return (await operations.standing(path)) !== 'nothing';
}

/** Whether a file with this content stands at the path. */
export async function holds(path: string, digest: string, operations: WriteOperations): Promise<boolean> {
  return (await operations.standing(path)) === 'file' && sha256(await operations.read(path)) === digest;
}

/** The digest by which a journal knows the content of a file. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

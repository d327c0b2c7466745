/** The journal of the safe writer: a small file beside the targets that says how to finish or undo a killed write. */

import { basename, dirname, join } from 'node:path';
import type { WriteOperations } from './write-operations.ts';

/** One file of a write, without its content. */
export interface JournalFile {
  readonly target: string;
  readonly temporary: string;
  /** Where the file that stood at the target is kept; absent where nothing stood there. */
  readonly backup?: string;
  /** Of the new content, so that a later process can tell it from somebody else's. */
  readonly sha256: string;
}

export interface Journal {
  /** The process that writes. */
  readonly pid: number;
  readonly files: readonly JournalFile[];
}

/** Where the journal of a write stands whose first file is `target`. */
export function journalPath(target: string): string {
  return join(dirname(target), `.${basename(target)}.orion-tls-journal`);
}

/** Puts the journal in its place complete or not at all; rejects with EEXIST where one stands already. */
export async function writeJournal(place: string, journal: Journal, operations: WriteOperations): Promise<void> {
  const draft = `${place}.${process.pid}.draft`;
  await operations.create(draft, new TextEncoder().encode(JSON.stringify(journal)));
  try {
    await operations.link(draft, place);
  } finally {
    await removeQuietly(draft, operations);
  }
  await operations.syncFolder(dirname(place));
}

/** The journal at this place; undefined where there is none, or none of ours. */
export async function readJournal(
  place: string,
  operations: Pick<WriteOperations, 'standing' | 'read'>,
): Promise<Journal | undefined> {
  if ((await operations.standing(place)) !== 'file') return undefined;
  const text = new TextDecoder().decode(await operations.read(place));
  const journal = parseJournal(text);
  const [first] = journal?.files ?? [];
  return first && journalPath(first.target) === place ? journal : undefined;
}

function parseJournal(text: string): Journal | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isJournal(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Removes a file of ours; one that stays behind does no harm, since only its owner can read it. */
export async function removeQuietly(path: string, operations: Pick<WriteOperations, 'remove'>): Promise<void> {
  try {
    await operations.remove(path);
  } catch {
    // Gone already, or left for the next write to remove.
  }
}

function isJournal(json: unknown): json is Journal {
  if (typeof json !== 'object' || json === null || !('pid' in json) || !('files' in json)) return false;
  return typeof json.pid === 'number' && Array.isArray(json.files) && json.files.every(isJournalFile);
}

function isJournalFile(json: unknown): json is JournalFile {
  if (typeof json !== 'object' || json === null) return false;
  const { target, temporary, backup, sha256 } = json as Partial<Record<keyof JournalFile, unknown>>;
  if (typeof target !== 'string' || typeof temporary !== 'string' || typeof sha256 !== 'string') return false;
  // The writer asks besides whether somebody named the targets; what it moves onto them lies beside them.
  const beside = (path: string) => dirname(path) === dirname(target);
  const named = basename(temporary).startsWith(`.${basename(target)}.orion-tls-`);
  return (
    named &&
    beside(temporary) &&
    (backup === undefined || (typeof backup === 'string' && beside(backup) && backup.endsWith('.old')))
  );
}

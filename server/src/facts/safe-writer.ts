/**
 * The only code that writes key material: all files of a set appear, or none does. Temporary files are complete on the disk
 * before a journal names them; from then on a killed write can be completed or taken back by whoever comes next.
 */

import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { shownPath } from '../model/shown-path.ts';
import { type JournalFile, journalPath, readJournal, removeQuietly, writeJournal } from './journal.ts';
import { busyMessage, removeOrphans, type Settled, settleInterrupted } from './killed-writes.ts';
import { followInside, placeFile, sha256, syncFolders, takeBack } from './placement.ts';
import { diskOperations, errorCode, type WriteOperations } from './write-operations.ts';
import { describeFailure, existsMessage, Refusal, type WriteFailure } from './write-refusals.ts';

/** One file to write. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WriteRequest {
  /** In the order in which they appear; a key comes before its certificate. */
  readonly files: readonly NewFile[];
  /** Paths that may stand already: the old file is kept under another name. */
  readonly overwrite?: readonly string[];
}

export type WriteResult =
  | { readonly written: readonly { readonly path: string; readonly backup?: string }[] }
  | WriteFailure;

export interface SafeWriter {
  /**
   * Writes all files or none. An earlier write to the same first path that was interrupted is settled first; one that
   * another process is still at makes this one refuse with `busy`. Never throws.
   */
  write(request: WriteRequest): Promise<WriteResult>;
  /**
   * Settles a write that began with the first of these paths and was killed: completes it where everything is at hand, else
   * takes it back. A journal that speaks of any other path is not ours, and nothing is done for it. Never throws.
   */
  settle(paths: readonly string[]): Promise<Settled | 'failed'>;
  /** Takes the rights on a file from everybody but its owner. Never throws. */
  restrict(path: string): Promise<WriteResult>;
}

/** A writer that does one thing after the other, so that a journal of this very process is always one that was left behind. */
export function createSafeWriter(operations: WriteOperations = diskOperations): SafeWriter {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn;
    return turn;
  };
  return {
    write: (request) => inTurn(() => writeFiles(request, operations)),
    settle: (paths) => inTurn(() => settleInterrupted(paths, operations).catch(() => 'failed' as const)),
    restrict: (path) => inTurn(() => restrictFile(path, operations)),
  };
}

async function restrictFile(path: string, operations: WriteOperations): Promise<WriteResult> {
  try {
    await operations.restrict(path);
    return { written: [{ path }] };
  } catch (error) {
    const message = `The permissions of ${shownPath(path)} could not be changed (${errorCode(error) ?? 'unknown error'}). Run chmod 600 as its owner.`;
    return { refused: 'no-permission', path, message };
  }
}

async function writeFiles(request: WriteRequest, operations: WriteOperations): Promise<WriteResult> {
  const [first] = request.files;
  if (!first) return { written: [] };
  try {
    await settleInterrupted(
      request.files.map(({ path }) => path),
      operations,
    );
    const planned: Planned[] = [];
    for (const file of request.files) planned.push(await plan(file, request.overwrite ?? [], operations));
    return await writePlanned(planned, operations);
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.refused, path: error.path, message: error.message };
    return describeFailure(error, first.path);
  }
}

interface Planned extends JournalFile {
  readonly bytes: Uint8Array;
}

async function plan(file: NewFile, overwrite: readonly string[], operations: WriteOperations): Promise<Planned> {
  const folder = dirname(file.path);
  await operations.makeFolder(folder);
  await removeOrphans(folder, operations);
  const target = await followInside(file.path, operations);
  const standing = await operations.standing(target);
  if (standing === 'folder')
    throw new Refusal('is-folder', file.path, `${shownPath(file.path)} is a folder. Choose another file name.`);
  if (standing !== 'nothing' && standing !== 'file') {
    throw new Refusal(
      'not-a-file',
      file.path,
      `${shownPath(file.path)} is not a regular file, so it is left alone. Choose another file name.`,
    );
  }
  const replaces = standing === 'file';
  if (replaces && !overwrite.includes(file.path)) {
    throw new Refusal('exists', file.path, existsMessage(file.path));
  }
  const mark = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return {
    target,
    temporary: join(dirname(target), `.${basename(target)}.orion-tls-${mark}.tmp`),
    ...(replaces && { backup: `${target}.${timestamp()}.old` }),
    sha256: sha256(file.bytes),
    bytes: file.bytes,
  };
}

async function writePlanned(files: readonly Planned[], operations: WriteOperations): Promise<WriteResult> {
  const [first] = files;
  if (!first) return { written: [] };
  const place = journalPath(first.target);
  try {
    for (const file of files) await operations.create(file.temporary, file.bytes);
    await claim(place, files, operations);
    for (const file of files) await placeFile(file, operations);
    await syncFolders(files, operations);
  } catch (error) {
    await takeBack(files, operations);
    const journal = await readJournal(place, operations);
    if (journal?.files[0]?.temporary === first.temporary) await removeQuietly(place, operations);
    throw error;
  }
  // The files are in place: a journal that cannot be removed is settled without effect by the next write.
  await removeQuietly(place, operations);
  return {
    written: files.map((file) => ({ path: file.target, ...(file.backup !== undefined && { backup: file.backup }) })),
  };
}

/** The journal is also the lock: only one process can put it in its place. */
async function claim(place: string, files: readonly Planned[], operations: WriteOperations): Promise<void> {
  try {
    await writeJournal(place, { pid: process.pid, files: files.map(({ bytes: _, ...file }) => file) }, operations);
  } catch (error) {
    const target = files[0]?.target ?? place;
    if (errorCode(error) === 'EEXIST') throw new Refusal('busy', target, busyMessage(target));
    throw error;
  }
}

function timestamp(): string {
  return new Date().toISOString().replace(/[-:.]/g, '');
}

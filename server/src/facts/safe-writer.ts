/**
 * The only code that writes key material: all files of a set appear, or none does. Temporary files are complete on the disk
 * before a journal names them; from then on a killed write can be completed or taken back by whoever comes next.
 */

import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type Journal, type JournalFile, journalPath, readJournal, removeQuietly, writeJournal } from './journal.ts';
import { diskOperations, errorCode, type WriteOperations } from './write-operations.ts';
import { describeFailure, Refusal, type WriteFailure } from './write-refusals.ts';

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

/** What became of a write that was killed. */
export type Settled = 'none' | 'completed' | 'taken-back';

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
    const message = `The permissions of ${path} could not be changed (${errorCode(error) ?? 'unknown error'}). Run chmod 600 as its owner.`;
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
    throw new Refusal('is-folder', file.path, `${file.path} is a folder. Choose another file name.`);
  if (standing !== 'nothing' && standing !== 'file') {
    throw new Refusal(
      'not-a-file',
      file.path,
      `${file.path} is not a regular file, so it is left alone. Choose another file name.`,
    );
  }
  const replaces = standing === 'file';
  if (replaces && !overwrite.includes(file.path)) {
    throw new Refusal(
      'exists',
      file.path,
      `${file.path} exists already and was not to be overwritten. Nothing was written.`,
    );
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

/** A link is followed within its own folder only: elsewhere, nobody expects a key to appear. */
async function followInside(path: string, operations: WriteOperations): Promise<string> {
  if ((await operations.standing(path)) !== 'link') return path;
  const elsewhere = `${path} is a symbolic link that leads out of its folder, so it is left alone. Name the file itself.`;
  try {
    const [real, folder] = await Promise.all([operations.realPath(path), operations.realPath(dirname(path))]);
    if (dirname(real) === folder) return real;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ELOOP') throw error;
  }
  throw new Refusal('link-elsewhere', path, elsewhere);
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

function busyMessage(path: string): string {
  return `Another process is writing ${path} at this moment. Nothing was written here; look again when it is done.`;
}

/** Moves a temporary file to its target: over an old one that has a backup, else only where nothing stands. */
async function placeFile(file: JournalFile, operations: WriteOperations): Promise<void> {
  if (file.backup !== undefined) {
    await operations.link(file.target, file.backup);
    await operations.rename(file.temporary, file.target);
  } else {
    await operations.link(file.temporary, file.target);
    await operations.remove(file.temporary);
  }
}

async function syncFolders(files: readonly JournalFile[], operations: WriteOperations): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(file.target)))) await operations.syncFolder(folder);
}

/** Restores what stood before, file by file, and forgets the temporary ones. */
async function takeBack(files: readonly JournalFile[], operations: WriteOperations): Promise<void> {
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

/** Refuses with `busy` where the process of the journal still runs. */
async function settleInterrupted(paths: readonly string[], operations: WriteOperations): Promise<Settled> {
  const [firstPath] = paths;
  if (firstPath === undefined) return 'none';
  const place = journalPath(await followInside(firstPath, operations));
  const journal = await readJournal(place, operations);
  if (!journal || !(await isAbout(journal, paths, operations))) return 'none';
  if (isRunning(journal.pid)) throw new Refusal('busy', firstPath, busyMessage(firstPath));
  const complete = await canComplete(journal, operations);
  if (complete) await complete();
  else await takeBack(journal.files, operations);
  await removeQuietly(place, operations);
  return complete ? 'completed' : 'taken-back';
}

/** Whoever can plant a journal, in a repository for instance, must not have files moved or removed that nobody named. */
async function isAbout({ files }: Journal, paths: readonly string[], operations: WriteOperations): Promise<boolean> {
  const targets = new Set<string>();
  for (const path of paths) targets.add(await followInside(path, operations));
  return files.every(({ target }) => targets.has(target));
}

/** The rest of the work of a killed write, undefined where somebody else's file stands in the way. */
async function canComplete(journal: Journal, operations: WriteOperations): Promise<(() => Promise<void>) | undefined> {
  const open: JournalFile[] = [];
  for (const file of journal.files) {
    if (await holds(file.target, file.sha256, operations)) continue;
    if (!(await holds(file.temporary, file.sha256, operations))) return undefined;
    const taken = await exists(file.target, operations);
    if (taken && file.backup === undefined) return undefined;
    open.push(file);
  }
  return async () => {
    for (const file of open) {
      if (file.backup !== undefined && (await exists(file.backup, operations)))
        await operations.rename(file.temporary, file.target);
      else await placeFile(file, operations);
    }
    for (const file of journal.files) await removeQuietly(file.temporary, operations);
    await syncFolders(journal.files, operations);
  };
}

/** Removes what processes left in a folder that died before they had a journal. */
async function removeOrphans(folder: string, operations: WriteOperations): Promise<void> {
  for (const name of await operations.list(folder)) {
    const pid = /^\..+\.orion-tls-(?:(\d+)-[0-9a-f]{12}\.tmp|journal\.(\d+)\.draft)$/.exec(name);
    const owner = Number(pid?.[1] ?? pid?.[2]);
    if (pid && owner !== process.pid && !isRunning(owner)) await removeQuietly(join(folder, name), operations);
  }
}

/** Asks about other processes: what this one left behind is never at work, since writes take turns. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function exists(path: string, operations: WriteOperations): Promise<boolean> {
  return (await operations.standing(path)) !== 'nothing';
}

async function holds(path: string, digest: string, operations: WriteOperations): Promise<boolean> {
  return (await operations.standing(path)) === 'file' && sha256(await operations.read(path)) === digest;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function timestamp(): string {
  return new Date().toISOString().replace(/[-:.]/g, '');
}

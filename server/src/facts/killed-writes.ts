/** What writes of processes that were killed left behind: settled by their journal, or removed where they had none yet. */

import { join } from 'node:path';
import { type Journal, type JournalFile, journalPath, readJournal, removeQuietly } from './journal.ts';
import { exists, followInside, holds, placeFile, syncFolders, takeBack } from './placement.ts';
import { errorCode, type WriteOperations } from './write-operations.ts';
import { Refusal } from './write-refusals.ts';

/** What became of a write that was killed. */
export type Settled = 'none' | 'completed' | 'taken-back';

/** Refuses with `busy` where the process of the journal still runs. */
export async function settleInterrupted(paths: readonly string[], operations: WriteOperations): Promise<Settled> {
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
export async function removeOrphans(folder: string, operations: WriteOperations): Promise<void> {
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

/** Of a path that another process writes. */
export function busyMessage(path: string): string {
  return `Another process is writing ${path} at this moment. Nothing was written here; look again when it is done.`;
}

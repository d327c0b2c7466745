/** Paths that repeat the folder of `workdir`, from which they count already: `data/cert.pem` where `workdir` is `…/data`. */

import { isAbsolute, normalize, sep } from 'node:path';

/** Nobody repeats more of them, and each one is a question to the disk. */
const mostFolders = 4;

/** What is asked about a path at which nothing stands. */
export interface RepeatQuestion {
  /** As written. */
  readonly text: string;
  /** The text of `workdir`. */
  readonly workdir: string;
  /** Whether a file that could be meant stands where a shorter text leads. */
  isFile(shorter: string): Promise<boolean>;
}

/** The text of the path without the folders of `workdir` that it repeats, where a file stands there. */
export async function findMeant({ text, workdir, isFile }: RepeatQuestion): Promise<string | undefined> {
  for (const shorter of withoutRepeatedFolders(text, workdir)) {
    if (await isFile(shorter)) return shorter;
  }
  return undefined;
}

/** The path without the folders at its start that are the last ones of `workdir`, the most taken away first; empty where none are. */
export function withoutRepeatedFolders(path: string, workdir: string): readonly string[] {
  if (isAbsolute(path)) return [];
  const [folders, parts] = [partsOf(workdir), partsOf(path)];
  const shorter: string[] = [];
  for (let count = Math.min(mostFolders, folders.length, parts.length - 1); count > 0; count -= 1) {
    const isRepeated = folders.slice(-count).every((folder, index) => folder !== '..' && isSame(folder, parts[index]));
    if (isRepeated) shorter.push(parts.slice(count).join('/'));
  }
  return shorter;
}

function partsOf(path: string): readonly string[] {
  return normalize(path)
    .split(sep)
    .filter((part) => part !== '' && part !== '.');
}

function isSame(folder: string, part: string | undefined): boolean {
  return sep === '\\' ? folder.toLowerCase() === part?.toLowerCase() : folder === part;
}

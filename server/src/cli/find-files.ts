/** Finds the Orion files that the PATH arguments of `check` mean. */

import { isAbsolute, join, resolve, sep } from 'node:path';
import type { Files, FolderEntry, Stat } from '../facts/files.ts';
import { languageOfName, looksLikeOrion, mayBeConfig } from '../model/recognise.ts';
import { inParallel } from './in-parallel.ts';

export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** As reached from the argument, with `/`. */
  readonly path: string;
  /** The argument was an absolute path, so other files are shown with theirs as well. */
  readonly absolute: boolean;
}

export interface FoundFiles {
  /** Each file once, however many arguments lead to it. */
  readonly files: readonly FoundFile[];
  /** Arguments that lead nowhere, in words. */
  readonly problems: readonly string[];
}

/** A larger `.conf` or `.toml` is no configuration of Orion, unless its name says so. */
const recognitionLimit = 1024 * 1024;

const atOnce = 16;

/** Looks up each argument. A folder is searched; a file is taken whatever its name. */
export async function findFiles(
  args: readonly string[],
  cwd: string,
  files: Files,
  byContent: boolean,
): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>();
  const problems: string[] = [];
  for (const argument of args) {
    const start = resolve(cwd, argument);
    const stat = await files.stat(start);
    const absolute = isAbsolute(argument);
    const reached = stat.kind === 'folder' ? await searchFolder(start, files, byContent) : [''];
    if (stat.kind !== 'folder' && stat.kind !== 'file') problems.push(`${argument}: ${noFile[stat.kind]}`);
    else if (reached.length === 0) problems.push(`${argument}: no Orion file found in this folder. ${nameHint}`);
    else {
      for (const inner of reached) {
        const file = join(start, inner);
        const path = join(argument, inner).split(sep).join('/');
        if (!found.has(file)) found.set(file, { file, path, absolute });
      }
    }
  }
  return { files: [...found.values()], problems };
}

const nameHint = 'If yours has an unusual name, give the path of the file itself.';

const noFile: Readonly<Record<Exclude<Stat['kind'], 'file' | 'folder'>, string>> = {
  missing: 'there is no such file or folder. Check the spelling, and the folder in which this runs.',
  'not-regular': 'this is no regular file, so it is not read. Name a file or a folder.',
  'no-permission': 'no permission to read this. Check the permissions of the file and of its folders.',
  unreachable: 'this path leads nowhere: its symbolic links lead in a circle, or the file system has an error.',
};

/** The paths of Orion's configurations inside a folder, relative to it. */
async function searchFolder(folder: string, files: Files, byContent: boolean): Promise<readonly string[]> {
  const entries = await files.list(folder);
  const inner = await inParallel(entries, atOnce, async (entry) => {
    const path = join(folder, entry.name);
    if (entry.kind !== 'folder') return (await isConfig(path, entry, files, byContent)) ? [entry.name] : [];
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    return (await searchFolder(path, files, byContent)).map((below) => join(entry.name, below));
  });
  return inner.flat();
}

async function isConfig(path: string, entry: FolderEntry, files: Files, byContent: boolean): Promise<boolean> {
  const byName = languageOfName(entry.name) === 'orion-config';
  if (!byName && !(byContent && mayBeConfig(entry.name))) return false;
  // Kubernetes mounts each file of a config map as a symbolic link.
  if (entry.kind === 'other' && (await files.stat(path)).kind !== 'file') return false;
  if (byName) return true;
  const read = await files.read(path, recognitionLimit);
  return 'bytes' in read && looksLikeOrion(new TextDecoder().decode(read.bytes));
}

/** Finds the Orion files that the PATH arguments of `check` mean. */

import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Files, Stat } from '../facts/files.ts';
import { findOrionFiles } from '../facts/find-orion-files.ts';

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

/** Looks up each argument. A folder is searched; a file is taken whatever its name. */
export async function findFiles(
  args: readonly string[],
  cwd: string,
  files: Files,
  detectByContent: boolean,
): Promise<FoundFiles> {
  const found = new Map<string, FoundFile>();
  const problems: string[] = [];
  for (const argument of args) {
    const start = resolve(cwd, argument);
    const stat = await files.stat(start);
    const absolute = isAbsolute(argument);
    const reached = stat.kind === 'folder' ? await searchFolder(start, files, detectByContent) : [''];
    if (stat.kind !== 'folder' && stat.kind !== 'file') problems.push(noFileText(argument, stat.kind));
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

/** That an argument leads to neither a file nor a folder, and what to do about it. */
export function noFileText(argument: string, kind: keyof typeof noFile): string {
  const isInput = argument === '-' && kind === 'missing';
  return `${argument}: ${isInput ? 'standard input is not read. Save the text, and name its file.' : noFile[kind]}`;
}

const noFile: Readonly<Record<Exclude<Stat['kind'], 'file' | 'folder'>, string>> = {
  missing: 'there is no such file or folder. Check the spelling, and the folder in which this runs.',
  'no-folder': 'what this path has for a folder is a file. Check the spelling.',
  'not-regular': 'this is no regular file, so it is not read. Name a file or a folder.',
  'no-permission': 'no permission to read this. Check the permissions of the file and of its folders.',
  unreachable: 'this path leads nowhere: its symbolic links lead in a circle, or the file system has an error.',
};

/** The paths of Orion's configurations inside a folder, relative to it. */
async function searchFolder(folder: string, files: Files, detectByContent: boolean): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { path, language } of findOrionFiles(folder, files, { detectByContent })) {
    // Known-hosts files are checked where a configuration says what they are for.
    if (language === 'orion-config') found.push(relative(folder, path));
  }
  return found;
}

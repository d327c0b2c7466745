/** Paths that repeat the folder of `workdir`, from which they count already: `data/cert.pem` where `workdir` is `…/data`. Text only. */

import { isAbsolute, posix } from 'node:path';

/** Nobody repeats more of them, and each one is a question to the disk. */
const mostFolders = 4;

/** The path without the folders at its start that are the last ones of `workdir`, the most taken away first; empty where none are. */
export function withoutRepeatedFolders(path: string, workdir: string): readonly string[] {
  if (isAbsolute(path)) return [];
  const [folders, parts] = [partsOf(workdir), partsOf(path)];
  const shorter: string[] = [];
  for (let count = Math.min(mostFolders, folders.length, parts.length - 1); count > 0; count -= 1) {
    const isRepeated = folders.slice(-count).every((folder, index) => folder === parts[index] && folder !== '..');
    if (isRepeated) shorter.push(parts.slice(count).join('/'));
  }
  return shorter;
}

function partsOf(path: string): readonly string[] {
  return posix
    .normalize(path)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

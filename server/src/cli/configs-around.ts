/** Finds the configurations that name a known-hosts file: in its folder and below, else in the folders above. */

import { dirname, join, sep } from 'node:path';
import type { Files } from '../facts/files.ts';
import { findOrionFiles } from '../facts/find-orion-files.ts';
import { createNetwork, type NetworkNode } from '../facts/network.ts';
import { loadFile, type Run } from './check-file.ts';

export interface ConfigsAround {
  readonly nodes: readonly NetworkNode[];
  /** Where the search ended: the folder of the file, unless only a folder above has a configuration that names it. */
  readonly folder: string;
  /** The folder above it, in which other nodes of the network may lie; absent where it lies outside the current one. */
  readonly network?: string;
  /** How many levels below `folder` are its own; all where absent. */
  readonly depth?: number;
}

/** How many files of each folder are looked into. */
export const searchLimit = 1000;

/** `node1/data/keys/known` belongs to a configuration in `node1` still; farther away nobody would look. */
const mostLevels = 5;

/** How far below the folder of a configuration its certificates lie: `node1/data/peers`. */
const levelsOfNode = 2;

/** All configurations that were seen on the way. A file that none of them names has only those of its own folder around it. */
export async function configsAround(path: string, run: Run): Promise<ConfigsAround> {
  const { detectByContent } = run.settings;
  const nodes = new Map<string, NetworkNode>();
  const [own = '', ...above] = await foldersUpwards(path, run.files);
  const lookInto = async (folder: string, depth?: number) => {
    const search = { detectByContent, limit: searchLimit, ...(depth !== undefined && { depth }) };
    for await (const found of findOrionFiles(folder, run.files, search)) {
      if (found.language !== 'orion-config' || nodes.has(found.path)) continue;
      const loaded = await loadFile({ file: found.path, path: found.path, absolute: true }, run);
      if (loaded) nodes.set(found.path, loaded.node);
    }
  };
  const isNamed = () => createNetwork([...nodes.values()]).usesOf(path).length > 0;
  await lookInto(own);
  const beside = [...nodes.values()];
  if (isNamed()) return around(beside, own, above[0], run);
  for (const [index, folder] of above.entries()) {
    // The other nodes of a network lie beside each other; a whole disk is not searched, nor what a person has left behind.
    await lookInto(folder, isAbove(folder, run.cwd) ? 0 : 1);
    if (isNamed()) return around([...nodes.values()], folder, above[index + 1], run);
  }
  return around(beside, own, undefined, run);
}

function around(
  nodes: readonly NetworkNode[],
  folder: string,
  network: string | undefined,
  { cwd }: Pick<Run, 'cwd'>,
): ConfigsAround {
  return {
    nodes,
    folder,
    ...(network !== undefined && !isAbove(network, cwd) && { network }),
    ...(isAbove(folder, cwd) && { depth: levelsOfNode }),
  };
}

/** Whether a folder holds the current one, and is not that itself. */
function isAbove(folder: string, cwd: string): boolean {
  return cwd !== folder && cwd.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A configuration that is known, and where it lies. */
export async function aroundConfig(file: string, node: NetworkNode, run: Run): Promise<ConfigsAround> {
  const [folder = dirname(file), network] = await foldersUpwards(file, run.files);
  return around([node], folder, network, run);
}

/** From the folder of the file upwards, to the top of a repository if there is one. */
async function foldersUpwards(path: string, files: Files): Promise<readonly string[]> {
  const folders = [dirname(path)];
  for (let folder = dirname(path); folders.length <= mostLevels; ) {
    const parent = dirname(folder);
    if (parent === folder || (await isRepository(folder, files))) break;
    folders.push(parent);
    folder = parent;
  }
  return folders;
}

async function isRepository(folder: string, files: Files): Promise<boolean> {
  return (await files.stat(join(folder, '.git'))).kind !== 'missing';
}

/** The folder .vscode-host/ of the project: what is in it is complete, because a part appears under its name only when it is. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.ts';

const unfinished = '.unfinished-';

/**
 * The folder of that name, filled by `fill` unless it is there already. It is filled under another name, so that neither
 * an interrupted run nor two runs at the same time leave half a part. `fill` must not write absolute paths of the folder
 * into its files.
 */
export function cachedFolder(name: string, description: string, fill: (folder: string) => void): string {
  const folder = inProject('.vscode-host', name);
  if (existsSync(folder)) return folder;

  console.log(`Installing ${description} from the npm registry into .vscode-host/ (only once)…`);
  const start = performance.now();
  const scratch = inProject('.vscode-host', `${unfinished}${process.pid}`);
  removeLeftovers(path.dirname(folder));
  mkdirSync(scratch, { recursive: true });
  try {
    fill(scratch);
    if (!existsSync(folder)) renameSync(scratch, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  console.log(`Installed in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  return folder;
}

function removeLeftovers(cache: string): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (!name.startsWith(unfinished)) continue;
    const owner = Number(name.slice(unfinished.length));
    if (!isRunning(owner)) rmSync(path.join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

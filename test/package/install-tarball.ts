/** Installing a tarball as people do, in a folder of its own and without asking a registry. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastingFolder } from './lasting-folder.ts';

export interface Installed {
  readonly folder: string;
  /** Where npm links the programs. */
  readonly bin: string;
}

/** Throws where npm would need anything but the tarball. */
export function installTarball(tarball: string): Installed {
  const folder = lastingFolder();
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const options = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, tarball], { cwd: folder, shell: process.platform === 'win32' });
  return { folder, bin: path.join(folder, 'node_modules', '.bin') };
}

/** The package that people install in VS Code. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedFolder } from '../host/cache-folder.ts';
import { installPackages } from '../host/npm-install.ts';
import { readManifest } from '../project.ts';
import { setStage } from './stage.ts';

const vsceVersion = '4.1.0';

/** Makes orion-tls-<version>.vsix in the folder and returns its path. */
export function packExtension(folder: string): string {
  const stage = setStage({
    name: 'extension',
    programs: ['extension', 'language-client', 'preview', 'server'],
    files: ['CHANGELOG.md', 'LICENSE', 'docs/rules.md', 'media/icon.png', 'media/walkthrough', 'syntaxes'],
    // What is left out serves those who build, and npm.
    manifest: ({ scripts, devDependencies, bin, files, private: _, ...manifest }) => manifest,
  });
  // Without this file vsce doubts that all of it is meant.
  writeFileSync(path.join(stage, '.vscodeignore'), '');
  const { name, version } = readManifest();
  const file = path.join(folder, `${name}-${version}.vsix`);
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  execFileSync(process.execPath, [vsceProgram(), 'package', ...options], {
    cwd: stage,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}

function vsceProgram(): string {
  const folder = cachedFolder(
    `vsce-${vsceVersion}`,
    `vsce ${vsceVersion}, which packs extensions (about 90 MB)`,
    (place) => installPackages(place, { '@vscode/vsce': vsceVersion }),
  );
  return path.join(folder, 'node_modules', '@vscode', 'vsce', 'vsce');
}

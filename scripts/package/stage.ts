/** A folder that holds what is packed and nothing else: what a packer finds there needs no list of exceptions. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, projectRoot } from '../project.ts';
import { fitPage } from './fit-page.ts';

export interface Stage {
  /** The folder's name below out/package. */
  readonly name: string;
  /** Of esbuild.mjs. */
  readonly programs: readonly string[];
  /** Files and folders of the project, besides README.md and what is built. */
  readonly files: readonly string[];
  readonly manifest: (whole: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Fills the folder, with programs built for production, and returns its path. Throws where a program cannot be built. */
export function setStage({ name, programs, files, manifest }: Stage): string {
  const folder = inProject('out', 'package', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const build = [inProject('esbuild.mjs'), '--production', `--folder=${path.join(folder, 'dist')}`];
  execFileSync(process.execPath, [...build, `--programs=${programs.join()}`], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const file of files) cpSync(inProject(file), path.join(folder, file), { recursive: true });
  const page = readFileSync(inProject('README.md'), 'utf8');
  writeFileSync(path.join(folder, 'README.md'), fitPage(page, folder));
  const whole = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest(whole), null, 2)}\n`);
  return folder;
}

/** Builds dist/ for the other scripts. */
import { spawnSync } from 'node:child_process';
import { inProject, projectRoot } from './project.ts';

/** Whether the build succeeded; its errors are on standard error. */
export function buildPrograms(): boolean {
  const { status } = spawnSync(process.execPath, [inProject('esbuild.mjs')], { cwd: projectRoot, stdio: 'inherit' });
  return status === 0;
}

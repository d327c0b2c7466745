/** Runs a target in a process of its own, which is killed where an input takes for ever and may not take all memory. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Failure, Started } from '../../test/fuzz/target.ts';
import { inProject, projectRoot } from '../project.ts';

export interface RunQuestion {
  readonly target: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** Of a failure: that input only. */
  readonly path?: string;
}

export interface RunReport {
  readonly inputs: number;
  /** The most memory that the process has had; undefined where it did not live to tell. */
  readonly megabytes?: number;
  readonly failure?: Failure;
}

/** What the process says: that it begins with an input, and in the end how it was. */
export type Said = { readonly started: Started } | { readonly report: RunReport };

/** No input takes a tenth of it, the shrinking of a failure included, on a machine that has something else to do. */
const patience = 60_000;
const memoryLimit = 512;

/** Resolves when the process has ended, by itself or not. */
export async function runWatched(question: RunQuestion): Promise<RunReport> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${memoryLimit}`,
      '--import=tsx',
      '--enable-source-maps',
      inProject('scripts', 'fuzz', 'worker.ts'),
      JSON.stringify(question),
    ],
    { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  let inputs = 0;
  let last: Started | undefined;
  let report: RunReport | undefined;
  let killed = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      killed = true;
      child.kill('SIGKILL');
    }, patience);
  };
  watch();
  child.on('message', (said: Said) => {
    if ('report' in said) report = said.report;
    else {
      inputs += 1;
      last = said.started;
      watch();
    }
  });
  // The last messages may arrive after the end of the process.
  const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  clearTimeout(timer);
  if (report) return report;
  const error = killed
    ? `The input was not done with after ${patience / 1000} seconds.`
    : `The process ended with ${code ?? signal}; it may have at most ${memoryLimit} MB.`;
  return { inputs, failure: { ...(last ?? { seed: question.seed, path: '', input: 'nothing' }), error } };
}

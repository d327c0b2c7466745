/** The Java program that asks Orion's own libraries: started once, asked thousands of questions. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** How to start the program. */
export interface HarnessProgram {
  readonly java: string;
  readonly classPath: string;
  /** Where the libraries' own output goes. */
  readonly logFile: string;
}

/** Which expert is asked, and what it needs to know. */
export interface Question {
  readonly ask: string;
  readonly [detail: string]: unknown;
}

export interface Harness {
  /** Answers come in the order of the questions. Rejects where the program is gone or silent for a minute. */
  ask<Answer>(question: Question): Promise<Answer>;
  close(): void;
}

/** What comes instead of an answer where a library threw. */
export interface Thrown {
  readonly thrown?: string;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

const silenceLimit = 60_000;

/** Starts the program. */
export function openHarness({ java, classPath, logFile }: HarnessProgram): Harness {
  // In other locales Java refuses paths with foreign letters.
  const child = spawn(java, ['-cp', classPath, 'orion.harness.Harness'], {
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  child.stderr.pipe(createWriteStream(logFile));
  const waiting: Waiting[] = [];
  const fail = (reason: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${reason}; its log is ${logFile}.`));
  };
  const watch = watchSilence(child, () => waiting.length > 0);
  createInterface({ input: child.stdout }).on('line', (line) => {
    watch.heard();
    waiting.shift()?.resolve(JSON.parse(line));
  });
  child.stdin.on('error', () => undefined); // the exit below says more
  child.once('error', (error) => fail(`Java could not be started (${error.message})`));
  child.once('exit', (code, signal) => {
    watch.stop();
    fail(`The harness ended (${signal ?? `code ${code}`}) before it had answered everything`);
  });
  return {
    ask: <Answer>(question: Question) =>
      new Promise<Answer>((resolve, reject) => {
        if (child.exitCode !== null) return reject(new Error(`The harness is gone; its log is ${logFile}.`));
        if (waiting.length === 0) watch.heard();
        waiting.push({ resolve: (answer) => resolve(answer as Answer), reject });
        child.stdin.write(`${JSON.stringify(question)}\n`);
      }),
    close: () => child.stdin.end(),
  };
}

function watchSilence(child: ChildProcess, isWaiting: () => boolean): { heard(): void; stop(): void } {
  let last = Date.now();
  const timer = setInterval(() => {
    if (isWaiting() && Date.now() - last > silenceLimit) child.kill('SIGKILL');
  }, 1000);
  timer.unref();
  return {
    heard: () => {
      last = Date.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Runs the command line in this process, on files in memory and a fixed clock. */

import assert from 'node:assert/strict';
import type { Environment, Output } from '../../server/src/cli/machine.ts';
import { runProgram } from '../../server/src/cli/program.ts';
import type { Files } from '../../server/src/facts/files.ts';
import { createSafeWriter } from '../../server/src/facts/safe-writer.ts';
import { testNow } from './fixtures.ts';
import { type MemoryEntry, memoryFiles } from './memory-files.ts';

/** The current directory of a run that names no other; relative paths of files are in it. */
export const workingDirectory = '/project';

export interface Surroundings {
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  /** Instead of files in memory. */
  readonly disk?: Files;
  readonly cwd?: string;
  readonly environment?: Environment;
  /** The output is a terminal of this width. */
  readonly terminal?: number;
}

export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs `orion-tls` with these arguments. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const output: string[] = [];
  const errors: string[] = [];
  const code = await runProgram(args, {
    cwd: surroundings.cwd ?? workingDirectory,
    environment: surroundings.environment ?? {},
    writer: createSafeWriter(),
    files: surroundings.disk ?? memoryFiles(surroundings.files ?? {}, workingDirectory),
    now: () => new Date(testNow),
    output: collector(output, surroundings.terminal),
    errors: collector(errors),
  });
  return { code, output: output.join(''), errors: errors.join('') };
}

function collector(pieces: string[], columns?: number): Output {
  return {
    write: (text) => {
      pieces.push(text);
    },
    isTerminal: columns !== undefined,
    ...(columns !== undefined && { columns }),
  };
}

/** What `--format json` prints, as far as tests look at it. */
export interface JsonReport {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly language: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: unknown;
      readonly tags: unknown;
      readonly related: readonly { readonly path: string; readonly range: unknown }[];
    }[];
  }[];
}

/** Runs `orion-tls check --format json`; there must be no problem with the run itself. */
export async function checkAsJson(
  args: readonly string[],
  files: NonNullable<Surroundings['files']>,
): Promise<JsonReport> {
  const outcome = await runCommandLine(['check', '--format', 'json', ...args], { files });
  assert.equal(outcome.errors, '');
  return JSON.parse(outcome.output);
}

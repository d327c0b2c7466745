/** Runs the command line in this process, on files in memory and a fixed clock. */

import type { Environment, Output } from '../../server/src/cli/machine.ts';
import { runProgram } from '../../server/src/cli/program.ts';
import type { Files } from '../../server/src/facts/files.ts';
import { testNow } from './fixtures.ts';
import { type MemoryEntry, memoryFiles } from './memory-files.ts';

/** The current directory of a run that names no other; relative paths of files are in it. */
export const workingDirectory = '/work';

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

/** What the command line sees of the machine it runs on; tests bring their own. */

import type { Files } from '../facts/files.ts';
import type { SafeWriter } from '../facts/safe-writer.ts';

/** Where text goes. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal, where there is one. */
  readonly columns?: number;
}

/** https://no-color.org, and what Node and many others read besides. */
export interface Environment {
  readonly FORCE_COLOR?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

export interface Machine {
  /** Absolute path of the current directory. */
  readonly cwd: string;
  /** The variables of the process that decide about colours. */
  readonly environment: Environment;
  readonly files: Files;
  /** The one way to write; only `generate` uses it. */
  readonly writer: SafeWriter;
  now(): Date;
  /** Results, and nothing else. */
  readonly output: Output;
  /** Problems of the run itself. */
  readonly errors: Output;
}

/** What a subcommand of `orion-tls` is. One subcommand is one file beside this one. */

import type { ExitCode } from './exit-codes.ts';
import type { Machine } from './machine.ts';

export interface Subcommand {
  readonly name: string;
  /** One line for the help of the program. */
  readonly summary: string;
  /** The whole help of the subcommand. */
  readonly help: string;
  /** Runs it with the arguments behind its name. */
  run(args: readonly string[], machine: Machine): Promise<ExitCode>;
}

/** What a subcommand says on the error stream when it cannot do what was asked. Foreign text never reaches the terminal raw. */

import { visible } from '../pki/distinguished-name.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Machine } from './machine.ts';

/** Says what went wrong, as a whole sentence. */
export function complain(command: string, sentence: string, { errors }: Machine): void {
  errors.write(`orion-tls ${command}: ${visible(sentence)}\n`);
}

/** The arguments were not understood; `problem` is a sentence without its full stop. */
export function misused(command: string, problem: string, { errors }: Machine): ExitCode {
  errors.write(
    `orion-tls ${command}: ${visible(problem)}.\nRun "orion-tls ${command} --help" to see how it is used.\n`,
  );
  return exitCodes.usage;
}

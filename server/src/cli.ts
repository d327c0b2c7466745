/** Entry of the command line `orion-tls`: connects the program to the process. Nothing else lives here. */

import { exitCodes } from './cli/exit-codes.ts';
import type { Output } from './cli/machine.ts';
import { runProgram } from './cli/program.ts';
import { blockingDisk } from './facts/blocking-disk.ts';
import { createSafeWriter } from './facts/safe-writer.ts';

function outputOf(stream: NodeJS.WriteStream): Output {
  // Whoever reads the output may stop early, such as `head`: then the rest is of no interest to anybody.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // A report that is cut short is neither "clean" nor "findings", and it is too late for a better answer.
    if (stream !== process.stderr) console.error(`orion-tls: the output could not be written (${error.message}).`);
    process.exit(exitCodes.usage);
  });
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY && { columns: stream.columns }),
  };
}

const machine = {
  cwd: process.cwd(),
  environment: process.env,
  files: blockingDisk,
  writer: createSafeWriter(),
  now: () => new Date(),
  output: outputOf(process.stdout),
  errors: outputOf(process.stderr),
};

// The exit code is left behind instead of forced, so that all output is written before the process ends.
runProgram(process.argv.slice(2), machine).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A bug: neither "clean" nor "findings" may be the answer.
    console.error(error);
    process.exitCode = exitCodes.usage;
  },
);

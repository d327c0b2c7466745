/** The program `orion-tls`: its subcommands, its help and its version. */

import { resolve } from 'node:path';
import { version } from '../../../package.json';
import { visible } from '../pki/distinguished-name.ts';
import { checkCommand } from './check.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { generateCommand } from './generate.ts';
import { knownHostsCommand } from './known-hosts.ts';
import type { Machine } from './machine.ts';
import type { Subcommand } from './subcommand.ts';

/** Every subcommand. A new one is a new file and a new line here. */
export const subcommands: readonly Subcommand[] = [checkCommand, generateCommand, knownHostsCommand];

/** Runs the program with the arguments behind its name and returns its exit code. */
export async function runProgram(args: readonly string[], machine: Machine): Promise<ExitCode> {
  const [first, ...rest] = args;
  if (first === '--version' || first === '-v') return print(`${version}\n`, machine);
  if (first === '--help' || first === '-h') return print(programHelp(), machine);
  if (first === 'help') return help(rest[0], machine);
  const subcommand = subcommands.find(({ name }) => name === first);
  if (!subcommand) return misunderstood(first, machine);
  const beforeDashes = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  const wantsHelp = beforeDashes.includes('--help') || beforeDashes.includes('-h') || (await isHelpWord(rest, machine));
  if (wantsHelp) return print(subcommand.help, machine);
  return subcommand.run(rest, machine);
}

/** `orion-tls check help`, unless there is something of this name to be checked. */
async function isHelpWord(words: readonly string[], { files, cwd }: Machine): Promise<boolean> {
  return words.length === 1 && words[0] === 'help' && (await files.stat(resolve(cwd, 'help'))).kind === 'missing';
}

function print(text: string, machine: Machine): ExitCode {
  machine.output.write(text);
  return exitCodes.clean;
}

function help(name: string | undefined, machine: Machine): ExitCode {
  const subcommand = subcommands.find((candidate) => candidate.name === name);
  if (name !== undefined && !subcommand) return misunderstood(name, machine);
  return print(subcommand?.help ?? programHelp(), machine);
}

function misunderstood(word: string | undefined, machine: Machine): ExitCode {
  if (word === undefined) {
    machine.errors.write(programHelp());
    return exitCodes.usage;
  }
  const names = subcommands.map(({ name }) => name).join(', ');
  const what = word.startsWith('-') ? 'option' : 'command';
  machine.errors.write(
    `orion-tls: there is no ${what} "${visible(word)}". The commands are: ${names}. To check a file or folder, run "orion-tls check PATH"; "orion-tls --help" says more.\n`,
  );
  return exitCodes.usage;
}

function programHelp(): string {
  const width = Math.max(...subcommands.map(({ name }) => name.length));
  const lines = subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: orion-tls COMMAND [OPTION]... [PATH]...

Looks after the TLS settings of Orion, the private transaction manager for Besu.

Commands:
${lines.join('\n')}

Options:
  -h, --help     Show this help, or behind a command the help of that command.
  -v, --version  Show the version.
`;
}

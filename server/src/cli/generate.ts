/** `orion-tls generate`: makes or renews the certificates of one configuration. Asks nothing: a flag answers every question. */

import { dirname, relative, resolve } from 'node:path';
import { createFileCache } from '../facts/cache.ts';
import { type Facts, loadFacts } from '../facts/facts.ts';
import { type GenerateRefusal, generate } from '../features/generate/generate.ts';
import { possibleWrites } from '../features/generate/possible-writes.ts';
import type { GenerateRequest, GenerateResult, WrittenFile } from '../features/generate/request.ts';
import { readConfig } from '../model/config.ts';
import type { Settings } from '../model/settings.ts';
import { visible } from '../pki/distinguished-name.ts';
import { complain, misused } from './complaints.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { type GenerateArguments, generateOptions, readGenerateArguments } from './generate-arguments.ts';
import type { Machine } from './machine.ts';
import { describeOptions } from './options.ts';
import { pemFileWords } from './pem-file.ts';
import { loadSettings } from './settings-file.ts';
import type { Subcommand } from './subcommand.ts';
import { mostNames } from './words.ts';

export const generateCommand: Subcommand = {
  name: 'generate',
  summary: 'Make or renew the certificates and keys that a configuration names.',
  help: `Usage: orion-tls generate [OPTION]... CONFIG

Makes a certificate and a key that Orion can load for every endpoint with TLS that has neither, writes both safely (mode
0600, never over a file that was not named), and prints the line by which peers will know each certificate. CONFIG is a
configuration, or a folder that holds exactly one.

Options:
${describeOptions(generateOptions)}

Exit code:
  0  written
  1  refused; nothing was written, and the message says why
  2  the command was not understood, a question has no answer yet (the message names the flag), or a file could not be read

Examples:
  orion-tls generate node1/orion.conf
  orion-tls generate --endpoint server --renew keep-key --overwrite data/tls-server-cert.pem orion.conf
  orion-tls generate --ca --name node1.example:8080 orion.conf
`,
  run,
};

/** Larger than any configuration. */
const sizeLimit = 64 * 1024 * 1024;

/** Refusals that a flag answers. */
const answers: Readonly<Record<string, string>> = {
  'name-needed': 'The option is --name HOST:PORT.',
  'bad-name': 'The option is --name HOST:PORT.',
  exists: 'To replace a file and keep the old one beside it, add --overwrite with its path.',
};

/** Refusals that are answers themselves, and the flag by which one asks for something else. */
const alternatives: Readonly<Record<string, string>> = {
  'nothing-to-do': '--renew replaces pairs that exist; --endpoint makes one for an endpoint whose TLS is off.',
  'nothing-to-renew': 'Without --renew the missing ones are made.',
  'not-here': 'The path mapping is --path-mapping A=B.',
  'unusable-key': 'That is --renew new-key.',
};

async function run(args: readonly string[], machine: Machine): Promise<ExitCode> {
  const read = readGenerateArguments(args);
  if ('problem' in read) return misused('generate', read.problem, machine);
  const loaded = await loadSettings(read.arguments, machine);
  if ('problem' in loaded) return misused('generate', loaded.problem, machine);
  const { files, cwd } = machine;
  const chosen = await chooseConfig(read.arguments.config, loaded.settings, machine);
  if ('problem' in chosen) return fail(chosen.problem, exitCodes.usage, machine);
  const path = chosen.file;
  const source = await files.read(path, sizeLimit);
  if ('refused' in source) {
    return fail(`${chosen.path} cannot be read. Check its permissions.`, exitCodes.usage, machine);
  }
  const text = new TextDecoder().decode(source.bytes);
  const pem = pemFileWords(path, text);
  if (pem !== undefined) {
    return fail(`${chosen.path} is ${pem}. Name the configuration that names it.`, exitCodes.usage, machine);
  }
  const config = readConfig(text);
  const location = { file: path, folder: dirname(path), workspaceFolder: cwd, settings: loaded.settings };
  const look = () => loadFacts(config, location, files, createFileCache());
  const found = await look();
  // What a killed run left decides which pairs are missing. It may also be that another run is at it, which writing will say.
  const settled = read.arguments.dryRun ? [] : await settle(found, machine);
  const facts = settled.length > 0 ? await look() : found;
  const progress = (message: string) => machine.errors.isTerminal && machine.errors.write(`${message} …\n`);
  const context = {
    config,
    facts,
    files,
    settings: loaded.settings,
    writer: machine.writer,
    now: machine.now(),
    progress,
  };
  const result = await generate(context, requestOf(read.arguments, cwd));
  if ('refused' in result) return refused(result, machine);
  machine.output.write(report(result, read.arguments.dryRun === true, cwd));
  return exitCodes.clean;
}

/** The configuration that was named, or the only one of the folder that was. */
async function chooseConfig(
  argument: string,
  { detectByContent }: Settings,
  { files, cwd }: Machine,
): Promise<FoundFile | { readonly problem: string }> {
  const found = await findFiles([argument], cwd, files, detectByContent);
  const [first, ...others] = found.files;
  if (!first) return { problem: found.problems.join(' ') };
  if (others.length === 0) return first;
  const names = found.files.slice(0, mostNames).map(({ path }) => path);
  const more = found.files.length > mostNames ? ' and more' : '';
  return { problem: `${argument} holds several configurations: ${names.join(', ')}${more}. Name one of them.` };
}

/** Settles what was interrupted, and says so, since nobody has seen the fingerprints of a pair that is completed here. */
async function settle(facts: Facts, { writer, errors, cwd }: Machine): Promise<readonly string[]> {
  const settled: string[] = [];
  for (const paths of possibleWrites(facts)) {
    const outcome = await writer.settle(paths);
    if (outcome !== 'completed' && outcome !== 'taken-back') continue;
    const names = paths.map((path) => visible(relative(cwd, path) || path)).join(' and ');
    errors.write(
      `orion-tls generate: an earlier run was interrupted while it wrote ${names}. That is ${outcome === 'completed' ? 'completed' : 'taken back'} now.\n`,
    );
    settled.push(...paths);
  }
  return settled;
}

function requestOf(
  { name, days, keyType, ca, renew, dryRun, endpoints, overwrite }: GenerateArguments,
  cwd: string,
): GenerateRequest {
  return {
    ...(endpoints.length > 0 && { endpoints }),
    ...(name !== undefined && { commonName: name }),
    ...(days !== undefined && { days }),
    ...(keyType !== undefined && { keyType }),
    ...(ca !== undefined && { ca }),
    ...(renew !== undefined && { renew }),
    ...(dryRun !== undefined && { dryRun }),
    overwrite: overwrite.map((path) => resolve(cwd, path)),
  };
}

function refused({ refused: code, message }: GenerateRefusal, machine: Machine): ExitCode {
  const flag = answers[code] ?? alternatives[code];
  return fail(
    flag === undefined ? message : `${message} ${flag}`,
    code in answers ? exitCodes.usage : exitCodes.findings,
    machine,
  );
}

function fail(sentence: string, code: ExitCode, machine: Machine): ExitCode {
  complain('generate', sentence, machine);
  return code;
}

const kinds: Readonly<Record<WrittenFile['kind'], string>> = {
  'private-key': 'private key',
  certificate: 'certificate',
  'authority-key': 'private key of the authority; keep it away from the node',
  'authority-certificate': 'certificate of the authority',
};

function report({ written, peers, settings }: GenerateResult, dryRun: boolean, cwd: string): string {
  const shown = (path: string) => visible(relative(cwd, path) || path);
  const lines = [dryRun ? 'Would write:' : 'Wrote:'];
  for (const { path, kind, sha256, replaces, backup } of written) {
    lines.push(`  ${shown(path)}  (${kinds[kind]})`);
    if (sha256 !== undefined && !dryRun) lines.push(`    SHA-256 ${sha256}`);
    if (replaces !== undefined) lines.push(`    instead of ${replaces}, which peers may have pinned`);
    if (backup !== undefined) lines.push(`    the old file is kept as ${shown(backup)}`);
  }
  // As the editor copies them, so that they can be sent as they are.
  if (!dryRun) for (const { instruction, line } of peers) lines.push('', `# ${visible(instruction)}:`, line);
  if (settings.length > 0) {
    lines.push('', 'The configuration needs these lines to trust the authority:');
    lines.push(
      ...settings.map(
        ({ key, value }) => `  ${key} = ${typeof value === 'string' ? `"${value}"` : `["${value.join('", "')}"]`}`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

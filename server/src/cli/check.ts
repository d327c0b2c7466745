/** `orion-tls check`: finds configurations, checks them, prints a report. */

import { basename } from 'node:path';
import { createFileCache } from '../facts/cache.ts';
import { languageOfName } from '../model/recognise.ts';
import type { Severity } from '../model/settings.ts';
import { visible } from '../pki/distinguished-name.ts';
import { type CheckArguments, checkOptions, type FailLevel, readArguments } from './arguments.ts';
import { type CheckedConfig, checkFile, type Run } from './check-file.ts';
import type { CheckedFile } from './checked-file.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { inParallel } from './in-parallel.ts';
import { jsonReport } from './json-report.ts';
import type { Machine } from './machine.ts';
import { describeOptions } from './options.ts';
import { sarifReport } from './sarif-report.ts';
import { loadSettings } from './settings-file.ts';
import type { Subcommand } from './subcommand.ts';
import { textReport } from './text-report.ts';

/** Enough to keep the disk busy, few enough for the file descriptors of any shell. */
const filesAtOnce = 16;

export const checkCommand: Subcommand = {
  name: 'check',
  summary: 'Find mistakes in configurations, and in the certificates and keys they name.',
  help: `Usage: orion-tls check [OPTION]... [PATH]...

Checks Orion configurations together with the files they name. A PATH is a file, checked whatever its name, or a
folder, searched for Orion configurations: by name (orion.conf, *.orion.toml, orion-*.conf and the like), and any
*.conf or *.toml with at least two of Orion's keys. Folders called node_modules or beginning with a dot are skipped.
Without a PATH, the current folder is searched.

Options:
${describeOptions(checkOptions)}

Exit code:
  0  nothing found at or above --fail-on
  1  something found at or above --fail-on
  2  the command was not understood, a PATH is missing, or it holds no Orion file (the others are checked all the same)

Examples:
  orion-tls check
  orion-tls check --fail-on warning deploy/node1/orion.conf
  orion-tls check --path-mapping /data=./deploy/data --format sarif > orion.sarif
`,
  run,
};

async function run(args: readonly string[], machine: Machine): Promise<ExitCode> {
  const read = readArguments(args);
  if ('problem' in read) return misused(read.problem, machine);
  const loaded = await loadSettings(read.arguments, machine);
  if ('problem' in loaded) return misused(loaded.problem, machine);
  const { settings } = loaded;
  const { cwd, files } = machine;
  const { paths, now, failOn } = read.arguments;

  const found = await findFiles(paths, cwd, files, settings.detectByContent);
  const context: Run = { cwd, files, settings, cache: createFileCache(), now: now ?? machine.now() };
  const results = await inParallel(found.files, filesAtOnce, async (file) => ({
    file,
    checked: isKnownHosts(file) ? knownHostsFile(file) : await checkFile(file, context),
  }));
  const unreadable = results.filter(({ checked }) => !checked).map(({ file }) => `${file.path}: ${whyUnreadable}`);
  const problems = [...found.problems, ...unreadable];
  const checked = withNamedFiles(results.flatMap(({ file, checked }) => (checked ? [{ file, checked }] : [])));
  const code = exitCode(problems, checked, failOn);
  report(checked, problems, code, read.arguments, machine);
  return code;
}

const whyUnreadable = 'this file cannot be read. Check its permissions; over 64 MiB it is no configuration.';

function misused(problem: string, machine: Machine): ExitCode {
  machine.errors.write(`orion-tls check: ${visible(problem)}.\nRun "orion-tls check --help" to see how it is used.\n`);
  return exitCodes.usage;
}

function isKnownHosts({ file }: FoundFile): boolean {
  return languageOfName(basename(file)) === 'orion-known-hosts';
}

function knownHostsFile({ path }: FoundFile): CheckedFile {
  return { path, language: 'orion-known-hosts', findings: [] };
}

/** The files that were asked for and, once each, the known-hosts files that their configurations name, sorted by path. */
function withNamedFiles(
  asked: readonly { readonly file: FoundFile; readonly checked: CheckedFile | CheckedConfig }[],
): readonly CheckedFile[] {
  const named = new Map<string, CheckedFile>();
  for (const { checked } of asked) {
    if ('knownHosts' in checked) for (const found of checked.knownHosts) named.set(found.file, knownHostsFile(found));
  }
  for (const { file, checked } of asked) {
    // A shell's `*` passes known-hosts files of any name beside the configuration that says what they are.
    const onlyNamed = named.has(file.file) && !('recognised' in checked && checked.recognised);
    named.set(file.file, onlyNamed ? knownHostsFile(file) : checked);
  }
  return [...named.values()].sort(byPath);
}

function byPath(left: CheckedFile, right: CheckedFile): number {
  return left.path < right.path ? -1 : Number(left.path > right.path);
}

/** The severities that make a run fail. */
const failing: Readonly<Record<FailLevel, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

function exitCode(problems: readonly string[], checked: readonly CheckedFile[], failOn: FailLevel): ExitCode {
  if (problems.length > 0) return exitCodes.usage;
  const fails = checked.some(({ findings }) => findings.some(({ severity }) => failing[failOn].includes(severity)));
  return fails ? exitCodes.findings : exitCodes.clean;
}

function report(
  checked: readonly CheckedFile[],
  problems: readonly string[],
  code: ExitCode,
  { format }: CheckArguments,
  machine: Machine,
): void {
  const { output, errors, environment } = machine;
  if (format === 'json') output.write(jsonReport(checked));
  else if (format === 'sarif') output.write(sarifReport(checked, problems, code));
  else for (const piece of textReport(checked, output, environment)) output.write(piece);
  for (const problem of problems) errors.write(`orion-tls check: ${visible(problem)}\n`);
}

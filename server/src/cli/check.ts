/** `orion-tls check`: finds configurations, checks them, prints a report. */

import { basename, dirname, sep } from 'node:path';
import { createFileCache } from '../facts/cache.ts';
import { createNetwork, type Network } from '../facts/network.ts';
import { languageOfName } from '../model/recognise.ts';
import type { Severity } from '../model/settings.ts';
import { looseCertificates } from '../workspace/loose-certificates.ts';
import { type CheckArguments, checkOptions, type FailLevel, readArguments } from './arguments.ts';
import {
  type CheckedConfig,
  checkFile,
  checkKnownHostsFile,
  type LoadedConfig,
  loadFile,
  type Run,
} from './check-file.ts';
import type { CheckedFile } from './checked-file.ts';
import { complain, misused } from './complaints.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { inParallel } from './in-parallel.ts';
import { jsonReport } from './json-report.ts';
import type { Machine } from './machine.ts';
import { describeOptions } from './options.ts';
import { pemFileWords } from './pem-file.ts';
import { sarifReport } from './sarif-report.ts';
import { loadSettings } from './settings-file.ts';
import type { Subcommand } from './subcommand.ts';
import { textReport } from './text-report.ts';

/** Enough to keep the disk busy, few enough for the file descriptors of any shell. */
const filesAtOnce = 16;

/** How many files of certificates beside the configurations are looked into. */
const certificateLimit = 10_000;

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
  if ('problem' in read) return misused('check', read.problem, machine);
  const loadedSettings = await loadSettings(read.arguments, machine);
  if ('problem' in loadedSettings) return misused('check', loadedSettings.problem, machine);
  const { settings } = loadedSettings;
  const { cwd, files } = machine;
  const { paths, now, failOn } = read.arguments;

  const found = await findFiles(paths, cwd, files, settings.detectByContent);
  // The configurations keep what they name anyway; the certificates beside them would push it out of a smaller cache.
  const cache = createFileCache(Number.POSITIVE_INFINITY);
  const context: Run = { cwd, files, settings, cache, now: now ?? machine.now() };
  const candidates = found.files.filter((file) => !isKnownHosts(file));
  const candidatesLoaded = await inParallel(candidates, filesAtOnce, async (file) => ({
    file,
    config: await loadFile(file, context),
  }));
  const { loaded, notes } = withoutPemFiles(candidatesLoaded);
  const unreadable = loaded.filter(({ config }) => !config).map(({ file }) => `${file.path}: ${whyUnreadable}`);
  const isNothing = notes.length > 0 && notes.length === found.files.length;
  const problems = [...found.problems, ...unreadable, ...(isNothing ? notes : [])];
  if (!isNothing) for (const note of notes) complain('check', note, machine);
  const network = await networkOf(
    loaded.flatMap(({ config }) => config ?? []),
    context,
  );
  const results = await inParallel(loaded, filesAtOnce, async ({ file, config }) => ({
    file,
    checked: config && (await checkFile(config, network, context)),
  }));
  const asked = results.flatMap(({ file, checked }) => (checked ? [{ file, checked }] : []));
  const { plain, knownHosts } = sortFiles(asked, found.files.filter(isKnownHosts));
  const lists = await inParallel(knownHosts, filesAtOnce, (file) => checkKnownHostsFile(file, network, context));
  const checked = [...plain, ...lists].sort(byPath);
  const code = exitCode(problems, checked, failOn);
  report(checked, problems, code, read.arguments, machine);
  return code;
}

const whyUnreadable = 'this file cannot be read. Check its permissions; over 64 MiB it is no configuration.';

interface Candidate {
  readonly file: FoundFile;
  readonly config: LoadedConfig | undefined;
}

/** A shell's `*` passes the files beside a configuration, which are looked at where it names them. */
function withoutPemFiles(candidates: readonly Candidate[]): {
  readonly loaded: readonly Candidate[];
  readonly notes: readonly string[];
} {
  const loaded: Candidate[] = [];
  const notes: string[] = [];
  for (const candidate of candidates) {
    const { file, config } = candidate;
    const words = config && pemFileWords(file.file, config.config.text, config.config.pemBlocks);
    if (words === undefined) loaded.push(candidate);
    else notes.push(`${file.path}: this is ${words}, which is looked at where a configuration names it.`);
  }
  return { loaded, notes };
}

function isKnownHosts({ file }: FoundFile): boolean {
  return languageOfName(basename(file)) === 'orion-known-hosts';
}

/** All configurations together, with the certificates that lie beside them where a known-hosts file may name one. */
async function networkOf(loaded: readonly LoadedConfig[], { files, cache }: Run): Promise<Network> {
  const nodes = loaded.map(({ node }) => node);
  const isAsked = nodes.some(({ uses }) => uses.some(({ exists }) => exists));
  const paths = isAsked ? topmost(loaded.map(({ found }) => dirname(found.file))) : [];
  const folders = { paths, confinement: async () => undefined };
  const exhausted = new Set(nodes.flatMap((node) => node.exhausted));
  const loose = await looseCertificates({ folders, files, cache, limit: certificateLimit, exhausted });
  return createNetwork(nodes, loose);
}

/** These folders without those that lie in another one of them. */
function topmost(folders: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const folder of [...new Set(folders)].sort()) {
    const last = kept.at(-1);
    if (last === undefined || !folder.startsWith(last.endsWith(sep) ? last : last + sep)) kept.push(folder);
  }
  return kept;
}

interface AskedFile {
  readonly file: FoundFile;
  readonly checked: CheckedConfig;
}

/** The configurations and, once each, the known-hosts files: those that were asked for and those that configurations name. */
function sortFiles(
  asked: readonly AskedFile[],
  askedKnownHosts: readonly FoundFile[],
): { readonly plain: readonly CheckedFile[]; readonly knownHosts: readonly FoundFile[] } {
  const knownHosts = new Map<string, FoundFile>();
  for (const { checked } of asked) for (const found of checked.knownHosts) knownHosts.set(found.file, found);
  for (const found of askedKnownHosts) knownHosts.set(found.file, found);
  const plain: CheckedFile[] = [];
  for (const { file, checked } of asked) {
    // A shell's `*` passes known-hosts files of any name beside the configuration that says what they are.
    if (knownHosts.has(file.file) && !checked.recognised) knownHosts.set(file.file, file);
    else {
      knownHosts.delete(file.file);
      plain.push(checked);
    }
  }
  return { plain, knownHosts: [...knownHosts.values()] };
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
  const { output, environment } = machine;
  if (format === 'json') output.write(jsonReport(checked));
  else if (format === 'sarif') output.write(sarifReport(checked, problems, code));
  else for (const piece of textReport(checked, output, environment)) output.write(piece);
  for (const problem of problems) complain('check', problem, machine);
}

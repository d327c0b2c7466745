/** `orion-tls known-hosts`: who stands in a known-hosts file, as a table. Nothing of the file reaches the terminal raw. */

import { basename, dirname, relative, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { createFileCache } from '../facts/cache.ts';
import { createNetwork } from '../facts/network.ts';
import { dateAndTime } from '../features/certificate-card.ts';
import { type LineStatus, lineStatus } from '../features/known-hosts/line-status.ts';
import { meaningOf } from '../features/known-hosts/uses.ts';
import { plainText } from '../features/markdown.ts';
import { fingerprintSpan, type KnownHostsLine } from '../model/known-hosts-line.ts';
import { visible } from '../pki/distinguished-name.ts';
import type { RowKind } from '../protocol.ts';
import { checkKnownHosts } from '../rules/known-hosts/check.ts';
import { type KnownHostsSubject, severityOfMalformed } from '../rules/known-hosts/known-hosts-rule.ts';
import { looseCertificates } from '../workspace/loose-certificates.ts';
import { loadFile, loadKnownHosts, type Run } from './check-file.ts';
import { type Colour, painter } from './colours.ts';
import { complain, misused } from './complaints.ts';
import { aroundConfig, type ConfigsAround, configsAround, searchLimit } from './configs-around.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type LocationArguments, locationOptions } from './location-options.ts';
import type { Machine } from './machine.ts';
import { whyNotKnownHosts } from './not-known-hosts.ts';
import { describeOptions, type Option, readOptions } from './options.ts';
import { loadSettings } from './settings-file.ts';
import type { Subcommand } from './subcommand.ts';
import { count } from './words.ts';

interface KnownHostsArguments extends LocationArguments {
  config?: string;
}

const options: readonly Option<KnownHostsArguments>[] = [
  {
    name: 'config',
    value: 'CONFIG',
    help: 'The configuration that names the file. Default: those in the folder of the file and below; where none of them names it, those in up to five folders above, not beyond the top of the repository, and beside those folders, unless the current folder is in them.',
    read(value, target) {
      target.config = value;
      return undefined;
    },
  },
  ...locationOptions,
];

export const knownHostsCommand: Subcommand = {
  name: 'known-hosts',
  summary: 'Show who stands in a known-hosts file, and which lines can never match.',
  help: `Usage: orion-tls known-hosts [OPTION]... FILE

Prints one row for each line of the file: its number, the identifier, the fingerprint, whether the line can ever match,
and the certificate with this fingerprint where one lies beside the configurations.

Options:
${describeOptions(options)}

Exit code:
  0  nothing is wrong with the file
  1  Orion would stop on this file
  2  the command was not understood, or a file cannot be read

Examples:
  orion-tls known-hosts node1/data/tls-known-clients
  orion-tls known-hosts --config node1/orion.conf node1/tls-known-servers
`,
  run,
};

/** How far below the folder of a network the certificates of its nodes lie: `node2/data/cert.pem`. */
const levelsOfNodes = 2;

async function run(args: readonly string[], machine: Machine): Promise<ExitCode> {
  const target: KnownHostsArguments = { pathMappings: {} };
  const read = readOptions(options, args, target);
  if ('problem' in read) return misused('known-hosts', read.problem, machine);
  const [file, ...more] = read.words;
  if (file === undefined || more.length > 0) return misused('known-hosts', 'name one known-hosts FILE', machine);
  const loaded = await loadSettings({ ...target, rules: {} }, machine);
  if ('problem' in loaded) return misused('known-hosts', loaded.problem, machine);
  const { cwd, files } = machine;
  const context: Run = { cwd, files, settings: loaded.settings, cache: createFileCache(), now: machine.now() };
  const path = resolve(cwd, file);
  const other = await whyNotKnownHosts(file, path, context);
  if (other !== undefined) return fail(other, machine);
  const around = await nodesFor(path, target.config, context);
  if (!around) return fail(`${target.config} cannot be read. Check the path and its permissions.`, machine);
  const certificatesIn = (folder: string, depth?: number) =>
    looseCertificates({
      folders: { paths: [folder], confinement: async () => undefined },
      files,
      cache: context.cache,
      limit: searchLimit,
      ...(depth !== undefined && { depth }),
    });
  const loose = [
    ...(await certificatesIn(dirname(path))),
    ...(await certificatesIn(around.folder, around.depth)),
    ...(around.network === undefined ? [] : await certificatesIn(around.network, levelsOfNodes)),
  ];
  const subject = await loadKnownHosts(path, createNetwork(around.nodes, loose), context);
  if (!subject)
    return fail(`${file} cannot be read. Check the path and its permissions; over 64 MiB it is left alone.`, machine);
  for (const piece of table(subject, target.config, machine)) machine.output.write(piece);
  const unreadable = !subject.validUtf8 && severityOfMalformed(subject) === 'error';
  if (unreadable) {
    machine.output.write(
      'The file is not UTF-8, so Orion stops with "Cannot read fingerprint file". Save it as UTF-8 without byte order mark.\n',
    );
  }
  const stops =
    unreadable || checkKnownHosts(subject, context.settings.rules).some(({ severity }) => severity === 'error');
  return stops ? exitCodes.findings : exitCodes.clean;
}

/** The configuration that was asked for, else those that may name the file; undefined where the first cannot be read. */
async function nodesFor(path: string, config: string | undefined, run: Run): Promise<ConfigsAround | undefined> {
  if (config === undefined) return configsAround(path, run);
  const file = resolve(run.cwd, config);
  const loaded = await loadFile({ file, path: file, absolute: true }, run);
  return loaded && aroundConfig(file, loaded.node, run);
}

const colours: Readonly<Record<RowKind, Colour>> = {
  'in-use': 'bold',
  known: 'bold',
  'unknown-certificate': 'dim',
  dead: 'yellow',
  'never-matches': 'yellow',
  malformed: 'red',
};

const kindWords: Readonly<Record<RowKind, string>> = {
  'in-use': 'in use',
  known: 'known',
  'unknown-certificate': 'unknown certificate',
  dead: 'dead',
  'never-matches': 'never matches',
  malformed: 'malformed',
};

const heads = ['LINE', 'IDENTIFIER', 'FINGERPRINT', 'STATUS'] as const;

function* table(subject: KnownHostsSubject, asked: string | undefined, machine: Machine): Generator<string> {
  const { hosts, uses } = subject;
  const paint = painter(machine.output, machine.environment);
  for (const use of uses) {
    const config = visible(relative(machine.cwd, URI.parse(use.config).fsPath) || use.config);
    yield `${config}, ${use.endpoint.knownHosts}: ${meaningOf(use)}\n`;
  }
  if (uses.length === 0) {
    yield asked === undefined
      ? 'No configuration was found that names this file; --config says which one does.\n'
      : `${visible(asked)} does not name this file.\n`;
  }
  const rows = hosts.lines().map((line) => ({ line, status: lineStatus(line, subject) }));
  const width = Math.min(
    48,
    rows.reduce((most, { line }) => Math.max(most, shownIdentifier(line, hosts.text).length), 10),
  );
  yield `\n${heads[0].padStart(6)}  ${heads[1].padEnd(width)}  ${heads[2].padEnd(19)}  ${heads[3]}\n`;
  for (const { line, status } of rows) {
    const identifier = shownIdentifier(line, hosts.text).padEnd(width);
    const number = String(line.line + 1).padStart(6);
    yield `${number}  ${identifier}  ${shownFingerprint(line, hosts.text).padEnd(19)}  ${paint(colours[status.kind], kindWords[status.kind])}${details(status, machine)}\n`;
  }
  yield `\n${summary(rows.map(({ status }) => status.kind))}\n`;
}

function shownIdentifier({ start, identifierEnd }: KnownHostsLine, text: string): string {
  return plainText(text.slice(start, identifierEnd), 46);
}

/** The first and last digits, as many as tell two certificates apart at a glance. */
function shownFingerprint(line: KnownHostsLine, text: string): string {
  const at = fingerprintSpan(line);
  const written = line.type === 'entry' ? line.hex : at ? text.slice(at.start, at.end) : '';
  return plainText(written, 18);
}

function details({ kind, words, winner, certificate }: LineStatus, { cwd, now }: Machine): string {
  const why = winner
    ? `: line ${winner.line + 1} has the same identifier`
    : kind === 'in-use'
      ? ''
      : `: ${visible(words)}`;
  if (!certificate) return why;
  const { notAfter } = certificate.certificate;
  const until = notAfter ? `, ${notAfter < now() ? 'expired' : 'valid until'} ${dateAndTime(notAfter)}` : '';
  return `${why} (${visible(relative(cwd, certificate.path) || basename(certificate.path))}${until})`;
}

function summary(kinds: readonly RowKind[]): string {
  const parts = (Object.keys(kindWords) as RowKind[]).flatMap((kind) => {
    const number = kinds.filter((other) => other === kind).length;
    return number > 0 ? [`${number} ${kindWords[kind]}`] : [];
  });
  return kinds.length === 0 ? 'Nobody stands in this file.' : `${count(kinds.length, 'line')}: ${parts.join(', ')}.`;
}

function fail(sentence: string, machine: Machine): ExitCode {
  complain('known-hosts', sentence, machine);
  return exitCodes.usage;
}

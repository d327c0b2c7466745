/** Checks configurations and known-hosts files on disk: the same stages as in the editor, and paths as the caller wrote them. */

import { basename, dirname, relative, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { FileCache } from '../facts/cache.ts';
import { type Facts, loadFacts } from '../facts/facts.ts';
import type { Files, Read } from '../facts/files.ts';
import { knownHostsLimit } from '../facts/known-hosts-content.ts';
import { knownHostsKinds, type Network, type NetworkNode, readNode } from '../facts/network.ts';
import { allDiagnostics } from '../features/diagnostics.ts';
import { type Config, readConfig } from '../model/config.ts';
import { languageOfName, looksLikeOrion } from '../model/recognise.ts';
import type { Settings } from '../model/settings.ts';
import { checkConfig, type Reported } from '../rules/check.ts';
import { checkKnownHosts } from '../rules/known-hosts/check.ts';
import type { KnownHostsSubject } from '../rules/known-hosts/known-hosts-rule.ts';
import { type CheckedFile, type ReportedFinding, reportedFinding } from './checked-file.ts';
import type { FoundFile } from './find-files.ts';

/** What is the same for every file of a run. */
export interface Run {
  readonly cwd: string;
  readonly files: Files;
  readonly cache: FileCache;
  readonly settings: Settings;
  readonly now: Date;
}

export interface CheckedConfig extends CheckedFile {
  readonly language: 'orion-config';
  /** Its name or its content says that it is a configuration, and not just the person who named it. */
  readonly recognised: boolean;
  /** The known-hosts files that it names and that are there. */
  readonly knownHosts: readonly FoundFile[];
}

/** Larger than any configuration; beyond it the text would fill the memory several times over. */
const sizeLimit = 64 * 1024 * 1024;

/** A configuration that was read, before the rules are asked: they want to know all others first. */
export interface LoadedConfig {
  readonly found: FoundFile;
  readonly config: Config;
  readonly facts: Facts;
  /** What the other configurations may want to know of it. */
  readonly node: NetworkNode;
}

/** Reads a file as a configuration, with what it names; undefined where it cannot be read. */
export async function loadFile(found: FoundFile, run: Run): Promise<LoadedConfig | undefined> {
  const read = await run.files.read(found.file, sizeLimit);
  if ('refused' in read) return undefined;
  // Editors hide a byte order mark; without it the positions here are the ones there.
  const config = readConfig(new TextDecoder().decode(read.bytes));
  const location = { file: found.file, folder: dirname(found.file), workspaceFolder: run.cwd, settings: run.settings };
  const facts = await loadFacts(config, location, withBytes(run.files, found.file, read), run.cache);
  return { found, config, facts, node: readNode(URI.file(found.file).toString(), config, facts) };
}

/** Checks a configuration that was read. */
export async function checkFile(
  { found, config, facts }: LoadedConfig,
  network: Network,
  run: Run,
): Promise<CheckedConfig> {
  const fileName = basename(found.file);
  const { now, settings } = run;
  const { expiryWarningDays } = settings;
  const reported = checkConfig({ config, facts, network, now, expiryWarningDays, fileName }, settings.rules);
  const document = TextDocument.create(URI.file(found.file).toString(), 'orion-config', 0, config.text);
  return {
    path: found.path,
    language: 'orion-config',
    recognised: languageOfName(fileName) === 'orion-config' || looksLikeOrion(config.text),
    findings: await findingsOf(document, reported, found, run),
    knownHosts: knownHostsOf(facts).map((file) => ({ ...found, file, path: shownPath(file, found, run.cwd) })),
    // Of a clean file nothing is quoted, and a thousand texts fill the memory.
    ...(reported.length > 0 && { document }),
  };
}

/** Checks a known-hosts file; without findings where it cannot be read, which is said at the path in the configuration. */
export async function checkKnownHostsFile(found: FoundFile, network: Network, run: Run): Promise<CheckedFile> {
  const subject = await loadKnownHosts(found.file, network, run);
  const reported = subject ? checkKnownHosts(subject, run.settings.rules) : [];
  const text = subject?.hosts.text ?? '';
  const document = TextDocument.create(URI.file(found.file).toString(), 'orion-known-hosts', 0, text);
  return {
    path: found.path,
    language: 'orion-known-hosts',
    findings: await findingsOf(document, reported, found, run),
    ...(reported.length > 0 && { document }),
  };
}

/** Reads a known-hosts file, with those who use it; undefined where it cannot be read. */
export async function loadKnownHosts(
  file: string,
  network: Network,
  { files, cache }: Pick<Run, 'files' | 'cache'>,
): Promise<(KnownHostsSubject & { readonly validUtf8: boolean }) | undefined> {
  const stat = await files.stat(file);
  if (stat.kind !== 'file' || stat.size > knownHostsLimit) return undefined;
  const state = await cache.load(file, stat, 'known-hosts', files);
  const content = state.kind === 'file' ? state.content : undefined;
  if (content?.kind !== 'known-hosts') return undefined;
  const uses = network.usesOf(file);
  const kinds = knownHostsKinds(uses, basename(file));
  return { hosts: content.hosts(), uses, kinds, network, validUtf8: content.validUtf8 };
}

async function findingsOf(
  document: TextDocument,
  reported: readonly Reported[],
  found: FoundFile,
  { files, cwd }: Run,
): Promise<readonly ReportedFinding[]> {
  const diagnostics = await allDiagnostics(document, reported, { textOf: (path) => readText(path, files) });
  const pathOf = (uri: string) => shownPath(URI.parse(uri).fsPath, found, cwd);
  return diagnostics.map((diagnostic) => reportedFinding(diagnostic, found.path, pathOf));
}

/** The facts look at the first bytes of the configuration once more; a thousand files are slow enough to read once. */
function withBytes(files: Files, file: string, read: Read): Files {
  return { ...files, read: async (path, limit) => (path === file ? read : files.read(path, limit)) };
}

/** The known-hosts files that a configuration names, or defaults to, and that are there. */
export function knownHostsOf(facts: Facts): readonly string[] {
  return facts.files
    .filter(({ property, state }) => property.format === 'known-hosts' && state.kind === 'file')
    .map(({ path }) => path);
}

/** A file beside a found one, in the manner in which that one was named. */
function shownPath(file: string, found: FoundFile, cwd: string): string {
  if (file === found.file) return found.path;
  const path = found.absolute ? file : relative(cwd, file);
  return path.split(sep).join('/');
}

async function readText(path: string, files: Files): Promise<string | undefined> {
  const read = await files.read(path, sizeLimit);
  return 'bytes' in read ? new TextDecoder().decode(read.bytes) : undefined;
}

/** Checks one configuration on disk: the same stages as in the editor, and paths as the caller wrote them. */

import { basename, dirname, relative, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { FileCache } from '../facts/cache.ts';
import { type Facts, loadFacts } from '../facts/facts.ts';
import type { Files, Read } from '../facts/files.ts';
import { allDiagnostics } from '../features/diagnostics.ts';
import { readConfig } from '../model/config.ts';
import { languageOfName, looksLikeOrion } from '../model/recognise.ts';
import type { Settings } from '../model/settings.ts';
import { checkConfig } from '../rules/check.ts';
import { type CheckedFile, reportedFinding } from './checked-file.ts';
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

/** Checks a file as a configuration; undefined where it cannot be read. */
export async function checkFile(found: FoundFile, run: Run): Promise<CheckedConfig | undefined> {
  const read = await run.files.read(found.file, sizeLimit);
  if ('refused' in read) return undefined;
  // Editors hide a byte order mark; without it the positions here are the ones there.
  const text = new TextDecoder().decode(read.bytes);
  const document = TextDocument.create(URI.file(found.file).toString(), 'orion-config', 0, text);
  const config = readConfig(text);
  const fileName = basename(found.file);
  const location = { file: found.file, folder: dirname(found.file), workspaceFolder: run.cwd, settings: run.settings };
  const facts = await loadFacts(config, location, withBytes(run.files, found.file, read), run.cache);
  const { now, settings } = run;
  const reported = checkConfig(
    { config, facts, now, expiryWarningDays: settings.expiryWarningDays, fileName },
    settings.rules,
  );
  const diagnostics = await allDiagnostics(document, reported, { textOf: (path) => readText(path, run.files) });
  const pathOf = (uri: string) => shownPath(URI.parse(uri).fsPath, found, run.cwd);
  return {
    path: found.path,
    language: 'orion-config',
    recognised: languageOfName(fileName) === 'orion-config' || looksLikeOrion(text),
    findings: diagnostics.map((diagnostic) => reportedFinding(diagnostic, found.path, pathOf)),
    knownHosts: knownHostsOf(facts).map((file) => ({ ...found, file, path: shownPath(file, found, run.cwd) })),
    // Of a clean file nothing is quoted, and a thousand texts fill the memory.
    ...(reported.length > 0 && { document }),
  };
}

/** The facts look at the first bytes of the configuration once more; a thousand files are slow enough to read once. */
function withBytes(files: Files, file: string, read: Read): Files {
  return { ...files, read: async (path, limit) => (path === file ? read : files.read(path, limit)) };
}

function knownHostsOf(facts: Facts): readonly string[] {
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

/** Where on this machine the paths of a configuration point; needs the disk only to choose between base folders. */

import { isAbsolute, join, resolve } from 'node:path';
import type { Config } from '../model/config.ts';
import type { Settings } from '../model/settings.ts';
import type { Files } from './files.ts';

/** Where a configuration lives and what its user said about paths. */
export interface Location {
  /** The configuration itself where it is on this disk, to see of it what editors hide. */
  readonly file?: string;
  /** The folder of the file; for an unsaved document that of the workspace, or nothing. */
  readonly folder: string | undefined;
  /** On the command line: the current directory, or `--base-dir`. */
  readonly workspaceFolder: string | undefined;
  readonly settings: Pick<Settings, 'baseDirectory' | 'pathMappings'>;
  /** Real paths of the folders to which reading is confined, in a workspace that is not trusted. */
  readonly confinedTo?: readonly string[];
}

/** A path on this machine and how it came about. */
export interface Resolved {
  /** Absolute, on this machine. */
  readonly path: string;
  /** As Orion will see it, where that is known: absolute there. */
  readonly onOrion: string | undefined;
  /** A mapping was applied. */
  readonly mapped: boolean;
}

/** Resolves the text of a file property as Orion does. Relative to `workdir`, unless the property says otherwise. */
export interface Paths {
  readonly workdir: Resolved;
  /** The folder against which a relative `workdir` was resolved. */
  readonly base: string;
  /** Java's `workdir.resolve(text)` (Config.getPath). */
  inWorkdir(text: string): Resolved;
  /** Against the directory that Orion is started in, as for `libsodiumpath`. */
  inBase(text: string): Resolved;
}

/**
 * Chooses the base folder and resolves `workdir`. The base is the setting, else the first of the config's folder and the
 * workspace folder in which `workdir` exists, else the config's folder.
 */
export async function resolvePaths(config: Config, location: Location, files: Files): Promise<Paths> {
  const workdirText = cut(config.string('workdir')?.value ?? '.');
  const mapping = longestFirst(location.settings.pathMappings);
  const base = await chooseBase(workdirText, location, files);
  const inBase = (text: string): Resolved => {
    const mapped = applyMapping(text, mapping);
    // As the base directory: a person who writes a relative path into a setting thinks of the workspace.
    if (mapped !== undefined) {
      const path = resolve(location.workspaceFolder ?? base, mapped);
      return { path: wellFormed(path), onOrion: text, mapped: true };
    }
    return isAbsolute(text)
      ? { path: wellFormed(text), onOrion: text, mapped: false }
      : { path: joined(base, text), onOrion: undefined, mapped: false };
  };
  const workdir = inBase(workdirText);
  const onOrion = workdir.onOrion === undefined ? undefined : withoutSlashesAtEnd(workdir.onOrion);
  const inWorkdir = (text: string): Resolved => {
    if (isAbsolute(text)) return inBase(text);
    if (onOrion !== undefined) return inBase(`${onOrion}/${text}`);
    return { path: joined(workdir.path, text), onOrion: undefined, mapped: false };
  };
  return { workdir, base, inWorkdir, inBase };
}

/** No system opens a longer path. */
const longestPath = process.platform === 'win32' ? 32_767 : 4096;

/** Still too long where it was: a `workdir` of a megabyte would be copied for each of a thousand paths below it. */
function cut(path: string): string {
  return path.length > longestPath ? path.slice(0, longestPath + 1) : path;
}

/** Not normalized where it is too long, since Java does not do it either, and the system refuses what it is given. */
function joined(folder: string, text: string): string {
  const isTooLong = folder.length + text.length > longestPath;
  return wellFormed(isTooLong ? `${folder}/${text}` : join(folder, text));
}

/** Half a character, which `"\ud800"` makes, is in the name of no file, and no URI can be made of it. */
function wellFormed(path: string): string {
  return Buffer.from(path).toString();
}

async function chooseBase(workdir: string, location: Location, files: Files): Promise<string> {
  const { baseDirectory } = location.settings;
  const fallback = location.folder ?? location.workspaceFolder ?? '/';
  if (baseDirectory !== undefined) return resolve(location.workspaceFolder ?? fallback, baseDirectory);
  const candidates = [location.folder, location.workspaceFolder].filter((folder) => folder !== undefined);
  for (const candidate of candidates) {
    if ((await files.stat(join(candidate, workdir))).kind === 'folder') return candidate;
  }
  return fallback;
}

function longestFirst(mappings: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(mappings)
    .map(([from, to]) => [withoutSlashesAtEnd(from) || '/', to] as const)
    .sort(([left], [right]) => right.length - left.length);
}

/** No regular expression: one would look for the end from each of a million slashes. */
function withoutSlashesAtEnd(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** The path under the longest mapping that covers it up to a path boundary; undefined where none does. */
function applyMapping(path: string, mappings: readonly (readonly [string, string])[]): string | undefined {
  for (const [from, to] of mappings) {
    if (path === from) return to;
    const prefix = from.endsWith('/') ? from : `${from}/`;
    if (path.startsWith(prefix)) return join(to, path.slice(prefix.length));
  }
  return undefined;
}

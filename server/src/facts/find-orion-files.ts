/** Finds Orion's files below a folder, by name and by content. */

import { join } from 'node:path';
import { languageOfName, looksLikeOrion, mayBeConfig, type OrionLanguage } from '../model/recognise.ts';
import { isInside } from './confinement.ts';
import type { Files, FolderEntry } from './files.ts';

export interface OrionFile {
  readonly path: string;
  readonly language: OrionLanguage;
}

export interface SearchOptions {
  /** Also look into `*.conf` and `*.toml` files whose name says nothing. */
  readonly detectByContent: boolean;
  /** How many files are looked at, by name or into, before the search ends; all where absent. */
  readonly limit?: number;
  /** How many levels of folders below the first are looked into; all where absent. */
  readonly depth?: number;
  /** Real paths outside which nothing is read. */
  readonly confinedTo?: readonly string[];
}

/** A file whose content decides is small; nobody writes a megabyte of Orion settings under another name. */
const glanceLimit = 1024 * 1024;

/**
 * Yields Orion's files, those near the top first. Folders whose name starts with a dot, `node_modules` and links to folders
 * are left out. Stops between two files when its consumer does.
 */
export async function* findOrionFiles(folder: string, files: Files, options: SearchOptions): AsyncGenerator<OrionFile> {
  let looked = 0;
  for await (const { path, entry } of walk(folder, files, options.depth)) {
    if (!(await isCandidate(path, entry, files, options))) continue;
    looked += 1;
    if (options.limit !== undefined && looked > options.limit) return;
    const language = languageOfName(entry.name) ?? (await languageOfContent(path, files));
    if (language) yield { path, language };
  }
}

/** Yields the paths of files in the same folders whose name says that they hold certificates. */
export async function* findCertificateFiles(
  folder: string,
  files: Files,
  options: Omit<SearchOptions, 'detectByContent'>,
): AsyncGenerator<string> {
  let looked = 0;
  for await (const { path, entry } of walk(folder, files, options.depth)) {
    if (!/\.(?:pem|crt|cer|cert)$/i.test(entry.name) || !(await isReadable(path, entry, files, options))) continue;
    looked += 1;
    if (options.limit !== undefined && looked > options.limit) return;
    yield path;
  }
}

/** Everything below a folder, level by level. */
async function* walk(
  folder: string,
  files: Files,
  depth = Number.POSITIVE_INFINITY,
): AsyncGenerator<{ readonly path: string; readonly entry: FolderEntry }> {
  let folders = [folder];
  for (let level = 0; folders.length > 0 && level <= depth; level += 1) {
    const deeper: string[] = [];
    for (const current of folders) {
      for (const entry of await files.list(current)) {
        const path = join(current, entry.name);
        if (isSearchable(entry)) deeper.push(path);
        yield { path, entry };
      }
    }
    folders = deeper;
  }
}

function isSearchable({ kind, name }: FolderEntry): boolean {
  return kind === 'folder' && !name.startsWith('.') && name !== 'node_modules';
}

async function isCandidate(path: string, entry: FolderEntry, files: Files, options: SearchOptions): Promise<boolean> {
  const named = languageOfName(entry.name) !== undefined || (options.detectByContent && mayBeConfig(entry.name));
  return named && isReadable(path, entry, files, options);
}

async function isReadable(
  path: string,
  entry: FolderEntry,
  files: Files,
  options: Pick<SearchOptions, 'confinedTo'>,
): Promise<boolean> {
  if (entry.kind !== 'other') return entry.kind === 'file';
  // Kubernetes mounts each file of a config map as a symbolic link.
  if (options.confinedTo && !(await isInside(path, options.confinedTo, files))) return false;
  return (await files.stat(path)).kind === 'file';
}

async function languageOfContent(path: string, files: Files): Promise<OrionLanguage | undefined> {
  const result = await files.read(path, glanceLimit);
  return 'bytes' in result && looksLikeOrion(new TextDecoder().decode(result.bytes)) ? 'orion-config' : undefined;
}

/** How the names of all files end that a search of a workspace may find. */
export const searchedEndings = ['.conf', '.toml', '.j2', '.tmpl', '.tpl', '.example', '.pem', '.crt', '.cer', '.cert'];

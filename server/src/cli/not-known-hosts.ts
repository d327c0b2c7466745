/** What a person named to `known-hosts` that is no known-hosts file, and which ones were meant. */

import { basename, relative, sep } from 'node:path';
import type { Files } from '../facts/files.ts';
import { languageOfName, looksLikeOrion } from '../model/recognise.ts';
import { knownHostsOf, loadFile, type Run } from './check-file.ts';
import { type FoundFile, findFiles, noFileText } from './find-files.ts';
import { pemFileWords } from './pem-file.ts';
import { mostNames } from './words.ts';

/** Nothing, a configuration or a folder, and what to name instead; undefined where the path may be that of a known-hosts file. */
export async function whyNotKnownHosts(argument: string, path: string, run: Run): Promise<string | undefined> {
  const { kind } = await run.files.stat(path);
  if (kind !== 'file' && kind !== 'folder') return noFileText(argument, kind);
  const isFolder = kind === 'folder';
  const text = isFolder ? '' : await beginningOf(path, run.files);
  const pem = pemFileWords(path, text);
  if (pem !== undefined) return `${argument} is ${pem}. Name a file with lines of an identifier and a fingerprint.`;
  if (!isFolder && !isConfig(path, text)) return undefined;
  const { files } = await findFiles([argument], run.cwd, run.files, run.settings.detectByContent);
  const names = await knownHostsNamedBy(files, run);
  const instead = names.length > 0 ? `Name a known-hosts file: ${names.join(', ')}.` : undefined;
  return isFolder
    ? `${argument} is a folder. ${instead ?? 'No configuration in it names a known-hosts file that exists.'}`
    : `${argument} is a configuration. ${instead ?? 'None of the known-hosts files that it names exists yet.'}`;
}

async function knownHostsNamedBy(configs: readonly FoundFile[], run: Run): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const config of configs) {
    const loaded = await loadFile(config, run);
    for (const file of loaded ? knownHostsOf(loaded.facts) : [])
      names.add(relative(run.cwd, file).split(sep).join('/'));
    if (names.size >= mostNames) break;
  }
  return [...names].slice(0, mostNames);
}

/** A configuration and a PEM file are small; nothing is said of a file that cannot be read. */
async function beginningOf(path: string, files: Files): Promise<string> {
  const read = await files.read(path, 1024 * 1024);
  return 'bytes' in read ? new TextDecoder().decode(read.bytes) : '';
}

/** Where the name says nothing the content does. */
function isConfig(path: string, text: string): boolean {
  const language = languageOfName(basename(path));
  return language === undefined ? looksLikeOrion(text) : language === 'orion-config';
}

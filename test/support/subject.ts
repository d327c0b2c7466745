/** A configuration text made into what rules see, with files in memory and a fixed clock. */

import { dirname, join } from 'node:path';
import { createFileCache } from '../../server/src/facts/cache.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import type { Files } from '../../server/src/facts/files.ts';
import { createNetwork, type NetworkNode, readNode } from '../../server/src/facts/network.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { defaultSettings, type Settings } from '../../server/src/model/settings.ts';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import type { Subject } from '../../server/src/rules/rule.ts';
import { fixture, isFixtureName, testNow } from './fixtures.ts';
import { type MemoryEntry, memoryFiles } from './memory-files.ts';

/** The surroundings of a configuration under test. */
export interface Surroundings {
  /** By path, relative ones beside the config: the name of a fixture, a text, or an entry. */
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  readonly settings?: Partial<Settings>;
  /** An ISO date; `testNow` where absent. */
  readonly now?: string;
  /** The name of the config's own file. */
  readonly fileName?: string;
  /** Other configurations of the workspace, by path; they see the same files. */
  readonly others?: Readonly<Record<string, string>>;
}

/** The folder in which every configuration under test lives. */
export const configFolder = '/node';

/** Reads `text` as a configuration in `configFolder` and loads the facts about the files it names. */
export async function makeSubject(text: string, surroundings: Surroundings = {}): Promise<Subject> {
  const settings = { ...defaultSettings, ...surroundings.settings };
  const config = readConfig(text);
  const entries = await withFixtures(surroundings.files ?? {});
  const files = memoryFiles(entries, configFolder);
  const { fileName } = surroundings;
  const file = fileName === undefined ? undefined : `${configFolder}/${fileName}`;
  const location = { folder: configFolder, workspaceFolder: undefined, settings, ...(file !== undefined && { file }) };
  const facts = await loadFacts(config, location, files, createFileCache());
  const others = await otherNodes(surroundings, files);
  return {
    config,
    facts,
    network: createNetwork(
      [readNode(`file://${configFolder}/orion.conf`, config, facts), ...others],
      looseCertificates(entries),
    ),
    now: new Date(surroundings.now ?? testNow),
    expiryWarningDays: settings.expiryWarningDays,
    ...(fileName !== undefined && { fileName }),
  };
}

/** What the other configurations add to the network. */
export async function otherNodes({ others = {}, settings }: Surroundings, files: Files): Promise<NetworkNode[]> {
  const nodes = Object.entries(others).map(async ([path, text]) => {
    const config = readConfig(text);
    const location = {
      folder: dirname(path),
      workspaceFolder: undefined,
      settings: { ...defaultSettings, ...settings },
    };
    return readNode(`file://${path}`, config, await loadFacts(config, location, files, createFileCache()));
  });
  return Promise.all(nodes);
}

/** The first certificate of each PEM file: in a workspace they are known, named or not. */
export function looseCertificates(entries: Readonly<Record<string, MemoryEntry>>) {
  return Object.entries(entries).flatMap(([path, entry]) => {
    if (!path.endsWith('.pem') || typeof entry !== 'string') return [];
    const der = readPem(new TextEncoder().encode(entry)).blocks[0]?.der();
    return der ? [{ certificate: readCertificate(der), path: join(configFolder, path) }] : [];
  });
}

/** Replaces names of fixtures, also as the content of an entry, by their text. */
export async function withFixtures(
  entries: Readonly<Record<string, MemoryEntry>>,
): Promise<Record<string, MemoryEntry>> {
  const filled = Object.entries(entries).map(async ([path, entry]): Promise<[string, MemoryEntry]> => {
    if (typeof entry === 'string') return [path, isFixtureName(entry) ? await fixture(entry) : entry];
    if (entry instanceof Uint8Array || entry.kind !== 'file') return [path, entry];
    const { content } = entry;
    const named = typeof content === 'string' && isFixtureName(content);
    return [path, named ? { ...entry, content: await fixture(content) } : entry];
  });
  const files = Object.fromEntries(await Promise.all(filled));
  for (const [path, entry] of Object.entries(files)) {
    if (typeof entry === 'string') files[path] = withFingerprints(entry, files);
  }
  return files;
}

/** Replaces `<fingerprint of file.pem>` by that of the first certificate in the file. */
export function withFingerprints(text: string, files: Readonly<Record<string, MemoryEntry>>): string {
  return text.replace(/<fingerprint of ([^>]+)>/g, (_, name: string) => {
    const pem = files[name];
    const der = typeof pem === 'string' ? readPem(new TextEncoder().encode(pem)).blocks[0]?.der() : undefined;
    if (!der) throw new Error(`${name} is no certificate`);
    return readCertificate(der).sha256;
  });
}

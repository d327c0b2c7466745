/** A configuration text made into what rules see, with files in memory and a fixed clock. */

import { createFileCache } from '../../server/src/facts/cache.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { defaultSettings, type Settings } from '../../server/src/model/settings.ts';
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
}

/** The folder in which every configuration under test lives. */
export const configFolder = '/node';

/** Reads `text` as a configuration in `configFolder` and loads the facts about the files it names. */
export async function makeSubject(text: string, surroundings: Surroundings = {}): Promise<Subject> {
  const settings = { ...defaultSettings, ...surroundings.settings };
  const config = readConfig(text);
  const files = memoryFiles(await withFixtures(surroundings.files ?? {}), configFolder);
  const { fileName } = surroundings;
  const file = fileName === undefined ? undefined : `${configFolder}/${fileName}`;
  const location = { folder: configFolder, workspaceFolder: undefined, settings, ...(file !== undefined && { file }) };
  return {
    config,
    facts: await loadFacts(config, location, files, createFileCache()),
    now: new Date(surroundings.now ?? testNow),
    expiryWarningDays: settings.expiryWarningDays,
    ...(fileName !== undefined && { fileName }),
  };
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
  return Object.fromEntries(await Promise.all(filled));
}

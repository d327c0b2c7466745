/** A configuration text made into what features see, with files in memory and a fixed clock. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import { createFileCache } from '../../server/src/facts/cache.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { defaultSettings } from '../../server/src/model/settings.ts';
import { testNow } from './fixtures.ts';
import { memoryFiles } from './memory-files.ts';
import { configFolder, type Surroundings, withFixtures } from './subject.ts';

/** The surroundings of a feature under test. */
export interface FeatureSurroundings extends Surroundings {
  /** Folders to which reading is confined. */
  readonly confinedTo?: readonly string[];
}

/** Reads `text` as `/node/orion.conf` and loads the facts about the files it names. */
export async function makeContext(text: string, surroundings: FeatureSurroundings = {}): Promise<FeatureContext> {
  const settings = { ...defaultSettings, ...surroundings.settings };
  const { confinedTo } = surroundings;
  const files = memoryFiles(await withFixtures(surroundings.files ?? {}), configFolder);
  const config = readConfig(text);
  const cache = createFileCache();
  const confined = confinedTo && { confinedTo };
  const location = { folder: configFolder, workspaceFolder: undefined, settings, ...confined };
  return {
    document: TextDocument.create(`file://${configFolder}/orion.conf`, 'orion-config', 1, text),
    config,
    facts: await loadFacts(config, location, files, cache),
    files,
    cache,
    settings,
    now: new Date(surroundings.now ?? testNow),
    ...confined,
  };
}

/** What we say about a configuration, in the words in which it can be compared with Tuweni's answer. */

import { createFileCache } from '../../server/src/facts/cache.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import { type Config, readConfig } from '../../server/src/model/config.ts';
import { defaultSettings } from '../../server/src/model/settings.ts';
import { checkConfig, type Reported } from '../../server/src/rules/check.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { memoryFiles } from '../support/memory-files.ts';

export interface Judgement {
  readonly config: Config;
  /** Findings that say "Orion stops", whatever files there are: of severity error, about the text alone. */
  readonly errors: readonly Reported[];
}

const folder = '/node';
const location = { folder, workspaceFolder: undefined, settings: defaultSettings };
const noFiles = memoryFiles({}, folder);

/** Runs all rules over the text, as the editor would for a file that holds it. */
export async function judgeConfig(text: string): Promise<Judgement> {
  const config = readConfig(text);
  const facts = await loadFacts(config, location, noFiles, createFileCache());
  const found = checkConfig({ config, facts, now: new Date(0), expiryWarningDays: 30 }, {});
  const errors = found.filter(({ severity, rule }) => severity === 'error' && isAboutText(rule));
  return { config, errors };
}

/** Characters that no path may hold are the only meaning that needs no file to be judged. */
function isAboutText({ stage, code }: Rule): boolean {
  return stage !== 'meaning' || code === 'escape-in-path';
}

/** Line and column, from 1, in characters: what Tuweni prints. */
export function positionOf(text: string, offset: number): string {
  // CRLF counts once, a lone CR not at all.
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return `${line}:${[...before.slice(lineStart)].length + 1}`;
}

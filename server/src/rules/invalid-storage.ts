/** A storage that Orion cannot open. */

import { likelyMeant } from '../model/nearest.ts';
import type { Setting } from '../model/statements.ts';
import { type StorageRefusal, storageEngines, storageRefusal } from '../model/storage.ts';
import type { Fix, Rule } from './rule.ts';
import { listed, replaceString, shown } from './wording.ts';

export const invalidStorage: Rule = {
  code: 'invalid-storage',
  severity: 'error',
  stage: 'shape',
  summary: '`storage` or `knownnodesstorage` names an engine or database that Orion does not have, so Orion stops.',
  explanation:
    'The word before the first `:` is one of `leveldb`, `mapdb`, `sql` and `memory`, in lower case: here case counts. `leveldb` and `mapdb` may be followed by a path, `sql` must be followed by a JDBC URL of PostgreSQL, H2 or Oracle, and `memory` by nothing.',
  source: 'Config.validateStorage, Orion.createStorage, JpaEntityManagerProvider',
  example: { bad: 'storage = «"LevelDB:orion"»\n', good: 'storage = "leveldb:orion"\n' },
  *check({ config }) {
    for (const setting of config.occurrences) {
      for (const refusal of setting.refusals) {
        if (refusal.kind !== 'storage') continue;
        const message = `${messages[refusal.why](refusal.text)} Write leveldb:path, mapdb:path, sql:jdbc-url or memory.`;
        yield { at: refusal, message, fixes: () => repairs(setting, refusal.text, refusal.why) };
      }
    }
  },
};

const messages: Readonly<Record<StorageRefusal, (text: string) => string>> = {
  'unknown-engine': (text) =>
    `Orion has no storage engine "${shown(engineOf(text))}" (it knows ${listed(storageEngines, 'and')}, in lower case), so it stops.`,
  'memory-with-path': () => 'Storage in memory takes no path, so Orion stops.',
  'sql-without-url': () => 'Behind sql: Orion wants a JDBC URL such as jdbc:postgresql://host/name, so it stops.',
  'unknown-database': () => 'Orion has drivers for postgresql, h2 and oracle only, so it stops on this database.',
};

function engineOf(text: string): string {
  return text.split(':', 1)[0] ?? '';
}

function repairs({ value }: Setting, text: string, why: StorageRefusal): Fix[] {
  const corrected = correct(text, why);
  if (corrected === undefined || storageRefusal(corrected) !== undefined) return [];
  return [{ title: `Write "${corrected}"`, edits: [replaceString(value, corrected)], preferred: true }];
}

function correct(text: string, why: StorageRefusal): string | undefined {
  if (why === 'memory-with-path') return 'memory';
  if (why === 'sql-without-url') return text.replace(/^sql:/, 'sql:jdbc:');
  if (why === 'unknown-database') return undefined;
  if (text.startsWith('jdbc:')) return `sql:${text}`;
  const engine = engineOf(text);
  const meant = likelyMeant(engine.trim(), storageEngines);
  return meant && meant + text.slice(engine.length);
}

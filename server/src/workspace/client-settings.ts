/** The `orionTls` settings of each resource, as the client holds them; asked once and kept until they change. */

import { readSettings, type Settings } from '../model/settings.ts';
import { catalogue } from '../rules/catalogue.ts';

/** How settings come from the client. */
export interface SettingsSource {
  /** The section for a resource; null where the client has none or cannot be asked. */
  readonly fetch: (scope: string) => Promise<unknown>;
  /** Told once for each setting that cannot be used, in a sentence. */
  readonly complain: (sentence: string) => void;
}

export interface ClientSettings {
  /** The settings for a resource, complete. */
  of(scope: string): Promise<Settings>;
  /** What holds where the client says nothing about a setting. */
  setFallback(json: unknown): void;
  /** Asks again from now on. */
  forget(): void;
}

/** Settings that are asked for when they are first needed. */
export function createClientSettings(source: SettingsSource): ClientSettings {
  const codes = catalogue.map((rule) => rule.code);
  const complained = new Set<string>();
  let fallback: Readonly<Record<string, unknown>> = {};
  let known = new Map<string, Promise<Settings>>();

  const load = async (scope: string): Promise<Settings> => {
    const { settings, problems } = readSettings({ ...fallback, ...written(await source.fetch(scope)) }, codes);
    for (const { name, message } of problems) {
      const sentence = `The setting ${name} is ignored: ${message}.`;
      if (!complained.has(sentence)) source.complain(sentence);
      complained.add(sentence);
    }
    return settings;
  };
  return {
    of(scope) {
      const settings = known.get(scope) ?? load(scope);
      known.set(scope, settings);
      return settings;
    },
    setFallback(json) {
      fallback = written(json);
      known = new Map();
    },
    forget() {
      known = new Map();
    },
  };
}

/** The entries that somebody wrote: null means the default. */
function written(json: unknown): Readonly<Record<string, unknown>> {
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : [];
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

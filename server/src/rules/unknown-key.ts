/** A key or table that Orion does not have. */

import type { Config } from '../model/config.ts';
import { likelyMeant } from '../model/nearest.ts';
import { findProperty, type PropertyKey, properties, unrealKeys } from '../model/properties.ts';
import type { Stray } from '../model/statements.ts';
import { removeEntry } from './edits.ts';
import { keyEffect } from './key-effect.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { shown } from './wording.ts';

type UnknownStray = Extract<Stray, { kind: 'unknown' }>;

export const unknownKey: Rule = {
  code: 'unknown-key',
  severity: 'warning',
  stage: 'shape',
  summary: 'Orion has no property or table of this name and ignores it.',
  explanation:
    'Orion compares no key with its list of properties, so a misspelt one has no effect and is not reported: the default stays in force. Some names stand in documents and templates though no Orion reads them, such as `clientconnectiontlscertchain` (it is `clientconnectiontlsserverchain`) and `knownnodestorage` (`knownnodesstorage`).',
  source: 'Tuweni 1.3.0: Schema, TomlBackedConfiguration',
  example: { bad: '«tlsservertrsut» = "whitelist"\n', good: 'tlsservertrust = "whitelist"\n' },
  *check({ config }) {
    for (const stray of config.strays) {
      // Known to do nothing, and said so by no-effect-property.
      const harmless = unrealKeys.has(stray.kind === 'unknown' ? stray.name : '') && realKey(stray) === undefined;
      if (stray.kind === 'unknown' && !harmless) yield findingOf(config, stray);
    }
  },
};

function realKey(stray: Stray): PropertyKey | undefined {
  return stray.kind === 'unknown' ? unrealKeys.get(stray.name)?.real : undefined;
}

function findingOf(config: Config, stray: UnknownStray): Finding {
  const name = stray.name === '' ? '""' : shown(stray.name);
  if (stray.what === 'table') {
    return {
      at: stray,
      message: `Orion has no table ${name} and ignores everything in it. Remove it, or write the keys of Orion above it.`,
    };
  }
  const unreal = unrealKeys.get(stray.name);
  const meant = unreal?.real ?? similarKey(stray.name);
  const origin = unreal ? `, although ${unreal.origin} names it` : '';
  const advice = meant === undefined ? 'Remove it, or correct its spelling.' : `Did you mean ${meant}?`;
  return {
    at: stray,
    message: `Orion has no property ${name} and ignores it${origin}. ${advice}`,
    fixes: () => fixesFor(config, stray, meant),
  };
}

function similarKey(name: string): PropertyKey | undefined {
  const near = likelyMeant(
    name,
    properties.map(({ key }) => key),
  );
  return near === undefined ? undefined : findProperty(near)?.key;
}

function fixesFor(config: Config, stray: UnknownStray, meant: PropertyKey | undefined): Fix[] {
  if (!stray.entry) return [];
  const removal: Fix = { title: `Remove ${shown(stray.name)}`, edits: [removeEntry(config.text, stray.entry)] };
  // Renamed to a key that is set already, it would be a duplicate, on which Orion stops.
  const isTaken = meant !== undefined && config.settings.has(meant) && !config.template;
  if (meant === undefined || isTaken) return [removal];
  const { weakens } = keyEffect(config, meant, stray.entry);
  const edits = [{ start: stray.start, end: stray.end, newText: meant }];
  return [{ title: `Rename to ${meant}`, edits, preferred: true, ...(weakens !== undefined && { weakens }) }, removal];
}

/** The edits that give a configuration the settings which new files need to take effect. */

import { type Config, endpointKeys } from '../model/config.ts';
import { endpoints } from '../model/endpoints.ts';
import { findProperty, type PropertyKey } from '../model/properties.ts';
import { tomlValue } from '../rules/edits.ts';
import type { Edit } from '../rules/rule.ts';
import { lineBreakOf } from '../toml/line-break.ts';
import type { NeededSetting } from './generate/request.ts';

/** Replaces the values that are written and adds the others below the switch of their endpoint. */
export function settingEdits(config: Config, settings: readonly NeededSetting[]): readonly Edit[] {
  const last = new Map(settings.map((setting) => [setting.key, setting]));
  const added = new Map<number, string[]>();
  const edits: Edit[] = [];
  for (const { key, value } of last.values()) {
    const written = config.settings.get(key)?.value;
    if (written) {
      edits.push({ start: written.start, end: written.end, newText: textOf(value) });
      continue;
    }
    const place = lineBelow(config, key);
    added.set(place, [...(added.get(place) ?? []), `${key} = ${textOf(value)}`]);
  }
  return [...edits, ...[...added].map(([place, lines]) => insertion(config.text, place, lines))];
}

/** Reads the settings of a request; those that are no property of Orion with a text or a list of texts are left out. */
export function readNeededSettings(json: unknown): readonly NeededSetting[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((item: unknown): NeededSetting[] => {
    if (typeof item !== 'object' || item === null || !('key' in item) || !('value' in item)) return [];
    const property = typeof item.key === 'string' ? findProperty(item.key) : undefined;
    const { value } = item;
    if (property?.type === 'string' && typeof value === 'string') return [{ key: property.key, value }];
    return property?.type === 'list' && isTextList(value) ? [{ key: property.key, value }] : [];
  });
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function textOf(value: NeededSetting['value']): string {
  return typeof value === 'string' ? tomlValue(value) : `[${value.map(tomlValue).join(', ')}]`;
}

/** Offset of the line below the switch of the property's endpoint; else before the first table; else the end. */
function lineBelow({ settings, text, toml }: Config, key: PropertyKey): number {
  const family = endpoints.find((endpoint) => endpointKeys(endpoint).includes(key));
  const entry = family && settings.get(family.switch)?.entry;
  const table = toml.statements.find(({ type }) => type === 'header');
  if (!entry) return table ? table.start : text.length;
  const lineFeed = text.indexOf('\n', entry.end);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}

function insertion(text: string, place: number, lines: readonly string[]): Edit {
  const lineBreak = lineBreakOf(text);
  const isOwnLine = place === 0 || text[place - 1] === '\n';
  const newText = lines.map((line) => line + lineBreak).join('');
  return { start: place, end: place, newText: isOwnLine ? newText : lineBreak + newText };
}

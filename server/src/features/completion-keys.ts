/** Completion where a key may stand: whole lines for the properties that are not set yet. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import type { Cursor } from '../model/cursor.ts';
import { endpoint } from '../model/endpoints.ts';
import { type Property, type PropertyGroup, properties } from '../model/properties.ts';
import type { Entry, Span } from '../toml/tree.ts';
import { blockOffers } from './completion-blocks.ts';
import type { Offer } from './completion-item.ts';
import { lineOf } from './completion-lines.ts';
import { describeProperty } from './hover-property.ts';
import type { Template } from './snippets.ts';

/** In this order the groups are offered, with the name behind each key. */
const groups: readonly (readonly [PropertyGroup, string])[] = [
  ['node', 'node'],
  ['server', `TLS: ${endpoint('server').title}`],
  ['client', `TLS: ${endpoint('client').title}`],
  ['client-api', 'client API'],
  ['client-connection', `TLS: ${endpoint('client-connection').title}`],
  ['enclave', 'payload keys'],
  ['storage', 'storage'],
  ['general', 'general'],
];

/** Keys, and on an empty line whole blocks. */
export function keyOffers(config: Config, cursor: Extract<Cursor, { kind: 'key' | 'new-key' }>): readonly Offer[] {
  if (cursor.kind === 'new-key') {
    const { replace } = cursor;
    const lines = unset(config).map((property) => offer(property, lineOf(property, config), replace, ''));
    return [...blockOffers(config, replace.start), ...lines];
  }
  const { entry, part } = cursor;
  if (entry.path.length > 1) return [];
  const quote = part.quoted ? config.text.charAt(part.start) : '';
  // A value that is there stays; where it is still missing, the line is completed around the equals sign.
  const hasValue = entry.equals !== undefined && entry.value.kind !== 'missing';
  return unset(config, entry).map((property) =>
    hasValue
      ? offer(property, [property.key], cursor.replace, quote)
      : offer(property, lineOf(property, config), halfLine(entry, cursor.replace), quote),
  );
}

/** Those that no other line sets. In a template each branch may set the same one. */
function unset(config: Config, own?: Entry): readonly Property[] {
  if (config.template) return properties;
  return properties.filter((property: Property) => {
    const setting = config.settings.get(property.key);
    return setting === undefined || setting.entry === own;
  });
}

function halfLine(entry: Entry, key: Span): Span {
  return { start: key.start, end: entry.equals === undefined ? key.end : entry.equals + 1 };
}

function offer(property: Property, text: Template, replace: Span, quote: string): Offer {
  const group = groups.findIndex(([name]) => name === property.group);
  const isIdle = property.readBy === 'none';
  const place = String(properties.findIndex(({ key }) => key === property.key)).padStart(2, '0');
  return {
    label: property.key,
    kind: CompletionItemKind.Property,
    text,
    replace,
    filter: `${quote}${property.key}${quote}`,
    rank: `${isIdle ? 2 : 1}${group}${place}`,
    note: isIdle ? 'no effect' : (groups[group]?.[1] ?? ''),
    documentation: describeProperty(property),
  };
}

/** The edits that fixes are made of: set a property, remove an entry, replace part of a string. */

import type { Config } from '../model/config.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import type { TextValue } from '../model/values.ts';
import { plainContent } from '../toml/decode.ts';
import { lineBreakOf } from '../toml/line-break.ts';
import type { Entry, Span } from '../toml/tree.ts';
import type { Edit } from './rule.ts';

/** One `key = value` that a fix wants to stand in the file. */
export interface Wanted {
  readonly key: PropertyKey;
  readonly value: string | number;
}

/** Replaces the value of a property, or writes the property on a line of its own below the entry `below`. */
export function setProperty(config: Config, key: PropertyKey, value: string | number, below: Entry): Edit {
  return setProperties(config, [{ key, value }], below)[0] ?? { start: below.end, end: below.end, newText: '' };
}

/** The same for several properties; all new lines are one edit, so that they keep their order. */
export function setProperties(config: Config, wanted: readonly Wanted[], below: Entry): readonly Edit[] {
  const written = wanted.flatMap(({ key, value }): Edit[] => {
    const setting = config.settings.get(key);
    return setting ? [{ start: setting.value.start, end: setting.value.end, newText: tomlValue(value) }] : [];
  });
  const added = wanted.filter(({ key }) => !config.settings.has(key));
  if (added.length === 0) return written;
  return [...written, insertLines(config.text, below, added)];
}

function insertLines(text: string, below: Span, wanted: readonly Wanted[]): Edit {
  const lineFeed = text.indexOf('\n', below.end);
  const lineBreak = lineBreakOf(text);
  const lines = wanted.map(({ key, value }) => `${property(key).key} = ${tomlValue(value)}`);
  if (lineFeed < 0) {
    return { start: text.length, end: text.length, newText: lines.map((line) => lineBreak + line).join('') };
  }
  return { start: lineFeed + 1, end: lineFeed + 1, newText: lines.map((line) => line + lineBreak).join('') };
}

/** Removes an entry with its line, or lines, and the comment behind it. */
export function removeEntry(text: string, entry: Span): Edit {
  const start = text.lastIndexOf('\n', entry.start - 1) + 1;
  const lineFeed = text.indexOf('\n', entry.end);
  return { start, end: lineFeed < 0 ? text.length : lineFeed + 1, newText: '' };
}

/** Where a piece of a decoded string stands in the document; the whole value where escapes make the two differ. */
export function spanOfPiece(document: string, text: TextValue, start: number, end: number): Span {
  const content = plainContent(document, text.value);
  if (!content) return { start: text.start, end: text.end };
  return { start: content.start + start, end: content.start + end };
}

/** Replaces a piece of a decoded string; rewrites the whole value where it is written with escapes. */
export function replacePiece(document: string, text: TextValue, start: number, end: number, newText: string): Edit {
  const content = plainContent(document, text.value);
  if (content) return { start: content.start + start, end: content.start + end, newText };
  const rewritten = tomlValue(text.text.slice(0, start) + newText + text.text.slice(end));
  return { start: text.start, end: text.end, newText: rewritten };
}

/** A string or integer as Orion's parser reads it. Single quotes keep a backslash readable. */
export function tomlValue(value: string | number): string {
  if (typeof value === 'number') return String(value);
  if (!/["\\\p{Cc}]/u.test(value)) return `"${value}"`;
  return /['\p{Cc}]/u.test(value) ? JSON.stringify(value).replaceAll('\x7f', '\\u007f') : `'${value}'`;
}

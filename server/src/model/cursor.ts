/** The one answer to "where is this offset?", asked by hover, completion, links and code actions alike. */

import type { Entry, Header, KeyPart, Span, Value } from '../toml/tree.ts';
import type { Config } from './config.ts';
import { findProperty, type Property } from './properties.ts';
import type { Setting } from './statements.ts';

/** Where an offset stands in a configuration. */
export type Cursor =
  /** On a top-level key, complete or half typed. `replace` is the text that a completion would replace. */
  | {
      readonly kind: 'key';
      readonly entry: Entry;
      readonly part: KeyPart;
      readonly property: Property | undefined;
      readonly replace: Span;
    }
  /** At a place where a key may start: an empty top-level line. */
  | { readonly kind: 'new-key'; readonly replace: Span }
  /** In or at the value of a top-level key; `value` is the innermost one, an item of a list for instance. */
  | {
      readonly kind: 'value';
      readonly entry: Entry;
      readonly property: Property | undefined;
      readonly setting: Setting | undefined;
      readonly value: Value;
      /** The list around `value`, where it is an item or where a new item may start. */
      readonly list: Value | undefined;
      /** The value with its quotes; empty where there is none yet. */
      readonly replace: Span;
    }
  /** In a table, where Orion looks at nothing. */
  | { readonly kind: 'in-table'; readonly header: Header | undefined }
  | { readonly kind: 'comment'; readonly comment: Span }
  | { readonly kind: 'other' };

/** Finds what stands at `offset`. Works in broken and half-typed text. */
export function cursorAt(config: Config, offset: number): Cursor {
  const { toml, text } = config;
  const comment = toml.comments.find((span) => span.start < offset && offset <= span.end);
  if (comment) return { kind: 'comment', comment };
  let table: Header | undefined;
  for (const statement of toml.statements) {
    if (statement.start > offset) break;
    const reaches = offset <= endOfReach(text, statement);
    if (statement.type === 'header') {
      if (reaches) return { kind: 'in-table', header: statement };
      table = statement;
    } else if (reaches && statement.type === 'entry' && !table) {
      return inEntry(config, statement, offset);
    } else if (reaches) {
      return table ? { kind: 'in-table', header: table } : { kind: 'other' };
    }
  }
  if (table) return { kind: 'in-table', header: table };
  if (!isBlankLine(text, offset)) return { kind: 'other' };
  return inUnclosedList(config, offset) ?? { kind: 'new-key', replace: { start: offset, end: offset } };
}

/** A blank line below a list whose bracket is still to be typed belongs to the list. */
function inUnclosedList(config: Config, offset: number): Cursor | undefined {
  const above = config.toml.statements.findLast((statement) => statement.end <= offset);
  if (above?.type !== 'entry' || above.value.kind !== 'array' || above.value.closed) return undefined;
  if (config.text.slice(above.end, offset).trim() !== '') return undefined;
  const { value } = above;
  return { kind: 'value', ...ownerOf(config, above), value, list: value, replace: { start: offset, end: offset } };
}

/** A statement reaches to the blanks behind it, where its missing value would be typed. */
function endOfReach(text: string, statement: Span): number {
  let end = statement.end;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

function isBlankLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return text.slice(start, newline < 0 ? text.length : newline).trim() === '';
}

function inEntry(config: Config, entry: Entry, offset: number): Cursor {
  const part = entry.path.find((candidate) => candidate.start <= offset && offset <= candidate.end);
  const owner = ownerOf(config, entry);
  if (part) {
    return { kind: 'key', entry, part, property: owner.property, replace: { start: part.start, end: part.end } };
  }
  if (entry.equals === undefined || offset <= entry.equals) return { kind: 'other' };
  const { value, list } = innermost(entry.value, offset);
  const inside = value.start <= offset && offset <= value.end;
  // Before a value that is there, and behind one that is complete, nothing more can be typed.
  if (!inside && value.kind !== 'missing') return { kind: 'other' };
  // An item or a value that is still missing replaces nothing.
  const isWritten = inside && value !== list;
  const replace = isWritten ? { start: value.start, end: value.end } : { start: offset, end: offset };
  return { kind: 'value', ...owner, value, list, replace };
}

function ownerOf(config: Config, entry: Entry) {
  const [first] = entry.path;
  return {
    entry,
    property: first && entry.path.length === 1 ? findProperty(first.name) : undefined,
    setting: config.occurrences.find((candidate) => candidate.entry === entry),
  };
}

function innermost(value: Value, offset: number): { value: Value; list: Value | undefined } {
  if (value.kind !== 'array' || offset <= value.start || (value.closed && offset >= value.end))
    return { value, list: undefined };
  const item = value.items?.find((candidate) => candidate.start <= offset && offset <= candidate.end);
  return { value: item ?? value, list: value };
}

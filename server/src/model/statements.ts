/** The statements of a document as Orion takes them: settings of its properties, and strays that it never sees as such. */

import { overlapFinder } from '../toml/ordered.ts';
import type { Entry, Header, KeyPart, Span, TomlDocument, Value } from '../toml/tree.ts';
import { findProperty, type Property } from './properties.ts';
import { type Refusal, readValue, type TextValue } from './values.ts';

/** One property as the file writes it, at the top level and in Orion's spelling. */
export interface Setting {
  readonly property: Property;
  readonly entry: Entry;
  readonly key: KeyPart;
  readonly value: Value;
  /** The decoded strings: one for a string property, one an item for a list. */
  readonly texts: readonly TextValue[];
  readonly number?: number;
  /** What Orion's schema says against it. */
  readonly refusals: readonly Refusal[];
  /** False where it has a syntax error, is refused, or holds a placeholder: nothing can be concluded from it. */
  readonly usable: boolean;
}

/** A key or table that Orion never sees as one of its properties. */
export type Stray = Span &
  (
    | { readonly kind: 'unknown'; readonly name: string; readonly what: 'key' | 'table'; readonly entry?: Entry }
    | { readonly kind: 'miscased'; readonly name: string; readonly property: Property; readonly entry: Entry }
    | { readonly kind: 'in-table'; readonly lost: readonly KeyPart[]; readonly header?: Header }
    /** `[tls]` or `tls.x = …`: a table where Orion wants a value, so it stops. */
    | { readonly kind: 'table-as-value'; readonly property: Property }
  );

/** Walks the statements in order, so that a key is judged by the table it stands in. */
export function sortStatements(document: TomlDocument): { occurrences: Setting[]; strays: Stray[] } {
  const occurrences: Setting[] = [];
  const strays: Stray[] = [];
  let table: Header | undefined;
  let inTable: Entry[] = [];
  const isBroken = overlapFinder(document.problems);
  const isRedefined = overlapFinder(document.redefinitions);
  const closeTable = () => {
    if (table && !isRedefined(table)) strays.push(...judgeTable(table, inTable));
    inTable = [];
  };
  for (const statement of document.statements) {
    if (statement.type === 'header') {
      closeTable();
      table = statement;
    } else if (statement.type === 'entry' && table) {
      inTable.push(statement);
    } else if (statement.type === 'entry') {
      const setting = readSetting(document.text, statement, isBroken);
      if (setting) occurrences.push(setting);
      else strays.push(...judgeEntry(statement));
    }
  }
  closeTable();
  return { occurrences, strays };
}

function readSetting(text: string, entry: Entry, isBroken: (span: Span) => boolean): Setting | undefined {
  const [key] = entry.path;
  const known = key && entry.path.length === 1 ? findProperty(key.name) : undefined;
  if (!key || !known || entry.equals === undefined) return undefined;
  const { value } = entry;
  const base = { property: known, entry, key, value };
  const sound = value.closed && !isBroken(value);
  if (!sound || value.kind === 'missing' || value.kind === 'invalid') {
    return { ...base, texts: [], refusals: [], usable: false };
  }
  const read = readValue(text, known, value);
  return { ...base, ...read, usable: read.refusals.length === 0 && !read.texts.some(({ templated }) => templated) };
}

function judgeEntry(entry: Entry): Stray[] {
  const [first] = entry.path;
  const last = entry.path.at(-1);
  if (!first || !last) return [];
  const whole = { start: first.start, end: last.end };
  const dotted = entry.path.length > 1;
  const known = findProperty(first.name);
  if (known) return dotted ? [{ kind: 'table-as-value', ...whole, property: known }] : [];

  const lost = [...entry.path.slice(1), ...keysInside(entry.value)].filter((part) => findProperty(part.name));
  if (lost.length > 0) return [{ kind: 'in-table', ...whole, lost }];
  const name = entry.path.map((part) => part.name).join('.');
  const rightCase = dotted ? undefined : findProperty(first.name.toLowerCase());
  if (rightCase) return [{ kind: 'miscased', ...whole, name, property: rightCase, entry }];
  // A word that is still being typed is no finding until it has its equals sign.
  return entry.equals === undefined ? [] : [{ kind: 'unknown', ...whole, name, what: 'key', entry }];
}

function keysInside(value: Value): KeyPart[] {
  return (value.entries ?? []).flatMap((entry) => [...entry.path, ...keysInside(entry.value)]);
}

function judgeTable(header: Header, entries: readonly Entry[]): Stray[] {
  const [first] = header.path;
  const last = header.path.at(-1);
  if (!first || !last) return [];
  const whole = { start: first.start, end: last.end };
  const known = findProperty(first.name);
  if (known) return [{ kind: 'table-as-value', ...whole, property: known }];
  const keys = [...header.path.slice(1), ...entries.flatMap((entry) => [...entry.path, ...keysInside(entry.value)])];
  const lost = keys.filter((part) => findProperty(part.name));
  if (lost.length > 0) return [{ kind: 'in-table', ...whole, lost, header }];
  return [{ kind: 'unknown', ...whole, name: header.path.map((part) => part.name).join('.'), what: 'table' }];
}

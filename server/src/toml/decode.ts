/** What a value means: its text without quotes and escapes, its number, its items. */
import { isSurrogate } from './escapes.ts';
import { type PlainValue, readWithIarna } from './iarna.ts';
import { readNumber } from './numbers.ts';
import type { Entry, Span, Value } from './tree.ts';

/** A date or time, as written: which of TOML's four types it is can be read from its form. */
export interface DecodedDate {
  readonly datetime: string;
}

/**
 * A decoded value. Strings keep lone surrogates and the line breaks of the text. Integers beyond 2^53 are bigint, all
 * other integers and all floats are number. Tables are maps, so that no key can be mistaken for a member.
 */
export type Decoded = string | number | bigint | boolean | DecodedDate | readonly Decoded[] | DecodedTable;
export interface DecodedTable extends ReadonlyMap<string, Decoded> {}

const LINE_ENDING_BACKSLASH = /^\\[ \t]*(\r?\n)$/;
const ESCAPE = /\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n|[\s\S])/g;
const ZERO_WITH_EXPONENT = /^[-+]?0[eE]/;

/**
 * Decodes a value as Orion reads it. Undefined for a value that is not closed, missing, or no TOML; an array or table
 * is undefined as a whole where one of its parts is.
 */
export function decode(text: string, value: Value): Decoded | undefined {
  if (!value.closed) return undefined;
  const written = text.slice(value.start, value.end);
  switch (value.kind) {
    case 'string':
      return decodeString(text, value);
    case 'integer':
    case 'float':
      // Orion refuses numbers beyond its limits, @iarna/toml wraps or rounds them.
      if (readNumber(written)?.problem) return undefined;
      // @iarna/toml rejects 0e2 though it is a float.
      return ZERO_WITH_EXPONENT.test(written)
        ? Number(written.replaceAll('_', ''))
        : decodeWithIarna(written, isNumeric);
    case 'boolean':
      return written === 'true';
    case 'datetime':
      return { datetime: written };
    case 'array':
      return decodeArray(text, value.items ?? []);
    case 'table':
      return decodeTable(text, value.entries ?? []);
    case 'invalid':
    case 'missing':
      return undefined;
  }
}

/**
 * The span of a string's content where each index of the decoded string is the offset `start + index` of the text.
 * Undefined where escapes make them differ, and for anything but a closed string.
 */
export function plainContent(text: string, value: Value): Span | undefined {
  if (value.kind !== 'string' || !value.closed || value.quote === undefined) return undefined;
  const { quote } = value;
  const end = value.end - quote.length;
  let start = value.start + quote.length;
  // The line break right after the opening quotes is no part of the value.
  if (quote.length === 3) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  if (quote.startsWith('"') && text.slice(start, end).includes('\\')) return undefined;
  return { start, end };
}

function decodeString(text: string, value: Value): string | undefined {
  const plain = plainContent(text, value);
  if (plain) return text.slice(plain.start, plain.end);
  const written = text.slice(value.start, value.end).replace(ESCAPE, asIarnaReadsIt);
  return decodeWithIarna(written, isString);
}

/**
 * Orion's parser takes half a surrogate pair as an escape, and of a backslash at the end of a line it drops only the
 * backslash; `@iarna/toml` refuses the one and drops line break and indentation with the other.
 */
function asIarnaReadsIt(written: string): string {
  const lineBreak = LINE_ENDING_BACKSLASH.exec(written)?.[1];
  if (lineBreak !== undefined) return lineBreak === '\n' ? '\\n' : '\\r\\n';
  const codePoint = /^\\[uU]/.test(written) ? Number.parseInt(written.slice(2), 16) : 0;
  return isSurrogate(codePoint) ? String.fromCharCode(codePoint) : written;
}

function decodeArray(text: string, items: readonly Value[]): readonly Decoded[] | undefined {
  const decoded: Decoded[] = [];
  for (const item of items) {
    const member = decode(text, item);
    if (member === undefined) return undefined;
    decoded.push(member);
  }
  return decoded;
}

function decodeTable(text: string, entries: readonly Entry[]): DecodedTable | undefined {
  const root = new Map<string, Decoded>();
  for (const entry of entries) {
    const last = entry.path.at(-1);
    const member = decode(text, entry.value);
    if (member === undefined || last === undefined) return undefined;
    const owner = ownerOf(root, entry);
    if (owner === undefined || owner.has(last.name)) return undefined;
    owner.set(last.name, member);
  }
  return root;
}

/** The table that a dotted key means, made where it is missing; undefined where the name is no table. */
function ownerOf(root: Map<string, Decoded>, entry: Entry): Map<string, Decoded> | undefined {
  let owner = root;
  for (const part of entry.path.slice(0, -1)) {
    const next = owner.get(part.name) ?? new Map<string, Decoded>();
    if (!(next instanceof Map)) return undefined;
    owner.set(part.name, next);
    owner = next;
  }
  return owner;
}

/** Decodes one scalar as the only value of a document. */
function decodeWithIarna<T extends PlainValue>(
  written: string,
  isWanted: (value: PlainValue) => value is T,
): T | undefined {
  const reading = readWithIarna(`v=${written}`);
  if (!reading.accepted) return undefined;
  const { v: value } = reading.table;
  return value !== undefined && isWanted(value) ? value : undefined;
}

function isString(value: PlainValue): value is string {
  return typeof value === 'string';
}

function isNumeric(value: PlainValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

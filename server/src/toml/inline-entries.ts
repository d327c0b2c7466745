/** The part that all `key = value` pairs have in common, and the pairs inside inline tables. */
import { parseKey } from './keys.ts';
import type { Scanner } from './scanner.ts';
import type { Entry, KeyPart, Span, Value } from './tree.ts';

type ParseValue = (scanner: Scanner) => Value;

/** A pair while it is being read: what is missing is left out. */
export interface Pair {
  readonly path: readonly KeyPart[];
  readonly equals?: number;
  /** Absent where the value, or all behind the key, is missing. */
  readonly value?: Value;
}

/** Parses `key = value` up to the end of the value, or as far as there is sense in the text. */
export function parsePair(scanner: Scanner, isOver: (scanner: Scanner) => boolean, parseValue: ParseValue): Pair {
  const { path, complete } = parseKey(scanner);
  if (scanner.char !== '=') {
    if (complete) reportMissingEquals(scanner, path);
    return { path };
  }
  const equals = scanner.at++;
  scanner.skipBlanks();
  if (isOver(scanner)) {
    scanner.report('missing-value', equals, equals + 1, 'Here a value is missing: write one after the =.');
    return { path, equals };
  }
  return { path, equals, value: parseValue(scanner) };
}

function reportMissingEquals(scanner: Scanner, path: readonly KeyPart[]): void {
  const key = pathSpan(path, scanner.at);
  const instead = scanner.char === ':' ? ' instead of the colon' : ' and a value';
  scanner.report('missing-equals', key.start, key.end, `A key needs a value: write =${instead} after it.`);
}

/** From the first to the last part of a key; empty at `fallback` where no part could be read. */
export function pathSpan(path: readonly KeyPart[], fallback: number): Span {
  return { start: path[0]?.start ?? fallback, end: path.at(-1)?.end ?? fallback };
}

/** Where the value of a pair would stand: here, or right behind the key while there is no `=`. */
export function missingValueOffset(scanner: Scanner, { equals, path }: Pair, start: number): number {
  return equals === undefined ? pathSpan(path, start).end : scanner.at;
}

/** The value of a pair that has none: nothing, at an offset. */
export function missingValue(offset: number): Value {
  return { kind: 'missing', start: offset, end: offset, closed: true };
}

/** Parses one entry of an inline table; a broken one ends before the next comma or brace. */
export function parseInlineEntry(scanner: Scanner, parseValue: ParseValue): Entry {
  const start = scanner.at;
  const before = scanner.mark();
  const pair = parsePair(scanner, isInlineValueOver, parseValue);
  const { path, equals, value } = pair;
  const valueAt = missingValueOffset(scanner, pair, start);
  if (equals === undefined) skipToSeparator(scanner);
  const lastPart = pathSpan(path, start).end;
  return {
    type: 'entry',
    start,
    end: equals === undefined ? Math.max(scanner.trimmedEnd(scanner.at, start), lastPart) : scanner.at,
    path,
    ...(equals !== undefined && { equals }),
    value: value ?? missingValue(valueAt),
    broken: scanner.isBrokenSince(before),
  };
}

function isInlineValueOver(scanner: Scanner): boolean {
  return scanner.isLineEnd() || '#,}'.includes(scanner.char);
}

function skipToSeparator(scanner: Scanner): void {
  while (!scanner.isLineEnd() && scanner.char !== ',' && scanner.char !== '}') scanner.at++;
}

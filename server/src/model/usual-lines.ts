/**
 * The lines of a known-hosts file that are spelled as Orion writes them, as numbers: a file may have 100,000, and making an
 * object and a name of each takes longer than finding them all. Entries are made when somebody wants to see them.
 */

import { fingerprintDigits, type KnownHostsEntry } from './known-hosts-line.ts';

export interface UsualLines {
  readonly count: number;
  /** The number of a row's line, from 0. */
  lineOf(row: number): number;
  /** The entry of a row, the same one each time. */
  entry(row: number): KnownHostsEntry;
  /** The checksum of a row's name. */
  nameSum(row: number): number;
  /** The rows, in order, whose fingerprint is one of these. */
  rowsWith(fingerprints: FingerprintSet): readonly number[];
}

export interface UsualLineCollector extends UsualLines {
  /** Adds the usual line that starts at an offset and says where it ends; undefined where another one starts there. */
  add(start: number, line: number): number | undefined;
}

/** Lower case, one blank, 64 digits, as FileBackedFingerprintRepository.writeFingerprints leaves an ordinary entry. */
const usualLine = /(?!#)[!-@[-~]+ [0-9a-f]{64}(?=[\r\n]|$)/y;

const shortestLine = 'a '.length + fingerprintDigits;

/** What the numbers of a row are. */
const [lineColumn, startColumn, endColumn, columns] = [0, 1, 2, 3];

/** No lines yet; they are added in ascending order. */
export function collectUsualLines(text: string): UsualLineCollector {
  const numbers = new Int32Array(columns * Math.ceil(text.length / shortestLine));
  const entries: (KnownHostsEntry | undefined)[] = [];
  let count = 0;
  const at = (row: number, column: number) => numbers[row * columns + column] ?? 0;
  const fingerprintStart = (row: number) => at(row, endColumn) - fingerprintDigits;

  const makeEntry = (row: number): KnownHostsEntry => {
    const [start, end] = [at(row, startColumn), at(row, endColumn)];
    const identifierEnd = fingerprintStart(row) - 1;
    return {
      type: 'entry',
      start,
      end,
      line: at(row, lineColumn),
      identifierEnd,
      fingerprintStart: fingerprintStart(row),
      name: text.slice(start, identifierEnd),
      hex: text.slice(fingerprintStart(row), end),
    };
  };
  return {
    get count() {
      return count;
    },
    add(start, line) {
      usualLine.lastIndex = start;
      if (!usualLine.test(text)) return undefined;
      const end = usualLine.lastIndex;
      const row = count * columns;
      numbers[row + lineColumn] = line;
      numbers[row + startColumn] = start;
      numbers[row + endColumn] = end;
      count += 1;
      return end;
    },
    lineOf: (row) => at(row, lineColumn),
    entry(row) {
      const entry = entries[row] ?? makeEntry(row);
      entries[row] = entry;
      return entry;
    },
    nameSum: (row) => checksum(text, at(row, startColumn), fingerprintStart(row) - 1),
    rowsWith(fingerprints) {
      const rows: number[] = [];
      for (let row = 0; row < count; row += 1) {
        if (fingerprints.hasAt(text, fingerprintStart(row))) rows.push(row);
      }
      return rows;
    },
  };
}

/** Fingerprints in lower-case hex, to look for in many lines or for many in a line. */
export interface FingerprintSet {
  has(fingerprint: string): boolean;
  /** Whether one of them, with all digits of SHA-256, stands at an offset. */
  hasAt(text: string, start: number): boolean;
}

/** Digits of a fingerprint that are looked at before it is cut out of the text. */
const firstDigits = 6;

/** The set of these fingerprints. */
export function fingerprintSet(fingerprints: Iterable<string>): FingerprintSet {
  const all = new Set(fingerprints);
  const beginnings = new Set(Array.from(all, (fingerprint) => checksum(fingerprint, 0, firstDigits)));
  return {
    has: (fingerprint) => all.has(fingerprint),
    hasAt: (text, start) =>
      beginnings.has(checksum(text, start, start + firstDigits)) &&
      all.has(text.slice(start, start + fingerprintDigits)),
  };
}

/** A 32-bit number for a piece of text. Equal pieces have equal numbers; different ones seldom do. */
export function checksum(text: string, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
  return sum;
}

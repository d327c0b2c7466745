/** A known-hosts file line by line, as Tuweni 1.3.0's FileBackedFingerprintRepository reads it. */

import { withoutPrivateKeys } from '../pki/pem-text.ts';
import type { Span } from '../toml/tree.ts';
import { type KnownHostsEntry, type KnownHostsLine, parseLine, trimmed } from './known-hosts-line.ts';
import { checksum, collectUsualLines, type FingerprintSet, type UsualLines } from './usual-lines.ts';

/** What costs as much as the file is long is asked for by a call, and then kept. */
export interface KnownHosts {
  /** As written, with asterisks for the content of a private key that somebody has taken for known hosts. */
  readonly text: string;
  /** Number of lines that are neither blank nor comments. */
  readonly size: number;
  /** Those lines in order of appearance. */
  lines(): readonly KnownHostsLine[];
  /** Those of them that Orion would write in another way, malformed ones included: the few that need a second look. */
  readonly unusual: readonly KnownHostsLine[];
  readonly comments: readonly Span[];
  /** The entry in effect for each name: the last one. */
  inEffect(): ReadonlyMap<string, KnownHostsEntry>;
  /** The same for these names alone, in lower case. */
  inEffectFor(names: ReadonlySet<string>): ReadonlyMap<string, KnownHostsEntry>;
  /** The entries that a later one of the same name overrides, in order, each with the one in effect. */
  overridden(): ReadonlyMap<KnownHostsEntry, KnownHostsEntry>;
  /** The entries, in order, that pin one of these certificates. */
  pinning(fingerprints: FingerprintSet): readonly KnownHostsEntry[];
  /** The text starts with U+FEFF, which becomes part of the first identifier; or the file does, and the editor hides it. */
  readonly byteOrderMark: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Parses a whole file. Never throws; linear in its length. `hiddenMark`: the file starts with U+FEFF and `text` behind it, as
 * an editor shows it. Orion reads the mark, offsets do not count it.
 */
export function parseKnownHosts(written: string, hiddenMark = false): KnownHosts {
  const text = withoutPrivateKeys(written);
  const usual = collectUsualLines(text);
  const unusual: KnownHostsLine[] = [];
  const comments: Span[] = [];
  const lineBreaks = lineBreakFinder(text);
  const addOther = (start: number, end: number, line: number) => {
    if (hiddenMark && line === 0) {
      unusual.push(markedLine(text.slice(start, end)));
      return;
    }
    const span = trimmed(text, start, end);
    if (text.startsWith('#', span.start)) comments.push(span);
    else if (span.start < span.end) unusual.push(parseLine(text, span, line));
  };
  let start = 0;
  for (let line = 0; start <= text.length; line += 1) {
    let end = hiddenMark && line === 0 ? undefined : usual.add(start, line);
    if (end === undefined) {
      end = lineBreaks(start);
      addOther(start, end, line);
    }
    const isCrLf = text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed;
    start = end + (isCrLf ? 2 : 1);
  }
  return {
    text,
    size: usual.count + unusual.length,
    unusual,
    comments,
    byteOrderMark: hiddenMark || text.startsWith('\uFEFF'),
    ...questionsAbout(usual, unusual),
  };
}

type Questions = Pick<KnownHosts, 'lines' | 'inEffect' | 'inEffectFor' | 'overridden' | 'pinning'>;

function questionsAbout(usual: UsualLines, unusual: readonly KnownHostsLine[]): Questions {
  const unusualEntries = unusual.filter((line) => line.type === 'entry');
  const lines = once(() => inOrder(usual, unusual));
  const inEffect = once(() => lastOfEachName(lines().filter((line) => line.type === 'entry')));
  /** Several rules ask for those of the whole workspace. */
  const pinned = new WeakMap<FingerprintSet, readonly KnownHostsEntry[]>();
  return {
    lines,
    inEffect,
    inEffectFor(names) {
      if (names.size === 0) return new Map();
      // A thousand nodes have a thousand short files, each of which is asked for all their names.
      if (usual.count + unusual.length < names.size) return withNames(inEffect(), names);
      const sums = new Set(Array.from(names, sumOf));
      const found = unusualEntries.filter(({ name }) => names.has(name));
      for (let row = 0; row < usual.count; row += 1) {
        if (sums.has(usual.nameSum(row)) && names.has(usual.entry(row).name)) found.push(usual.entry(row));
      }
      return lastOfEachName(sorted(found));
    },
    overridden: once(() => overriddenEntries(usual, unusualEntries)),
    pinning(fingerprints) {
      const known = pinned.get(fingerprints);
      if (known) return known;
      const rows = usual.rowsWith(fingerprints);
      const found = sorted([
        ...rows.map((row) => usual.entry(row)),
        ...unusualEntries.filter(({ hex }) => fingerprints.has(hex)),
      ]);
      pinned.set(fingerprints, found);
      return found;
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function inOrder(usual: UsualLines, unusual: readonly KnownHostsLine[]): readonly KnownHostsLine[] {
  const lines: KnownHostsLine[] = [];
  let row = 0;
  const addUsualUpTo = (line: number) => {
    for (; row < usual.count && usual.lineOf(row) < line; row += 1) lines.push(usual.entry(row));
  };
  for (const other of unusual) {
    addUsualUpTo(other.line);
    lines.push(other);
  }
  addUsualUpTo(Number.POSITIVE_INFINITY);
  return lines;
}

function sorted(entries: readonly KnownHostsEntry[]): readonly KnownHostsEntry[] {
  return [...entries].sort((left, right) => left.line - right.line);
}

function withNames(
  entries: ReadonlyMap<string, KnownHostsEntry>,
  names: ReadonlySet<string>,
): ReadonlyMap<string, KnownHostsEntry> {
  return new Map([...entries].filter(([name]) => names.has(name)));
}

function lastOfEachName(entries: readonly KnownHostsEntry[]): ReadonlyMap<string, KnownHostsEntry> {
  const last = new Map<string, KnownHostsEntry>();
  for (const entry of entries) last.set(entry.name, entry);
  return last;
}

/** Nearly always there are none, which the checksums of the names tell without making a single name. */
function overriddenEntries(
  usual: UsualLines,
  unusualEntries: readonly KnownHostsEntry[],
): ReadonlyMap<KnownHostsEntry, KnownHostsEntry> {
  const sums = new Int32Array(usual.count + unusualEntries.length);
  for (let row = 0; row < usual.count; row += 1) sums[row] = usual.nameSum(row);
  const unusualSums = unusualEntries.map(({ name }) => sumOf(name));
  sums.set(unusualSums, usual.count);
  const repeated = repeatedNumbers(sums);
  if (repeated.size === 0) return new Map();
  const found = unusualEntries.filter(({ name }) => repeated.has(sumOf(name)));
  for (let row = 0; row < usual.count; row += 1) {
    if (repeated.has(usual.nameSum(row))) found.push(usual.entry(row));
  }
  const candidates = sorted(found);
  const last = lastOfEachName(candidates);
  const overridden = new Map<KnownHostsEntry, KnownHostsEntry>();
  for (const entry of candidates) {
    const winner = last.get(entry.name);
    if (winner && winner !== entry) overridden.set(entry, winner);
  }
  return overridden;
}

function sumOf(name: string): number {
  return checksum(name, 0, name.length);
}

function repeatedNumbers(numbers: Int32Array): ReadonlySet<number> {
  const ascending = numbers.sort();
  return new Set(ascending.filter((number, index) => index > 0 && number === ascending[index - 1]));
}

/** The first line behind a mark that the text leaves out. The mark is no blank and cannot be left away. */
function markedLine(line: string): KnownHostsLine {
  const marked = `\uFEFF${line}`;
  const read = parseLine(marked, trimmed(marked, 0, marked.length), 0);
  const shown = (offset: number) => Math.max(offset - 1, 0);
  return {
    ...read,
    start: shown(read.start),
    end: shown(read.end),
    identifierEnd: shown(read.identifierEnd),
    fingerprintStart: shown(read.fingerprintStart),
  };
}

/** BufferedReader.readLine ends a line at LF, CR or CRLF. Offsets are asked for in ascending order. */
function lineBreakFinder(text: string): (from: number) => number {
  const find = (character: string, from: number) => {
    const found = text.indexOf(character, from);
    return found < 0 ? text.length : found;
  };
  let nextFeed = -1;
  let nextReturn = -1;
  return (from) => {
    if (nextFeed < from) nextFeed = find('\n', from);
    if (nextReturn < from) nextReturn = find('\r', from);
    return Math.min(nextFeed, nextReturn);
  };
}

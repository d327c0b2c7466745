/** A known-hosts file line by line, as Tuweni 1.3.0's FileBackedFingerprintRepository reads it. */

import type { Span } from '../toml/tree.ts';

/**
 * A line that is neither blank nor a comment; the span leaves out the blanks around it. One flat object, since a file may have
 * 100,000 of them: `identifierSpan` and `fingerprintSpan` make spans where one is needed.
 */
interface Line extends Span {
  /** 0-based. */
  readonly line: number;
  readonly identifierEnd: number;
  /** The offset of the fingerprint; the end of the line where there is none. */
  readonly fingerprintStart: number;
}

/** A line that Orion takes: who, and which certificate. */
export interface KnownHostsEntry extends Line {
  readonly type: 'entry';
  /** The identifier as Orion keeps it: lower-cased. */
  readonly name: string;
  /** The bytes as Orion keeps them, in lower-case hex. Any length: only 64 digits can ever match. */
  readonly hex: string;
}

/** A line on which Orion stops. */
export interface MalformedLine extends Line {
  readonly type: 'malformed';
  /** `line`: no white space between two parts. `fingerprint`: the second part is no hex of even length. */
  readonly fault: 'line' | 'fingerprint';
}

export type KnownHostsLine = KnownHostsEntry | MalformedLine;

export interface KnownHosts {
  readonly text: string;
  /** In order of appearance. */
  readonly lines: readonly KnownHostsLine[];
  /** Those of them that Orion would write in another way, malformed ones included: the few that need a second look. */
  readonly unusual: readonly KnownHostsLine[];
  readonly comments: readonly Span[];
  /** The entry in effect for each name: the last one. */
  readonly inEffect: ReadonlyMap<string, KnownHostsEntry>;
  /** The entries that a later one of the same name overrides, in order. */
  readonly overridden: ReadonlySet<KnownHostsEntry>;
  /** The text starts with U+FEFF, which becomes part of the first identifier. */
  readonly byteOrderMark: boolean;
}

/** Number of hex digits of a SHA-256 fingerprint, the only length that can match. */
export const fingerprintDigits = 64;

/** A line as Orion writes it: lower case, one blank, 64 digits. Long files consist of these, and the expression skips them fast. */
const usualLine = /(?!#)[!-@[-~]+ [0-9a-f]{64}(?=[\r\n]|$)/y;

/** Parses a whole file. Never throws; linear in its length. */
export function parseKnownHosts(text: string): KnownHosts {
  const lines: KnownHostsLine[] = [];
  const unusual: KnownHostsLine[] = [];
  const comments: Span[] = [];
  const inEffect = new Map<string, KnownHostsEntry>();
  const lineBreaks = lineBreakFinder(text);
  const add = (line: KnownHostsLine) => {
    lines.push(line);
    if (line.type === 'entry') inEffect.set(line.name, line);
  };
  let start = 0;
  for (let line = 0; start <= text.length; line += 1) {
    usualLine.lastIndex = start;
    let lineEnd: number;
    if (usualLine.test(text)) {
      lineEnd = usualLine.lastIndex;
      add(usualEntry(text, start, lineEnd, line));
    } else {
      lineEnd = lineBreaks(start);
      const end = trimEnd(text, start, lineEnd);
      const first = trimStart(text, start, end);
      if (first < end) {
        if (text.charCodeAt(first) === hash) comments.push({ start: first, end });
        else {
          const parsed = parseLine(text, first, end, line);
          unusual.push(parsed);
          add(parsed);
        }
      }
    }
    const isCrLf = text.charCodeAt(lineEnd) === carriageReturn && text.charCodeAt(lineEnd + 1) === lineFeed;
    start = lineEnd + (isCrLf ? 2 : 1);
  }
  const overridden = overriddenEntries({ lines, unusual, inEffect });
  return { text, lines, unusual, comments, inEffect, overridden, byteOrderMark: text.startsWith('\uFEFF') };
}

/** Nearly always there are none, which the numbers of entries and names tell without looking at any. */
function overriddenEntries({
  lines,
  unusual,
  inEffect,
}: Pick<KnownHosts, 'lines' | 'unusual' | 'inEffect'>): ReadonlySet<KnownHostsEntry> {
  const malformed = unusual.filter(({ type }) => type === 'malformed').length;
  if (lines.length - malformed === inEffect.size) return new Set();
  const entries = lines.filter((line) => line.type === 'entry');
  return new Set(entries.filter((entry) => inEffect.get(entry.name) !== entry));
}

/** The same for the text of a file that starts with U+FEFF where an editor hides it: Orion reads the mark, offsets do not count it. */
export function parseMarkedKnownHosts(text: string): KnownHosts {
  const marked = parseKnownHosts(`\uFEFF${text}`);
  const shift = (offset: number) => Math.max(offset - 1, 0);
  const inEffect = new Map<string, KnownHostsEntry>();
  const lines = marked.lines.map((line): KnownHostsLine => {
    const shifted = {
      ...line,
      start: shift(line.start),
      end: shift(line.end),
      identifierEnd: shift(line.identifierEnd),
      fingerprintStart: shift(line.fingerprintStart),
    };
    if (shifted.type === 'entry') inEffect.set(shifted.name, shifted);
    return shifted;
  });
  const isUnusual = new Set(marked.unusual.map(({ line }) => line));
  const unusual = lines.filter(({ line }) => isUnusual.has(line));
  const comments = marked.comments.map(({ start, end }) => ({ start: shift(start), end: shift(end) }));
  const overridden = overriddenEntries({ lines, unusual, inEffect });
  return { text, lines, unusual, comments, inEffect, overridden, byteOrderMark: true };
}

/** Where the identifier of a line stands. */
export function identifierSpan({ start, identifierEnd }: KnownHostsLine): Span {
  return { start, end: identifierEnd };
}

/** Where the fingerprint of a line stands; undefined where the line has one part only. */
export function fingerprintSpan({ fingerprintStart, end }: KnownHostsLine): Span | undefined {
  return fingerprintStart < end ? { start: fingerprintStart, end } : undefined;
}

const tab = 0x09;
const lineFeed = 0x0a;
const formFeed = 0x0c;
const carriageReturn = 0x0d;
const blank = 0x20;
const hash = 0x23;

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

/** String.trim drops every character up to and including the blank, control characters too. */
function trimStart(text: string, from: number, end: number): number {
  let start = from;
  while (start < end && text.charCodeAt(start) <= blank) start += 1;
  return start;
}

function trimEnd(text: string, start: number, to: number): number {
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= blank) end -= 1;
  return end;
}

/** Java's `\s` within a line: a no-break space separates nothing. */
function isSeparator(code: number): boolean {
  return code === blank || (code >= tab && code <= formFeed);
}

function usualEntry(text: string, start: number, end: number, line: number): KnownHostsEntry {
  const fingerprintStart = end - fingerprintDigits;
  const identifierEnd = fingerprintStart - 1;
  const name = text.slice(start, identifierEnd);
  return {
    type: 'entry',
    start,
    end,
    line,
    identifierEnd,
    fingerprintStart,
    name,
    hex: text.slice(fingerprintStart, end),
  };
}

function parseLine(text: string, start: number, end: number, line: number): KnownHostsLine {
  let identifierEnd = start;
  while (identifierEnd < end && !isSeparator(text.charCodeAt(identifierEnd))) identifierEnd += 1;
  let fingerprintStart = identifierEnd;
  while (fingerprintStart < end && isSeparator(text.charCodeAt(fingerprintStart))) fingerprintStart += 1;
  if (identifierEnd === end) {
    return { type: 'malformed', start, end, line, identifierEnd, fingerprintStart: end, fault: 'line' };
  }
  // The second part is trimmed once more, as a whole.
  fingerprintStart = trimStart(text, fingerprintStart, end);
  const hex = readFingerprint(text.slice(fingerprintStart, end));
  if (hex === undefined) {
    return { type: 'malformed', start, end, line, identifierEnd, fingerprintStart, fault: 'fingerprint' };
  }
  const name = text.slice(start, identifierEnd).toLowerCase();
  return { type: 'entry', start, end, line, identifierEnd, fingerprintStart, name, hex };
}

const plainDigits = /^[0-9a-f]*$/;
const digitsOfAnyCase = /^[0-9A-Fa-f]*$/;

/**
 * The bytes of a fingerprint as Orion reads it, in lower-case hex: colons are dropped, one `0x` is allowed, the number of
 * digits must be even (BytesValues.fromRawHexString). Undefined where Orion stops.
 */
export function readFingerprint(text: string): string | undefined {
  if (plainDigits.test(text)) return text.length % 2 === 0 ? text : undefined;
  const digits = text.replaceAll(':', '').replace(/^0x/, '');
  return digits.length % 2 === 0 && digitsOfAnyCase.test(digits) ? digits.toLowerCase() : undefined;
}

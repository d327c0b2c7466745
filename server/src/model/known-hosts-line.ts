/** One line of a known-hosts file, as Tuweni 1.3.0's FileBackedFingerprintRepository.parseLine reads it. */

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

/** Number of hex digits of a SHA-256 fingerprint, the only length that can match. */
export const fingerprintDigits = 64;

/** Where the identifier of a line stands. */
export function identifierSpan({ start, identifierEnd }: KnownHostsLine): Span {
  return { start, end: identifierEnd };
}

/** Where the fingerprint of a line stands; undefined where the line has one part only. */
export function fingerprintSpan({ fingerprintStart, end }: KnownHostsLine): Span | undefined {
  return fingerprintStart < end ? { start: fingerprintStart, end } : undefined;
}

const tab = 0x09;
const formFeed = 0x0c;
const blank = 0x20;

/** What is left of a piece of text after Java's String.trim, which drops every character up to the blank, control characters too. */
export function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  while (start < to && text.charCodeAt(start) <= blank) start += 1;
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= blank) end -= 1;
  return { start, end };
}

/** Java's `\s` within a line: a no-break space separates nothing. */
function isSeparator(code: number): boolean {
  return code === blank || (code >= tab && code <= formFeed);
}

/** Reads a line, given without the blanks around it, that is not empty and no comment. `line` is its number from 0. */
export function parseLine(text: string, { start, end }: Span, line: number): KnownHostsLine {
  let identifierEnd = start;
  while (identifierEnd < end && !isSeparator(text.charCodeAt(identifierEnd))) identifierEnd += 1;
  let separatorEnd = identifierEnd;
  while (separatorEnd < end && isSeparator(text.charCodeAt(separatorEnd))) separatorEnd += 1;
  if (identifierEnd === end) {
    return { type: 'malformed', start, end, line, identifierEnd, fingerprintStart: end, fault: 'line' };
  }
  // The second part is trimmed once more, as a whole.
  const { start: fingerprintStart } = trimmed(text, separatorEnd, end);
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

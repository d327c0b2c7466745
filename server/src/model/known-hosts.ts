/** A known-hosts file line by line, as Tuweni 1.3.0's FileBackedFingerprintRepository reads it. */

import type { Span } from '../toml/tree.ts';

/** A piece of a line and its text. */
export interface Token extends Span {
  readonly text: string;
}

/** A line that Orion takes: who, and which certificate. The span is the line without surrounding blanks. */
export interface KnownHostsEntry extends Span {
  readonly type: 'entry';
  /** 0-based. */
  readonly line: number;
  readonly identifier: Token;
  /** The identifier as Orion keeps it: lower-cased. */
  readonly name: string;
  readonly fingerprint: Token;
  /** The bytes as Orion keeps them, in lower-case hex. Any length: only 64 digits can ever match. */
  readonly hex: string;
}

/** A line on which Orion stops. */
export interface MalformedLine extends Span {
  readonly type: 'malformed';
  readonly line: number;
  /** `line`: no white space between two parts. `fingerprint`: the second part is no hex of even length. */
  readonly fault: 'line' | 'fingerprint';
  readonly identifier: Token;
  /** Absent where the line has one part only. */
  readonly fingerprint: Token | undefined;
}

export interface KnownHosts {
  readonly text: string;
  /** In order of appearance. */
  readonly lines: readonly (KnownHostsEntry | MalformedLine)[];
  readonly comments: readonly Span[];
  /** The entry in effect for each name: the last one. */
  readonly inEffect: ReadonlyMap<string, KnownHostsEntry>;
  /** The text starts with U+FEFF, which becomes part of the first identifier. */
  readonly byteOrderMark: boolean;
}

/** Number of hex digits of a SHA-256 fingerprint, the only length that can match. */
export const fingerprintDigits = 64;

/** Parses a whole file. Never throws; linear in its length. */
export function parseKnownHosts(text: string): KnownHosts {
  const lines: (KnownHostsEntry | MalformedLine)[] = [];
  const comments: Span[] = [];
  const inEffect = new Map<string, KnownHostsEntry>();
  let start = 0;
  for (let line = 0; start <= text.length; line += 1) {
    const end = endOfLine(text, start);
    const trimmed = trimSpan(text, start, end);
    if (trimmed.start < trimmed.end) {
      if (text[trimmed.start] === '#') comments.push(trimmed);
      else {
        const parsed = parseLine(text, trimmed, line);
        lines.push(parsed);
        if (parsed.type === 'entry') inEffect.set(parsed.name, parsed);
      }
    }
    start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return { text, lines, comments, inEffect, byteOrderMark: text.startsWith('\uFEFF') };
}

const lineBreak = /[\r\n]/g;

/** BufferedReader.readLine ends a line at LF, CR or CRLF. */
function endOfLine(text: string, start: number): number {
  lineBreak.lastIndex = start;
  return lineBreak.exec(text)?.index ?? text.length;
}

/** String.trim drops every character up to and including the blank, control characters too. */
function trimSpan(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return { start, end };
}

function token(text: string, span: Span): Token {
  return { ...span, text: text.slice(span.start, span.end) };
}

/** Java's `\s`: a no-break space separates nothing. */
const blanks = /[ \t\v\f]+/g;

function parseLine(text: string, span: Span, line: number): KnownHostsEntry | MalformedLine {
  const body = text.slice(span.start, span.end);
  blanks.lastIndex = 0;
  const gap = blanks.exec(body);
  if (!gap)
    return { type: 'malformed', ...span, line, fault: 'line', identifier: token(text, span), fingerprint: undefined };
  const identifier = token(text, { start: span.start, end: span.start + gap.index });
  const fingerprint = token(text, trimSpan(text, span.start + gap.index + gap[0].length, span.end));
  const hex = readFingerprint(fingerprint.text);
  if (hex === undefined) return { type: 'malformed', ...span, line, fault: 'fingerprint', identifier, fingerprint };
  return { type: 'entry', ...span, line, identifier, name: identifier.text.toLowerCase(), fingerprint, hex };
}

/**
 * The bytes of a fingerprint as Orion reads it, in lower-case hex: colons are dropped, one `0x` is allowed, the number of
 * digits must be even (BytesValues.fromRawHexString). Undefined where Orion stops.
 */
export function readFingerprint(text: string): string | undefined {
  const digits = text.replaceAll(':', '').replace(/^0x/, '');
  return digits.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(digits) ? digits.toLowerCase() : undefined;
}

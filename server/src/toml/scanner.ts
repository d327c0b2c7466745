/** The reading position in a TOML text and what was found up to it; knows characters and lines, not the grammar. */
import type { Objector, PortabilityNote, Repair, Span, SyntaxProblem } from './tree.ts';

/** What a problem may carry beside its place and message. */
export interface ProblemExtras {
  /** Defaults to `toml`. */
  readonly objector?: Objector;
  readonly repair?: Repair | undefined;
}

/** A state to come back to when a reading turns out to be wrong. */
export interface Mark {
  readonly at: number;
  readonly problems: number;
  readonly notes: number;
}

const PLAIN_BLANKS = /[ \t]*/y;
/** Characters that look like a space and are none to TOML: no-break, typographic, ideographic and zero-width ones. */
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+/y;

/** Moves through a text; every parse function reads from it and reports to it. */
export class Scanner {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  readonly comments: Span[] = [];
  readonly notes: PortabilityNote[] = [];
  /** Offset of the next character to read. */
  at = 0;
  /** Number of arrays and inline tables around `at`. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character, '' at the end of the text. */
  get char(): string {
    return this.text[this.at] ?? '';
  }

  startsWith(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** What a sticky pattern matches here, without moving; undefined where it does not match. */
  peek(pattern: RegExp): string | undefined {
    return matchAt(this.text, pattern, this.at);
  }

  /** Moves behind what a sticky pattern matches here. */
  skip(pattern: RegExp): void {
    if (matchesAt(this.text, pattern, this.at)) this.at = pattern.lastIndex;
  }

  /** Moves behind what a sticky pattern matches here and returns it; '' where it does not match. */
  take(pattern: RegExp): string {
    const matched = this.peek(pattern) ?? '';
    this.at += matched.length;
    return matched;
  }

  /** Length of the line break at an offset: 1 for LF, 2 for CRLF, 0 for anything else, a lone CR included. */
  breakLength(offset = this.at): number {
    if (this.text[offset] === '\n') return 1;
    return this.text[offset] === '\r' && this.text[offset + 1] === '\n' ? 2 : 0;
  }

  takeBreak(): boolean {
    const length = this.breakLength();
    this.at += length;
    return length > 0;
  }

  isLineEnd(offset = this.at): boolean {
    return offset >= this.text.length || this.breakLength(offset) > 0;
  }

  /** Where the line of an offset ends, before its line break. */
  lineEnd(offset = this.at): number {
    return lineEndOf(this.text, offset);
  }

  /** Where the statement part of this line ends: before the line break or the next `#`. */
  statementEnd(): number {
    let end = this.at;
    while (!this.isLineEnd(end) && this.text[end] !== '#') end++;
    return end;
  }

  /** The offset after the last character before `end` that is no white space, but not before `start`. */
  trimmedEnd(end: number, start = 0): number {
    let trimmed = end;
    while (trimmed > start && /\s/.test(this.text[trimmed - 1] ?? '')) trimmed--;
    return trimmed;
  }

  /** Skips blanks inside a line; a character that only looks like a blank is reported and skipped too. */
  skipBlanks(): void {
    this.skip(PLAIN_BLANKS);
    while (this.text.charCodeAt(this.at) > 0x7f && this.peek(ODD_SPACES) !== undefined) {
      const start = this.at;
      this.take(ODD_SPACES);
      const code = (this.text.charCodeAt(start) || 0).toString(16).toUpperCase().padStart(4, '0');
      this.report(
        'odd-space',
        start,
        this.at,
        `Here stands U+${code}, which looks like nothing or a space and is no space to TOML: write a plain space, or nothing.`,
        {
          repair: { span: { start, end: this.at }, newText: isZeroWidth(this.text.slice(start, this.at)) ? '' : ' ' },
        },
      );
      this.skip(PLAIN_BLANKS);
    }
  }

  /** Skips `# …` up to the end of the line; false where no comment starts. */
  takeComment(): boolean {
    if (this.char !== '#') return false;
    const start = this.at;
    this.at = this.lineEnd();
    this.comments.push({ start, end: this.at });
    return true;
  }

  /** True where nothing but blanks and a comment follow on this line. */
  isRestOfLineEmpty(): boolean {
    const offset = this.at + (this.peek(PLAIN_BLANKS) ?? '').length;
    return this.isLineEnd(offset) || this.text[offset] === '#';
  }

  report(kind: string, start: number, end: number, message: string, extras: ProblemExtras = {}): void {
    const { objector = 'toml', repair } = extras;
    this.problems.push({ kind, objector, start, end: Math.max(start, end), message, ...(repair && { repair }) });
  }

  note(start: number, end: number, message: string): void {
    this.notes.push({ start, end, message });
  }

  mark(): Mark {
    return { at: this.at, problems: this.problems.length, notes: this.notes.length };
  }

  /** Forgets what was reported since the mark; the position is the caller's to set. */
  forgetSince(mark: Mark): void {
    this.problems.length = mark.problems;
    this.notes.length = mark.notes;
  }

  /** True where every TOML parser, not only Orion's, objects to what was read since the mark. */
  isBrokenSince(mark: Mark): boolean {
    for (let index = mark.problems; index < this.problems.length; index++) {
      if (this.problems[index]?.objector === 'toml') return true;
    }
    return false;
  }
}

function isZeroWidth(spaces: string): boolean {
  return /^[\u200b\ufeff]+$/.test(spaces);
}

/** What a sticky pattern matches at an offset, undefined where it does not match there. */
export function matchAt(text: string, pattern: RegExp, offset: number): string | undefined {
  return matchesAt(text, pattern, offset) ? text.slice(offset, pattern.lastIndex) : undefined;
}

/** Whether a sticky pattern matches at an offset: several times faster than asking what it matches. */
export function matchesAt(text: string, pattern: RegExp, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** Where the line of an offset ends, before its LF or CRLF. */
export function lineEndOf(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed < 0) return text.length;
  return lineFeed > offset && text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
}

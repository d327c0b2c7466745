/** Finds template text outside strings, without help from the parser: a template is seldom TOML. */
import type { Span } from './tree.ts';

/** `{{ … }}`, `{% … %}` or `{# … #}`; an unclosed one ends with its line. */
export interface TemplateSpan extends Span {
  readonly closed: boolean;
  readonly inComment: boolean;
}

const OPENING = /\{[{%#]/;
const INTERESTING = /\{[{%#]|#|"""|'''|["']/g;
const OPENING_IN_COMMENT = /\{[{%]/g;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
]);

/** Finds all template text outside strings, in order; in comments only complete `{{ … }}` and `{% … %}`. */
export function findTemplateSpans(text: string): readonly TemplateSpan[] {
  // Nearly no file has any, and telling strings from what is around them takes a while.
  if (!OPENING.test(text)) return [];
  const spans: TemplateSpan[] = [];
  const finder = new ClosingFinder(text);
  let offset = 0;
  for (let found = next(INTERESTING, text, offset); found; found = next(INTERESTING, text, offset)) {
    const { mark, start } = found;
    const afterMark = start + mark.length;
    const closing = CLOSING.get(mark);
    if (mark === '#') {
      offset = lineEnd(text, start);
      spans.push(...spansInComment(text, start, offset));
    } else if (closing !== undefined) {
      const closedAt = finder.endAfter(closing, afterMark);
      offset = closedAt ?? lineEnd(text, start);
      spans.push({ start, end: offset, closed: closedAt !== undefined, inComment: false });
    } else {
      // A quote that is not closed is an apostrophe in some text: what follows it is outside strings.
      offset = finder.endAfterString(mark, afterMark) ?? afterMark;
    }
  }
  return spans;
}

function spansInComment(text: string, start: number, end: number): readonly TemplateSpan[] {
  const comment = text.slice(start, end);
  const finder = new ClosingFinder(comment);
  const spans: TemplateSpan[] = [];
  let offset = 0;
  for (
    let found = next(OPENING_IN_COMMENT, comment, offset);
    found;
    found = next(OPENING_IN_COMMENT, comment, offset)
  ) {
    offset = found.start + found.mark.length;
    const closedAt = finder.endAfter(CLOSING.get(found.mark) ?? '', offset);
    if (closedAt === undefined) continue;
    spans.push({ start: start + found.start, end: start + closedAt, closed: true, inComment: true });
    offset = closedAt;
  }
  return spans;
}

function next(pattern: RegExp, text: string, offset: number): { mark: string; start: number } | undefined {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match ? { mark: match[0], start: match.index } : undefined;
}

function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed;
}

/** Finds closing marks and remembers where there is none, so that many unclosed openings cost one search. */
class ClosingFinder {
  readonly #text: string;
  /** For a mark, the offset up to which it is known not to occur. */
  readonly #absentUntil = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset behind the next closing mark; undefined where there is none. */
  endAfter(mark: string, from: number): number | undefined {
    if (this.#absentUntil.has(mark)) return undefined;
    const index = this.#text.indexOf(mark, from);
    if (index >= 0) return index + mark.length;
    this.#absentUntil.set(mark, this.#text.length);
    return undefined;
  }

  /** The offset behind the closing quote of a string: on the same line, unless the quote is threefold. */
  endAfterString(quote: string, from: number): number | undefined {
    if (quote.length > 1) return this.endAfter(quote, from);
    if (from < (this.#absentUntil.get(quote) ?? 0)) return undefined;
    let offset = from;
    while (offset < this.#text.length && this.#text[offset] !== '\n') {
      if (this.#text[offset] === quote) return offset + 1;
      offset += quote === '"' && this.#text[offset] === '\\' && this.#text[offset + 1] !== '\n' ? 2 : 1;
    }
    this.#absentUntil.set(quote, offset);
    return undefined;
  }
}

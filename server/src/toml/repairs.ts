/** The edits that mend a syntax problem where only one mending is possible; each is undefined where there are more. */
import { lineEndOf } from './scanner.ts';
import { isContinuedBelow } from './statement-shape.ts';
import type { Repair, Span, Value } from './tree.ts';

const CLOSING_LOOKALIKE = /["'\u201c-\u201f\u2018-\u201b\u00b4`]$/;
/** Not control characters, and nothing that a double-quoted string would read differently. */
const PLAIN_TEXT = /^[^"\\\p{Cc}]+$/u;
/** Text that may be more than one value, or value and comment. */
const AMBIGUOUS_TEXT = /[,;=#'`\u2018-\u201f[\]{}]| \/\//;
const MEANT_ESCAPE = /\\["\\]/;
const READABLE_ESCAPE = /\\(?:[btnfr]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/;
const DRIVE = /^[A-Za-z]:\\/;

/** Closes a one-line string that is a setting's whole value at the end of its line. */
export function closingQuoteRepair(text: string, value: Value): Repair | undefined {
  const quote = value.quote;
  if (quote?.length !== 1 || isContinuedBelow(text, value.end)) return undefined;
  const content = text.slice(value.start + 1, value.end).replace(/(?<![ \t])[ \t]+$/, '');
  const end = value.start + 1 + content.length;
  const unquoted = content.replace(CLOSING_LOOKALIKE, '');
  if (unquoted === '' || /[#;,\]}]$|#|\\$/.test(unquoted) || CLOSING_LOOKALIKE.test(unquoted)) return undefined;
  return { span: { start: end - (content.length - unquoted.length), end }, newText: quote };
}

/** Turns a double-quoted string into a literal one, where its backslashes are meant as backslashes. */
export function literalQuotesRepair(text: string, value: Value): Repair | undefined {
  const content = text.slice(value.start + 1, value.end - 1);
  if (value.quote !== '"' || content.includes("'") || MEANT_ESCAPE.test(content)) return undefined;
  if (READABLE_ESCAPE.test(content) && !DRIVE.test(content)) return undefined;
  return { span: { start: value.start, end: value.end }, newText: `'${content}'` };
}

/** Puts quotes around text that was written without, or with one of them missing. */
export function quotingRepair(text: string, span: Span): Repair | undefined {
  const content = text.slice(span.start, span.end).replace(/;$/, '').replace(/^"|"$/, '');
  const followsQuote = text[span.start - 1] === '"' || text[span.start - 1] === "'";
  if (content === '' || followsQuote || AMBIGUOUS_TEXT.test(content)) return undefined;
  if (PLAIN_TEXT.test(content)) return { span, newText: `"${content}"` };
  return content.includes('"') || /\p{Cc}/u.test(content) ? undefined : { span, newText: `'${content}'` };
}

/** Replaces typographic quotes by straight ones. */
export function straightQuotesRepair(written: string, span: Span): Repair | undefined {
  const content = written.slice(1, -1);
  return PLAIN_TEXT.test(content) ? { span, newText: `"${content}"` } : undefined;
}

/** Moves a comma from the start of a line to the end of the item before it. */
export function movedCommaRepair(text: string, itemEnd: number, comma: number): Repair {
  return { span: { start: itemEnd, end: comma + 1 }, newText: `,${text.slice(itemEnd, comma)}` };
}

/** What to do with text that stands where only a comment may: drop a lone `;` or `,`, or make it a comment. */
export function strayTextRepair(text: string, span: Span): Repair | undefined {
  const stray = text.slice(span.start, span.end);
  if (stray === ';' || stray === ',') return { span, newText: '' };
  return commentRepair(text, span);
}

/** Writes `#` for the `;` or `//` of another language's comment. */
export function commentRepair(text: string, span: Span): Repair | undefined {
  const line = text.slice(span.start, lineEndOf(text, span.start));
  const marker = /^(?:\/\/+|;+)/.exec(line)?.[0];
  if (marker === undefined || line.slice(marker.length).includes('=')) return undefined;
  return { span: { start: span.start, end: span.start + marker.length }, newText: '#' };
}

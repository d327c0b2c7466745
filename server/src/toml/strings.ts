/** The four kinds of strings. */
import { parseEscape } from './escapes.ts';
import { literalQuotesRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import type { Quote, Value } from './tree.ts';

/** What needs no second look: no escape, no control character, no quote of the kind that ends the string. */
const PLAIN_IN_BASIC = /[ !#-[\]-~\u0080-\uffff]*/y;
const PLAIN_IN_LITERAL = /[ -&(-~\u0080-\uffff]*/y;

/** Parses the string whose opening quote is next; an unclosed one ends with its first line. */
export function parseString(scanner: Scanner): Value {
  const quote = scanner.char === '"' ? '"' : "'";
  if (scanner.startsWith(quote.repeat(3))) return parseMultiLineString(scanner, quote === '"' ? '"""' : "'''");
  return parseOneLineString(scanner, quote);
}

/** Parses the one-line string whose opening quote is next; an unclosed one ends with its line. */
export function parseOneLineString(scanner: Scanner, quote: '"' | "'"): Value {
  const start = scanner.at;
  const before = scanner.mark();
  scanner.at++;
  scanner.skip(quote === '"' ? PLAIN_IN_BASIC : PLAIN_IN_LITERAL);
  while (!scanner.isLineEnd() && scanner.char !== quote) parseCharacter(scanner, quote);
  const closed = scanner.char === quote;
  if (closed) scanner.at++;
  const value: Value = { kind: 'string', quote, start, end: scanner.at, closed };
  if (closed) offerLiteralQuotes(scanner, value, before.problems);
  else reportUnclosed(scanner, value);
  return value;
}

function parseMultiLineString(scanner: Scanner, quote: '"""' | "'''"): Value {
  const start = scanner.at;
  const opening = scanner.mark();
  scanner.at += quote.length;
  scanner.takeBreak();
  while (!scanner.atEnd && !scanner.startsWith(quote)) {
    if (!scanner.takeBreak()) parseCharacter(scanner, quote);
  }
  if (scanner.atEnd) return runawayString(scanner, start, quote, opening.notes);
  scanner.at += quote.length;
  return { kind: 'string', quote, start, end: scanner.at, closed: true };
}

/**
 * A multi-line string without an end, cut at its first line, so that the statements below it stay statements. What was
 * reported on the lines that are given back is forgotten.
 */
export function runawayString(scanner: Scanner, start: number, quote: Quote, notes: number): Value {
  const end = scanner.lineEnd(start);
  scanner.at = end;
  while ((scanner.problems.at(-1)?.start ?? -1) >= end) scanner.problems.pop();
  scanner.notes.splice(
    notes,
    Number.POSITIVE_INFINITY,
    ...scanner.notes.slice(notes).filter((note) => note.end <= end),
  );
  const value: Value = { kind: 'string', quote, start, end, closed: false };
  reportUnclosed(scanner, value);
  return value;
}

function parseCharacter(scanner: Scanner, quote: Quote): void {
  const code = scanner.text.charCodeAt(scanner.at);
  const escapes = quote.startsWith('"');
  if (escapes && code === 0x5c) {
    parseEscape(scanner, quote === '"""');
    return;
  }
  if (code < 0x20 || code === 0x7f) reportControlCharacter(scanner, code, escapes);
  scanner.at++;
}

function reportControlCharacter(scanner: Scanner, code: number, escapes: boolean): void {
  const span = { start: scanner.at, end: scanner.at + 1 };
  const { start, end } = span;
  if (code === 0x0d) {
    const message =
      "Orion's parser takes no carriage return without a line feed: use the line breaks of the rest of the file.";
    scanner.report('lone-carriage-return', start, end, message, { objector: 'orion' });
    return;
  }
  if (code === 0x09) {
    if (!escapes) return;
    const message = "Orion's parser takes no tab inside a double-quoted string: write \\t.";
    scanner.report('tab-in-string', start, end, message, { objector: 'orion', repair: { span, newText: '\\t' } });
    return;
  }
  const written = `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const message = escapes
    ? `A string takes no control characters: write ${written}.`
    : `A string takes no control characters: write ${written} in a double-quoted string.`;
  scanner.report('control-character', start, end, message, escapes ? { repair: { span, newText: written } } : {});
}

function reportUnclosed(scanner: Scanner, value: Value): void {
  const quote = value.quote ?? '"';
  const message = `This string is not closed: add ${quote} at the end of the value.`;
  scanner.report('unclosed-string', value.start, value.end, message);
}

/** A Windows path in double quotes: all its escape problems share one repair. */
function offerLiteralQuotes(scanner: Scanner, value: Value, firstProblem: number): void {
  if (scanner.problems.length === firstProblem) return;
  const repair = literalQuotesRepair(scanner.text, value);
  if (repair === undefined) return;
  for (let index = firstProblem; index < scanner.problems.length; index++) {
    const problem = scanner.problems[index];
    if (problem?.kind === 'bad-escape') scanner.problems[index] = { ...problem, repair };
  }
}

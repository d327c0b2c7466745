/** Values without brackets or quotes: numbers, dates, booleans, and the words that should have been quoted. */
import { checkDate, DATE_SHAPE } from './dates.ts';
import { readNumber } from './numbers.ts';
import { quotingRepair, straightQuotesRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import type { Span, Value, ValueKind } from './tree.ts';

const WORD = /[^\s,\]}#]+/y;
/** A run of semicolons at the end; the look-behind keeps the search linear. */
const TRAILING_SEMICOLONS = /(?<!;);+$/;
const TYPOGRAPHIC_DOUBLE = /[\u201c-\u201f][^\n\r"#\u201c-\u201f]*["\u201c-\u201f]/y;
const TYPOGRAPHIC_SINGLE = /[\u2018-\u201b][^\n\r'#\u2018-\u201b]*['\u2018-\u201b]/y;
const LONGEST_QUOTATION = 60;

/** Parses the word that is next; at least one character is read, whatever it is. */
export function parseScalar(scanner: Scanner): Value {
  return parseDate(scanner) ?? parseTypographicString(scanner) ?? parseWord(scanner);
}

function scalar(kind: ValueKind, span: Span): Value {
  return { kind, start: span.start, end: span.end, closed: true };
}

function parseDate(scanner: Scanner): Value | undefined {
  const start = scanner.at;
  const date = scanner.take(DATE_SHAPE);
  if (date === '') return undefined;
  if (scanner.peek(WORD) !== undefined) {
    scanner.at = start;
    return undefined;
  }
  const complaint = checkDate(date);
  if (complaint !== undefined) scanner.report('bad-date', start, scanner.at, complaint);
  return scalar('datetime', { start, end: scanner.at });
}

function parseTypographicString(scanner: Scanner): Value | undefined {
  const span = { start: scanner.at, end: scanner.at };
  const written = scanner.take(TYPOGRAPHIC_DOUBLE) || scanner.take(TYPOGRAPHIC_SINGLE);
  if (written === '') return undefined;
  span.end = scanner.at;
  const message = `These are typographic quotes, which TOML does not know: write straight ones, "${written.slice(1, -1)}".`;
  const repair = straightQuotesRepair(written, span);
  scanner.report('curly-quotes', span.start, span.end, message, { repair });
  return scalar('invalid', span);
}

function parseWord(scanner: Scanner): Value {
  const start = scanner.at;
  const word = takeWord(scanner);
  if (word === '') scanner.at++;
  const span = { start, end: scanner.at };
  if (word === 'true' || word === 'false') return scalar('boolean', span);
  const number = readNumber(word);
  if (number === undefined) {
    reportNoValue(scanner, word, span);
    return scalar('invalid', span);
  }
  if (number.problem) {
    const { kind, message, objector, instead } = number.problem;
    const repair = instead === undefined ? undefined : { span, newText: instead };
    scanner.report(kind, start, scanner.at, message, { objector, repair });
  }
  return scalar(number.kind, span);
}

/** The next word, without the semicolons behind a number or boolean: those are text that follows it. */
function takeWord(scanner: Scanner): string {
  const word = scanner.take(WORD);
  const value = word.replace(TRAILING_SEMICOLONS, '');
  if (value === word || !isPlainValue(value)) return word;
  scanner.at -= word.length - value.length;
  return value;
}

function isPlainValue(word: string): boolean {
  return word === 'true' || word === 'false' || readNumber(word) !== undefined;
}

function reportNoValue(scanner: Scanner, word: string, span: Span): void {
  const { start, end } = span;
  if (word === '') {
    scanner.report('missing-value', start, end, 'Here a value is missing: write one before this character.');
    return;
  }
  const lowerCase = word.toLowerCase();
  if (lowerCase === 'true' || lowerCase === 'false') {
    const message = `Booleans are written in lower case: write ${lowerCase}.`;
    scanner.report('bad-boolean', start, end, message, { repair: { span, newText: lowerCase } });
    return;
  }
  reportUnquotedText(scanner, span);
}

/** Reports text that needs quotes and shows it quoted. */
export function reportUnquotedText(scanner: Scanner, span: Span): void {
  const repair = quotingRepair(scanner.text, span);
  const quoted = repair && repair.newText.length <= LONGEST_QUOTATION ? `: write ${repair.newText}.` : '.';
  scanner.report('unquoted-text', span.start, span.end, `Text needs quotes around it${quoted}`, { repair });
}

/** Arrays, closed or not. */
import { takeConflictMarker } from './conflicts.ts';
import { dateKind } from './dates.ts';
import { commentRepair, movedCommaRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import { looksLikeStatement } from './statement-shape.ts';
import type { Repair, Value } from './tree.ts';

type ParseValue = (scanner: Scanner) => Value;

/** An array while it is being read. */
interface OpenArray {
  readonly start: number;
  readonly items: Value[];
  /** What was read last. */
  last: 'bracket' | 'item' | 'comma';
  /** The end of what was read last. */
  contentEnd: number;
}

/** How a step of reading ended the array; undefined while it goes on. */
type Ending = 'closed' | 'statement' | 'text' | undefined;

/** Parses the array whose bracket is next; an unclosed one ends before the first line that no array can hold. */
export function parseArray(scanner: Scanner, parseValue: ParseValue): Value {
  const array: OpenArray = { start: scanner.at, items: [], last: 'bracket', contentEnd: scanner.at + 1 };
  scanner.at++;
  let ending: Ending;
  while (ending === undefined) ending = parseStep(scanner, array, parseValue);
  if (ending === 'statement') scanner.at = scanner.trimmedEnd(scanner.at, array.contentEnd);
  const closed = ending === 'closed';
  if (!closed) reportUnclosed(scanner, array, ending === 'statement' ? array.contentEnd : undefined);
  reportMixedTypes(scanner, array.items);
  const { start, items, last } = array;
  return { kind: 'array', start, end: scanner.at, closed, items, trailingComma: last === 'comma' };
}

function parseStep(scanner: Scanner, array: OpenArray, parseValue: ParseValue): Ending {
  const brokeLine = skipBetweenItems(scanner);
  if (scanner.atEnd) return 'statement';
  if (brokeLine && looksLikeStatement(scanner.text, scanner.text.lastIndexOf('\n', scanner.at - 1) + 1)) {
    return 'statement';
  }
  const { char } = scanner;
  if (char === ']') {
    scanner.at++;
    return 'closed';
  }
  if (char === ',' || (char === ';' && array.last === 'item')) {
    parseComma(scanner, array, brokeLine);
    return undefined;
  }
  if (char === '}' || char === '=') {
    if (array.last === 'item') return 'text';
    reportStray(scanner, char);
    return undefined;
  }
  return parseItem(scanner, array, parseValue);
}

/** Skips blanks, line breaks and comments; true where there was a line break. */
function skipBetweenItems(scanner: Scanner): boolean {
  let brokeLine = false;
  for (;;) {
    scanner.skipBlanks();
    if (scanner.takeBreak()) {
      brokeLine = true;
      takeConflictMarker(scanner);
    } else if (!scanner.takeComment() && !takeForeignComment(scanner)) {
      return brokeLine;
    }
  }
}

function takeForeignComment(scanner: Scanner): boolean {
  if (!scanner.startsWith('// ')) return false;
  const span = { start: scanner.at, end: scanner.lineEnd() };
  const message = 'A comment starts with #: write # here.';
  scanner.report('wrong-comment', span.start, span.end, message, { repair: commentRepair(scanner.text, span) });
  scanner.at = span.end;
  return true;
}

function parseComma(scanner: Scanner, array: OpenArray, brokeLine: boolean): void {
  const start = scanner.at;
  if (scanner.char === ';') {
    const repair = { span: { start, end: start + 1 }, newText: ',' };
    const message = 'Values in an array are separated by commas: write , instead of this semicolon.';
    scanner.report('missing-comma', start, start + 1, message, { repair });
  } else if (array.last !== 'item') {
    scanner.report('missing-value', start, start + 1, 'No value stands before this comma: remove it or add a value.');
  } else if (brokeLine) {
    const message = "Orion's parser takes no line break before a comma: write the comma right after the value.";
    const repair = movedCommaRepair(scanner.text, array.contentEnd, start);
    scanner.report('newline-before-comma', start, start + 1, message, { objector: 'orion', repair });
  }
  scanner.at++;
  array.last = 'comma';
  array.contentEnd = scanner.at;
}

function reportStray(scanner: Scanner, char: string): void {
  scanner.report('stray-character', scanner.at, scanner.at + 1, `An array holds values only: remove this ${char}.`);
  scanner.at++;
}

function parseItem(scanner: Scanner, array: OpenArray, parseValue: ParseValue): Ending {
  if (array.last === 'item') reportMissingComma(scanner, array.contentEnd);
  const item = parseValue(scanner);
  array.items.push(item);
  array.last = 'item';
  array.contentEnd = scanner.at;
  // An unclosed string ends with its line, and the array may well go on below it.
  return item.closed || item.kind === 'string' ? undefined : 'text';
}

function reportMissingComma(scanner: Scanner, itemEnd: number): void {
  const message = 'Values in an array are separated by commas: add one before this value.';
  const end = scanner.at + 1;
  scanner.report('missing-comma', scanner.at, end, message, {
    repair: { span: { start: itemEnd, end: itemEnd }, newText: ',' },
  });
}

function reportUnclosed(scanner: Scanner, array: OpenArray, bracketAt: number | undefined): void {
  const repair: Repair | undefined =
    bracketAt === undefined ? undefined : { span: { start: bracketAt, end: bracketAt }, newText: ']' };
  const message = 'This array is not closed: add a ] after its last value.';
  scanner.report('unclosed-array', array.start, array.start + 1, message, { repair });
}

/** Tuweni takes items of one type only, as TOML did before 1.0, and tells its four date types apart. */
function reportMixedTypes(scanner: Scanner, items: readonly Value[]): void {
  const known = items.filter((item) => item.kind !== 'invalid');
  const [first] = known;
  if (first === undefined) return;
  const expected = typeName(scanner, first);
  const other = known.find((item) => typeName(scanner, item) !== expected);
  if (other === undefined) return;
  const message = `Orion's parser takes arrays of one type only: this is ${withArticle(typeName(scanner, other))}, the first item is ${withArticle(expected)}.`;
  scanner.report('mixed-array', other.start, other.end, message, { objector: 'orion' });
}

function typeName(scanner: Scanner, item: Value): string {
  return item.kind === 'datetime' ? dateKind(scanner.text.slice(item.start, item.end)) : item.kind;
}

function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

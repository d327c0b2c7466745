/** Arrays, closed or not. */
import { takeConflictMarker } from './conflicts.ts';
import { dateKind } from './dates.ts';
import { commentRepair, movedCommaRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import { looksLikeStatement } from './statement-shape.ts';
import type { Value } from './tree.ts';

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
  const before = scanner.mark();
  const array: OpenArray = { start: scanner.at, items: [], last: 'bracket', contentEnd: scanner.at + 1 };
  scanner.at++;
  let ending: Ending;
  while (ending === undefined) ending = parseStep(scanner, array, parseValue);
  if (ending === 'statement') scanner.at = scanner.trimmedEnd(scanner.at, array.contentEnd);
  const closed = ending === 'closed';
  const { start, items, last } = array;
  if (!closed) reportUnclosed(scanner, array, ending === 'statement' && items.at(-1)?.closed !== false);
  if (items.some((item) => item.kind === 'invalid')) withholdMixingRepairs(scanner, items, before.problems);
  reportMixedTypes(scanner, items);
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
  const lineEnd = scanner.lineEnd();
  const span = { start: scanner.at, end: scanner.trimmedEnd(lineEnd) };
  const message = 'A comment starts with #: write # here.';
  scanner.report('wrong-comment', span.start, span.end, message, { repair: commentRepair(scanner.text, span) });
  scanner.at = lineEnd;
  return true;
}

function parseComma(scanner: Scanner, array: OpenArray, brokeLine: boolean): void {
  const start = scanner.at;
  if (scanner.char === ';') {
    const span = { start, end: start + 1 };
    const repair = brokeLine ? movedCommaRepair(scanner.text, array.contentEnd, start) : { span, newText: ',' };
    const message = 'Values in an array are separated by commas: write , instead of this semicolon.';
    scanner.report('missing-comma', start, start + 1, message, { repair });
  } else if (array.last !== 'item') {
    scanner.report('missing-value', start, start + 1, 'No value stands before this comma: remove it or add a value.');
  } else if (brokeLine) {
    const message = "Orion's parser takes no line break before a comma: write the comma right after the value.";
    const repair = array.items.at(-1)?.closed ? movedCommaRepair(scanner.text, array.contentEnd, start) : undefined;
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
  if (array.last === 'item') reportMissingComma(scanner, array);
  const item = parseValue(scanner);
  array.items.push(item);
  array.last = 'item';
  array.contentEnd = scanner.at;
  // An unclosed string ends with its line, and the array may well go on below it.
  return item.closed || item.kind === 'string' ? undefined : 'text';
}

function reportMissingComma(scanner: Scanner, { items, contentEnd: end }: OpenArray): void {
  const message = 'Values in an array are separated by commas: add one before this value.';
  const repair = items.at(-1)?.closed ? { span: { start: end, end }, newText: ',' } : undefined;
  scanner.report('missing-comma', scanner.at, scanner.at + 1, message, { repair });
}

function reportUnclosed(scanner: Scanner, array: OpenArray, onlyBracketIsMissing: boolean): void {
  const end = array.contentEnd;
  const repair = onlyBracketIsMissing ? { span: { start: end, end }, newText: ']' } : undefined;
  const message = 'This array is not closed: add a ] after its last value.';
  scanner.report('unclosed-array', array.start, array.start + 1, message, { repair });
}

/** Takes the repair from items that would be of another type than the rest once they are mended. */
function withholdMixingRepairs(scanner: Scanner, items: readonly Value[], firstProblem: number): void {
  const types = new Set(items.map((item) => typeName(scanner, item)));
  const starts = new Set(items.map((item) => item.start));
  types.delete('invalid');
  for (let index = firstProblem; index < scanner.problems.length; index++) {
    const problem = scanner.problems[index];
    if (problem?.repair === undefined || !starts.has(problem.repair.span.start)) continue;
    const { repair, ...unmended } = problem;
    const mended = typeOfText(repair.newText);
    if ([...types].some((type) => type !== mended)) scanner.problems[index] = unmended;
  }
}

/** The type of what a repair writes in place of an item. */
function typeOfText(text: string): string {
  if (/^["']/.test(text)) return 'string';
  return /^[tf]/.test(text) ? 'boolean' : 'integer';
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

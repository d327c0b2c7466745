/** Statements of the form `key = value`, one to a line. */
import { missingValue, missingValueOffset, type Pair, parsePair, pathSpan } from './inline-entries.ts';
import { closingQuoteRepair } from './repairs.ts';
import { reportUnquotedText } from './scalars.ts';
import type { Scanner } from './scanner.ts';
import { hasStatementLineInside, isContinuedBelow } from './statement-shape.ts';
import { runawayString } from './strings.ts';
import { takeRestOfLine } from './trailing-text.ts';
import type { Entry, Value } from './tree.ts';
import { parseValue } from './values.ts';

const QUOTE_OR_PAIR = /["'=]/;

/** Parses the statement that starts here, its comment included. */
export function parseEntry(scanner: Scanner): Entry {
  const start = scanner.at;
  const before = scanner.mark();
  const pair = parsePair(scanner, isLineValueOver, parseLineValue);
  const valueAt = missingValueOffset(scanner, pair, start);
  if (pair.equals === undefined) scanner.at = scanner.statementEnd();
  const end = endOfPair(scanner, start, pair);
  const trailing = takeRestOfLine(scanner);
  return {
    type: 'entry',
    start,
    end: trailing?.end ?? end,
    path: pair.path,
    ...(pair.equals !== undefined && { equals: pair.equals }),
    value: pair.value ?? missingValue(valueAt),
    broken: scanner.isBrokenSince(before),
  };
}

function isLineValueOver(scanner: Scanner): boolean {
  return scanner.isLineEnd() || scanner.char === '#';
}

function endOfPair(scanner: Scanner, start: number, pair: Pair): number {
  if (pair.value) return pair.value.end;
  if (pair.equals !== undefined) return scanner.at;
  return Math.max(scanner.trimmedEnd(scanner.at, start), pathSpan(pair.path, start).end);
}

function parseLineValue(scanner: Scanner): Value {
  const before = scanner.mark();
  const value = parseValue(scanner);
  if (isRunaway(scanner, value)) {
    scanner.forgetSince(before);
    return runawayString(scanner, value.start, value.quote ?? '"""', before.notes);
  }
  if (!value.closed && value.quote?.length === 1) offerClosingQuote(scanner, value);
  if (value.kind === 'invalid') return widenToLine(scanner, value);
  return value;
}

/**
 * A `"""` typed above an existing string swallows that string's opening quotes: then its text follows the closing ones,
 * behind them or on the next line. What follows makes the document wrong in either reading.
 */
function isRunaway(scanner: Scanner, value: Value): boolean {
  if (!value.closed || value.quote?.length !== 3) return false;
  if (scanner.isRestOfLineEmpty() && !isContinuedBelow(scanner.text, value.end)) return false;
  return hasStatementLineInside(scanner.text, value.start, value.end);
}

function offerClosingQuote(scanner: Scanner, value: Value): void {
  const repair = closingQuoteRepair(scanner.text, value);
  const problem = scanner.problems.at(-1);
  if (repair && problem?.kind === 'unclosed-string')
    scanner.problems[scanner.problems.length - 1] = { ...problem, repair };
}

/** Text without quotes that goes on after its first word is one mistake, not two. */
function widenToLine(scanner: Scanner, value: Value): Value {
  if (scanner.problems.at(-1)?.kind !== 'unquoted-text' || scanner.isRestOfLineEmpty()) return value;
  const end = scanner.trimmedEnd(scanner.statementEnd(), value.end);
  if (end === value.end || QUOTE_OR_PAIR.test(scanner.text.slice(value.end, end))) return value;
  scanner.problems.pop();
  scanner.at = end;
  reportUnquotedText(scanner, { start: value.start, end });
  return { ...value, end };
}

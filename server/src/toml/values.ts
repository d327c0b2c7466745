/** Values of every kind. */
import { parseArray } from './arrays.ts';
import { parseInlineEntry } from './inline-entries.ts';
import { parseInlineTable } from './inline-tables.ts';
import { parseScalar } from './scalars.ts';
import type { Scanner } from './scanner.ts';
import { parseString } from './strings.ts';
import type { Value } from './tree.ts';

/** Keeps recursion far from the end of the stack; Tuweni's own ends at about 10,000 levels. */
const DEEPEST = 100;

/** Parses the value that is next; reads at least one character. */
export function parseValue(scanner: Scanner): Value {
  const { char } = scanner;
  if (char === '"' || char === "'") return parseString(scanner);
  if (char !== '[' && char !== '{') return parseScalar(scanner);
  if (scanner.depth >= DEEPEST) return tooDeep(scanner);
  scanner.depth++;
  const value =
    char === '['
      ? parseArray(scanner, parseValue)
      : parseInlineTable(scanner, (inside) => parseInlineEntry(inside, parseValue));
  scanner.depth--;
  return value;
}

function tooDeep(scanner: Scanner): Value {
  const start = scanner.at;
  const message = `Arrays and inline tables are nested more than ${DEEPEST} levels deep: flatten them.`;
  scanner.report('too-deep', start, start + 1, message);
  scanner.at = scanner.lineEnd();
  return { kind: 'invalid', start, end: scanner.at, closed: false };
}

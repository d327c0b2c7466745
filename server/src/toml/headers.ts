/** Statements of the form `[table]` and `[[array of tables]]`. */
import { parseKey } from './keys.ts';
import type { Scanner } from './scanner.ts';
import { takeRestOfLine } from './trailing-text.ts';
import type { Header, KeyPart } from './tree.ts';

/** Parses the header whose bracket is next, its comment included. */
export function parseHeader(scanner: Scanner): Header {
  const start = scanner.at;
  const before = scanner.mark();
  const array = scanner.startsWith('[[');
  scanner.at += array ? 2 : 1;
  const path = parseName(scanner, start);
  const closing = array ? ']]' : ']';
  if (scanner.startsWith(closing)) {
    scanner.at += closing.length;
  } else {
    if (!scanner.hasProblemSince(before)) reportUnclosed(scanner, start, closing);
    scanner.at = scanner.statementEnd();
  }
  const end = scanner.trimmedEnd(scanner.at, start);
  const trailing = takeRestOfLine(scanner);
  return { type: 'header', array, path, start, end: trailing?.end ?? end, broken: scanner.isBrokenSince(before) };
}

function parseName(scanner: Scanner, start: number): readonly KeyPart[] {
  scanner.skipBlanks();
  if (scanner.char !== ']') return parseKey(scanner).path;
  scanner.report('bad-header', start, scanner.at + 1, 'A table needs a name: write it between the brackets.');
  return [];
}

function reportUnclosed(scanner: Scanner, start: number, closing: string): void {
  const rest = scanner.text.slice(scanner.at, scanner.statementEnd()).trim();
  const end = scanner.trimmedEnd(scanner.at, start);
  const missing = rest === '' ? closing : rest === ']' && closing === ']]' ? ']' : undefined;
  const repair = missing === undefined ? undefined : { span: { start: end, end }, newText: missing };
  scanner.report('unclosed-header', start, end, `This header is not closed: write ${closing} after the name.`, {
    repair,
  });
}

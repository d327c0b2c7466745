/** Statements of the form `[table]` and `[[array of tables]]`. */
import { type KeyReading, parseKey } from './keys.ts';
import type { Scanner } from './scanner.ts';
import { takeRestOfLine } from './trailing-text.ts';
import type { Header, Repair } from './tree.ts';

/** Parses the header whose bracket is next, its comment included. */
export function parseHeader(scanner: Scanner): Header {
  const start = scanner.at;
  const before = scanner.mark();
  const array = scanner.startsWith('[[');
  scanner.at += array ? 2 : 1;
  const { path, complete } = parseName(scanner, start);
  const closing = array ? ']]' : ']';
  if (scanner.startsWith(closing)) {
    scanner.at += closing.length;
  } else {
    if (complete) reportUnclosed(scanner, start, closing);
    scanner.at = scanner.statementEnd();
  }
  // An unclosed quoted name runs to the end of the line, blanks included.
  const end = Math.max(scanner.trimmedEnd(scanner.at, start), path.at(-1)?.end ?? start);
  const trailing = takeRestOfLine(scanner);
  return { type: 'header', array, path, start, end: trailing?.end ?? end, broken: scanner.isBrokenSince(before) };
}

function parseName(scanner: Scanner, start: number): KeyReading {
  scanner.skipBlanks();
  if (scanner.char !== ']') return parseKey(scanner);
  scanner.report('bad-header', start, scanner.at + 1, 'A table needs a name: write it between the brackets.');
  return { path: [], complete: false };
}

function reportUnclosed(scanner: Scanner, start: number, closing: string): void {
  const end = scanner.trimmedEnd(scanner.at, start);
  const repair = closingRepair(scanner, end, closing);
  scanner.report('unclosed-header', start, end, `This header is not closed: write ${closing} after the name.`, {
    repair,
  });
}

/** Adds the missing brackets where nothing else is wrong: at the end of the name, or beside the one that is there. */
function closingRepair(scanner: Scanner, nameEnd: number, closing: string): Repair | undefined {
  const written = closing === ']]' && scanner.char === ']' ? ']' : '';
  const rest = scanner.text.slice(scanner.at + written.length, scanner.statementEnd());
  if (/[^ \t]/.test(rest)) return undefined;
  const start = written === '' ? nameEnd : scanner.at;
  return { span: { start, end: start + written.length }, newText: closing };
}

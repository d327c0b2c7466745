/** Inline tables, closed or not. */
import type { Scanner } from './scanner.ts';
import type { Entry, Span, Value } from './tree.ts';

type ParseEntry = (scanner: Scanner) => Entry;

/** How the reading of an inline table ended; undefined while it goes on. */
type Ending = 'closed' | 'unclosed' | 'reported' | undefined;

/** Parses the inline table whose brace is next; an unclosed one ends with its line or before a comment. */
export function parseInlineTable(scanner: Scanner, parseEntry: ParseEntry): Value {
  const start = scanner.at;
  const entries: Entry[] = [];
  scanner.at++;
  let ending = parseEnd(scanner);
  while (ending === undefined) {
    const entry = parseEntry(scanner);
    entries.push(entry);
    ending = parseSeparator(scanner, entry);
  }
  if (ending === 'unclosed') {
    const message = 'This inline table is not closed: add a } on the same line, for it cannot go on below.';
    scanner.report('unclosed-table', start, start + 1, message);
  }
  return { kind: 'table', start, end: scanner.at, closed: ending === 'closed', entries };
}

/** Reads the closing brace, or finds that none can come any more. */
function parseEnd(scanner: Scanner, comma?: Span): Ending {
  scanner.skipBlanks();
  if (scanner.isLineEnd() || scanner.char === '#') return 'unclosed';
  if (scanner.char !== '}') return undefined;
  if (comma) {
    const message = 'An inline table takes no comma after its last entry: remove it.';
    scanner.report('trailing-comma', comma.start, comma.end, message, { repair: { span: comma, newText: '' } });
  }
  scanner.at++;
  return 'closed';
}

function parseSeparator(scanner: Scanner, entry: Entry): Ending {
  if (entry.broken && (scanner.isLineEnd() || scanner.char === '#')) return 'unclosed';
  scanner.skipBlanks();
  if (scanner.char === ',') {
    const comma = { start: scanner.at, end: scanner.at + 1 };
    scanner.at = comma.end;
    return parseEnd(scanner, comma);
  }
  if (scanner.char === '}' || scanner.char === '#' || scanner.isLineEnd()) return parseEnd(scanner);
  const message = 'Entries of an inline table are separated by commas: write a comma or the closing } here.';
  scanner.report('missing-comma', scanner.at, scanner.at + 1, message);
  scanner.at = scanner.lineEnd();
  return 'reported';
}

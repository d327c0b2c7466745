/** Lines that start neither a key, a header nor a comment. */
import { commentRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import type { Span } from './tree.ts';

/** Reports and skips the text that is next, up to a comment or the end of the line. */
export function takeJunk(scanner: Scanner): Span {
  const start = scanner.at;
  scanner.at = Math.max(scanner.statementEnd(), start + 1);
  const span = { start, end: Math.max(scanner.trimmedEnd(scanner.at, start), start + 1) };
  reportJunk(scanner, span);
  scanner.takeComment();
  return span;
}

function reportJunk(scanner: Scanner, span: Span): void {
  const { start, end } = span;
  const junk = scanner.text.slice(start, end);
  if (junk.startsWith('\r')) {
    const objector = junk.trim() === '' ? 'orion' : 'toml';
    const message = "Orion's parser takes no carriage return without a line feed here: use plain line breaks.";
    scanner.report('lone-carriage-return', start, end, message, { objector });
    return;
  }
  const repair = commentRepair(scanner.text, span);
  scanner.report(repair ? 'wrong-comment' : 'junk', start, end, junkMessage(junk, repair !== undefined), { repair });
}

function junkMessage(junk: string, isComment: boolean): string {
  if (isComment || /^(?:\/\/|;)/.test(junk)) return 'A comment starts with #: write # here.';
  if (junk.startsWith('=')) return 'Here a key is missing: write one before the =.';
  if (/^[\])}]/.test(junk)) return `Nothing is open that this ${junk[0]} could close: remove it.`;
  if (/^[\u2018-\u201f]/.test(junk))
    return 'These are typographic quotes, which TOML does not know: write straight ones.';
  if (/^\p{L}/u.test(junk))
    return 'A key without quotes holds only the letters a to z, digits, - and _: put quotes around it.';
  return 'A line starts with a key, a [table] or a # comment: remove this text, or write # before it.';
}

/** What may follow a statement on its line: blanks and a comment, nothing else. */
import { strayTextRepair } from './repairs.ts';
import type { Scanner } from './scanner.ts';
import { looksLikeAssignment } from './statement-shape.ts';
import type { Span } from './tree.ts';

/** Moves to the end of the line; reports and returns the text that does not belong there. */
export function takeRestOfLine(scanner: Scanner): Span | undefined {
  scanner.skipBlanks();
  if (scanner.isLineEnd() || scanner.takeComment()) return undefined;
  const start = scanner.at;
  const lineTextEnd = scanner.statementEnd();
  const end = Math.max(scanner.trimmedEnd(lineTextEnd, start), start + 1);
  scanner.at = lineTextEnd;
  reportTrailingText(scanner, { start, end });
  scanner.takeComment();
  return { start, end };
}

function reportTrailingText(scanner: Scanner, span: Span): void {
  const { text } = scanner;
  const { start, end } = span;
  if (text[start] === '\r') {
    const isAlone = text.slice(start, end).trim() === '';
    const message = "Orion's parser takes no carriage return without a line feed here: use plain line breaks.";
    scanner.report('lone-carriage-return', start, end, message, { objector: isAlone ? 'orion' : 'toml' });
    return;
  }
  const repair = strayTextRepair(text, span);
  scanner.report('trailing-text', start, end, trailingMessage(text, span, repair?.newText), { repair });
}

function trailingMessage(text: string, span: Span, newText: string | undefined): string {
  if (newText === '') return `Nothing may follow the value: remove this ${text.slice(span.start, span.end)}.`;
  if (newText === '#') return 'A comment starts with #: write # here.';
  if (looksLikeAssignment(text, span.start + (text[span.start] === ';' ? 1 : 0))) {
    return 'A line holds one setting only: start a new line here.';
  }
  if (/^["']/.test(text.slice(span.start, span.end))) {
    return 'This follows the end of the string: write a quote inside a string as \\", or remove this text.';
  }
  return 'Nothing but a comment may follow on this line: remove this text, or write # before it.';
}

/** How the lines of a text end, so that what is added ends alike, and where they do. */

import type { Span } from './tree.ts';

/** The line break that the text uses; LF where it has none. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The line of an offset without its line break, which is LF, CR or both. */
export function lineAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end += 1;
  return { start, end };
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

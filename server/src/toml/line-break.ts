/** How the lines of a text end, so that what is added ends alike. */

/** The line break that the text uses; LF where it has none. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

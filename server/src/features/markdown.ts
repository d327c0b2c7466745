/** Markdown for hovers and completion. Whatever comes from a file, a path or a value passes through `code`. */

import { visible } from '../pki/distinguished-name.ts';

/** Long enough for any honest subject or path; a certificate may hold megabytes. */
const defaultLimit = 240;

/**
 * Foreign text as a code span: nothing in it is Markdown, HTML or a link to any renderer. Invisible characters show as
 * escapes, long text loses its middle.
 */
export function code(text: string, limit = defaultLimit): string {
  const shown = visible(shorten(text, limit));
  if (shown.trim() === '') return shown === '' ? '(empty)' : '(blank)';
  // CommonMark section 6.1: a longer run of backticks cannot be closed by those inside; a blank at both ends is dropped.
  const longestRun = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padded = /^[` ]|[` ]$/.test(shown) ? ` ${shown} ` : shown;
  return `${fence}${padded}${fence}`;
}

/** Foreign text where an editor shows plain text, such as the detail of a completion. */
export function plainText(text: string, limit = 80): string {
  return visible(shorten(text, limit));
}

/** Counts code points: half a surrogate pair is no character. */
function shorten(text: string, limit: number): string {
  // Cutting by units first keeps a text of megabytes from becoming an array of characters.
  if (text.length <= limit) return text;
  const half = Math.floor(limit / 2);
  const start = text.slice(0, half).replace(/[\uD800-\uDBFF]$/, '');
  const end = text.slice(-half).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start}…${end}`;
}

/** A list of points; those that are undefined are left out. */
export function bullets(points: readonly (string | undefined)[]): string {
  return points.flatMap((point) => (point === undefined ? [] : [`- ${point}`])).join('\n');
}

/** Paragraphs with a blank line between them; those that are undefined or empty are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A table with two columns. Cells are our own words or come from `code`. */
export function table(heading: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  const line = ([left, right]: readonly [string, string]) => `| ${inCell(left)} | ${inCell(right)} |`;
  // Without a side, VS Code puts the words of the heading in the middle.
  return [line(heading), '| :--- | :--- |', ...rows.map(line)].join('\n');
}

/** GFM section 4.10: a bar ends a cell, in a code span too, unless a backslash stands before it. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

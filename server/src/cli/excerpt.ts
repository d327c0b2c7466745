/** A line of a document as a terminal can show it, with the place of a marked range in it. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { visible } from '../pki/distinguished-name.ts';

export interface Excerpt {
  /** No control character, no tab, at most as wide as asked for. */
  readonly text: string;
  /** Columns of the terminal before the mark. */
  readonly indent: number;
  /** Columns under the mark; at least one. */
  readonly width: number;
}

/** One character as shown. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

const ellipsis = '…';
const tabWidth = 4;

/** The first line of a range, shortened around the mark where it is wider than `maxWidth` columns. */
export function excerptOf(document: TextDocument, range: Range, maxWidth: number): Excerpt {
  const line = lineOf(document, range.start.line);
  const start = Math.min(range.start.character, line.length);
  const end = range.end.line > range.start.line ? line.length : Math.min(range.end.character, line.length);
  // Nothing beyond this can be shown, and a line may have megabytes.
  const from = Math.max(0, start - maxWidth);
  const to = Math.min(line.length, start + 2 * maxWidth);
  const cells = cellsOf(line.slice(from, to), start - from, end - from);
  const before = from > 0 ? ellipsis : '';
  const after = to < line.length ? ellipsis : '';
  return shorten(cells, start - from, before, after, maxWidth);
}

function lineOf(document: TextDocument, line: number): string {
  const whole = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return whole.replace(/[\r\n]+$/, '');
}

/** Splits a text into what is shown for each of its characters; offsets count UTF-16 units. */
function cellsOf(text: string, start: number, end: number): readonly (Cell & { readonly offset: number })[] {
  let offset = 0;
  let column = 0;
  return Array.from(text, (character) => {
    const width = character === '\t' ? tabWidth - (column % tabWidth) : undefined;
    const shown = width === undefined ? visible(character) : ' '.repeat(width);
    const cell = { text: shown, width: width ?? widthOf(shown), marked: offset >= start && offset < end, offset };
    offset += character.length;
    column += cell.width;
    return cell;
  });
}

function shorten(
  cells: readonly (Cell & { readonly offset: number })[],
  start: number,
  before: string,
  after: string,
  maxWidth: number,
): Excerpt {
  const mark = cells.findIndex(({ offset }) => offset >= start);
  const first = mark < 0 ? cells.length : mark;
  const room = maxWidth - 2 * ellipsis.length;
  if (widthOfAll(cells) <= room) return place(cells, first, before, after);
  // The mark first, then a third of what is left before it, the rest behind it.
  const marked = cells.filter((cell) => cell.marked);
  const spare = Math.max(room - widthOfAll(marked), 0);
  const left = fitting(cells.slice(0, first).reverse(), Math.max(Math.floor(spare / 3), 8));
  const right = fitting(cells.slice(first), room - widthOfAll(cells.slice(first - left, first)));
  const isCutBefore = first - left > 0;
  const isCutAfter = first + right < cells.length;
  return place(
    cells.slice(first - left, first + right),
    left,
    isCutBefore ? ellipsis : before,
    isCutAfter ? ellipsis : after,
  );
}

function place(cells: readonly Cell[], first: number, before: string, after: string): Excerpt {
  const text = before + cells.map((cell) => cell.text).join('') + after;
  const indent = before.length + widthOfAll(cells.slice(0, first));
  return { text, indent, width: Math.max(1, widthOfAll(cells.filter((cell) => cell.marked))) };
}

/** How many cells, from the first on, fit into so many columns. */
function fitting(cells: readonly Cell[], columns: number): number {
  let used = 0;
  const tooFar = cells.findIndex((cell) => {
    used += cell.width;
    return used > columns;
  });
  return tooFar < 0 ? cells.length : tooFar;
}

function widthOfAll(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

const noWidth = /^[\p{Mn}\p{Me}]$/u;
/** East Asian wide and full-width characters (Unicode annex 11), and emoji. */
const doubleWidth =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])$/u;

/** Columns that a terminal gives to the text of one cell. */
function widthOf(text: string): number {
  if (noWidth.test(text)) return 0;
  return doubleWidth.test(text) ? 2 : Array.from(text).length;
}

/** Marks in test documents, neither of which is TOML: `|` is the cursor, `«…»` a range. */

import type { Span } from '../../server/src/toml/tree.ts';

/** A document without its marks, and where they stood. */
export interface Marked {
  readonly text: string;
  /** In order of their start; an outer range comes before those inside it. */
  readonly ranges: readonly Span[];
}

/**
 * Takes the `«…»` marks out of a document, and the indentation that its lines below the first have in common. Throws where
 * a mark has no partner.
 */
export function parseMarks(source: string): Marked {
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  let text = '';
  for (const character of dedent(source)) {
    if (character === '«') {
      const range = { start: text.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (character === '»') {
      const range = open.pop();
      if (!range) throw new Error(`» without « in\n${source}`);
      range.end = text.length;
    } else {
      text += character;
    }
  }
  if (open.length > 0) throw new Error(`« without » in\n${source}`);
  return { text, ranges };
}

/** The document with its cursor `|` taken out. Throws where there is none, or more than one. */
export function parseCursor(source: string): { readonly text: string; readonly offset: number } {
  const [before, after, ...more] = dedent(source).split('|');
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`no single | in\n${source}`);
  return { text: before + after, offset: before.length };
}

/** The document with `«…»` around each range, the inverse of `parseMarks`. */
export function renderMarks(text: string, ranges: readonly Span[]): string {
  const openings = [...ranges].sort((left, right) => left.start - right.start || right.end - left.end);
  let result = '';
  for (let offset = 0; offset <= text.length; offset += 1) {
    result += '»'.repeat(ranges.filter(({ start, end }) => end === offset && start < end).length);
    for (const { start, end } of openings) if (start === offset) result += end === start ? '«»' : '«';
    result += text.charAt(offset);
  }
  return result;
}

/** The first line of a template literal is at the margin already; the others are as deep as the code around them. */
function dedent(source: string): string {
  const [first = '', ...rest] = source.split('\n');
  const depths = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return [first, ...rest.map((line) => (line.trim() === '' && line.length <= depth ? '' : line.slice(depth)))].join(
    '\n',
  );
}

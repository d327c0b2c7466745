/** Positions of offsets in a text. Nothing of Orion. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { Span } from '../toml/tree.ts';

/**
 * Makes ranges in a document, which may be long: looking for line feeds takes a tenth of the time that TextDocument needs to
 * look at each character. A text with carriage returns, whose lines end in several ways, is left to it.
 */
export function rangeFinder(document: TextDocument): (span: Span) => Range {
  const text = document.getText();
  let starts: readonly number[] | undefined;
  const positionAt = (offset: number): Position => {
    starts ??= lineStarts(text);
    const inside = Math.min(Math.max(offset, 0), text.length);
    const line = lastAtMost(starts, inside);
    return { line, character: inside - (starts[line] ?? 0) };
  };
  const find = text.includes('\r') ? (offset: number) => document.positionAt(offset) : positionAt;
  return ({ start, end }) => ({ start: find(start), end: find(end) });
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return starts;
}

/** The index of the last element that does not exceed `limit`; the elements ascend, and the first does not exceed it. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

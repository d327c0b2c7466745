/** Documents to measure with, and edits that break and repair them. */

import type { Position, Range } from 'vscode-languageserver-protocol';

export interface Sample {
  readonly uri: string;
  readonly text: string;
  /** Where it is not the program's usual one. */
  readonly languageId?: string;
}

/** A change of one line, as the client sends it. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** The place before the first occurrence of `mark` in the text, moved by some characters. Throws where it does not occur. */
export function placeOf(text: string, mark: string, offset = 0): Position {
  const found = text.indexOf(mark);
  if (found < 0) throw new Error(`The sample has no ${mark}.`);
  const before = text.slice(0, found);
  const line = before.split('\n').length - 1;
  return { line, character: found - (before.lastIndexOf('\n') + 1) + offset };
}

/** The start of the line before the one that holds `mark`. */
export function lineBefore(text: string, mark: string): Position {
  return { line: placeOf(text, mark).line - 1, character: 0 };
}

/** Two edits that undo each other: one takes the first `piece` behind `mark` away, which breaks the text, and one puts it back. */
export function breakAndRepair(text: string, mark: string, piece: string): { broken: TextEdit; sound: TextEdit } {
  const start = placeOf(text.slice(text.indexOf(mark)), piece);
  const from = placeOf(text, mark);
  const place = { line: from.line + start.line, character: (start.line === 0 ? from.character : 0) + start.character };
  const end = { line: place.line, character: place.character + piece.length };
  return {
    broken: { range: { start: place, end }, text: '' },
    sound: { range: { start: place, end: place }, text: piece },
  };
}

/** The text after an edit inside one line. */
export function spliced(text: string, { range, text: inserted }: TextEdit): string {
  let lineStart = 0;
  for (let line = 0; line < range.start.line; line += 1) lineStart = text.indexOf('\n', lineStart) + 1;
  return text.slice(0, lineStart + range.start.character) + inserted + text.slice(lineStart + range.end.character);
}

/** Ranges in the answers of features: all of them, and whether they lie in their document. */

import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';

/** Fails where an object in the answer that has the shape of a range lies outside the document or ends before it starts. */
export function assertRangesInside(document: TextDocument, answer: unknown): void {
  for (const { start, end } of rangesIn(answer)) {
    assert.ok(
      isIn(document, start) && isIn(document, end),
      `${JSON.stringify({ start, end })} in ${document.getText()}`,
    );
    assert.ok(document.offsetAt(start) <= document.offsetAt(end));
  }
}

function rangesIn(answer: unknown): Range[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const own = 'start' in answer && 'end' in answer ? [answer as Range] : [];
  return [...own, ...Object.values(answer).flatMap(rangesIn)];
}

function isIn(document: TextDocument, position: Range['start']): boolean {
  const { line, character } = document.positionAt(document.offsetAt(position));
  return line === position.line && character === position.character;
}

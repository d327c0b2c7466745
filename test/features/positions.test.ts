/** Positions must be those of TextDocument, which the client counts with. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rangeFinder } from '../../server/src/features/positions.ts';

for (const text of ['', 'a', '\n', 'a\n', '\n\nab\n\u{1F511}c', 'a\r\nb\nc', 'a\rb', 'a\n\r\nb\r']) {
  test(`the positions in ${JSON.stringify(text)} are those of TextDocument`, () => {
    const document = TextDocument.create('file:///a', '', 0, text);
    const rangeOf = rangeFinder(document);
    for (let start = -1; start <= text.length + 1; start += 1) {
      const expected = { start: document.positionAt(start), end: document.positionAt(start + 1) };
      assert.deepEqual(rangeOf({ start, end: start + 1 }), expected, `at ${start}`);
    }
  });
}

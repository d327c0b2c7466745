/** `checkHover`: what is said at the cursor, and about which text. */

import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover.ts';
import { type FeatureSurroundings, makeContext } from './make-context.ts';
import { parseCursor } from './marks.ts';

/** What a hover is expected to be. */
export interface HoverExpectation extends FeatureSurroundings {
  /** The text that the hover marks; false where there must be no hover. */
  readonly on: string | false;
  readonly says?: RegExp | readonly RegExp[];
  readonly saysNot?: RegExp;
}

/** Hovers at `|` and gives the Markdown back. */
export async function checkHover(source: string, expected: HoverExpectation): Promise<string> {
  const { text, offset } = parseCursor(source);
  const context = await makeContext(text, expected);
  const found = await hover(context, offset);
  if (expected.on === false) {
    assert.equal(found, undefined);
    return '';
  }
  assert.ok(found?.range, 'there is no hover');
  assert.ok(MarkupContent.is(found.contents));
  assert.equal(context.document.getText(found.range), expected.on);
  const { value } = found.contents;
  for (const pattern of [expected.says ?? []].flat()) assert.match(value, pattern);
  if (expected.saysNot) assert.doesNotMatch(value, expected.saysNot);
  return value;
}

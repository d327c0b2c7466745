/** Which suppressions silence a finding, and which are left over. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Suppression } from '../../server/src/model/suppressions.ts';
import { createSilencer } from '../../server/src/rules/silencing.ts';

const at = { start: 0, end: 1 };
const ofLine = (code: string, start: number, end: number): Suppression => ({
  ...at,
  code,
  scope: 'line',
  lines: [{ start, end }],
});
const ofFile = (code: string): Suppression => ({ ...at, code, scope: 'file', lines: [] });

test('silences what starts on the line, its end included, and nothing beside it', () => {
  const silencer = createSilencer([ofLine('missing-port', 30, 40), ofLine('missing-port', 10, 20)]);
  const silenced = [9, 10, 20, 21, 30, 41].filter((offset) => silencer.silences('missing-port', offset));
  assert.deepEqual(silenced, [10, 20, 30]);
  assert.equal(silencer.silences('wrong-type', 15), false);
});

test('silences a code in the whole file', () => {
  const silencer = createSilencer([ofFile('missing-port')]);
  assert.equal(silencer.silences('missing-port', 1_000_000), true);
  assert.equal(silencer.silences('wrong-type', 0), false);
});

test('counts every comment that speaks of a silenced finding as used, and no other', () => {
  const [twice, again, elsewhere, whole] = [
    ofLine('missing-port', 10, 20),
    ofLine('missing-port', 10, 20),
    ofLine('missing-port', 50, 60),
    ofFile('wrong-type'),
  ];
  const silencer = createSilencer([twice, again, elsewhere, whole]);
  silencer.silences('missing-port', 12);
  assert.deepEqual(silencer.idle(), [elsewhere, whole]);
});

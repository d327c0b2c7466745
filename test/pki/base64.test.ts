/** Strict base64: what java.util.Base64 takes, and the first thing it minds. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBase64 } from '../../server/src/pki/base64.ts';

const good: readonly (readonly [digits: string, text: string])[] = [
  ['', ''],
  ['YQ==', 'a'],
  ['YQ', 'a'],
  ['YWI=', 'ab'],
  ['YWI', 'ab'],
  ['YWJj', 'abc'],
  ['YR==', 'a'],
];

for (const [digits, text] of good) {
  test(`${JSON.stringify(digits)} is ${JSON.stringify(text)}`, () => {
    const result = decodeBase64(digits);
    assert.equal(result.ok && Buffer.from(result.bytes).toString(), text);
  });
}

const bad: readonly (readonly [digits: string, kind: string, index?: number])[] = [
  ['A', 'too-short'],
  ['=', 'too-short'],
  ['YWJjZ', 'incomplete'],
  ['YWJjZ=', 'incomplete'],
  ['YQ=', 'wrong-padding', 2],
  ['====', 'wrong-padding', 0],
  ['YWJj=', 'wrong-padding', 4],
  ['YQ==YQ==', 'after-padding', 4],
  ['YWI=YQ', 'after-padding', 4],
  ['YW-j', 'illegal-character', 2],
  ['YW_j', 'illegal-character', 2],
  ['YWJ\u00a0', 'illegal-character', 3],
  ['Y\n', 'illegal-character', 1],
];

for (const [digits, kind, index] of bad) {
  test(`${JSON.stringify(digits)} is bad: ${kind}`, () => {
    const result = decodeBase64(digits);
    assert.ok(!result.ok);
    assert.equal(result.fault.kind, kind);
    if (index !== undefined) assert.equal('index' in result.fault && result.fault.index, index);
  });
}

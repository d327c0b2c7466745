/** Distances between words and what "did you mean" makes of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, likelyMeant } from '../../server/src/model/nearest.ts';

test('a distance counts insertions, deletions, replacements and swaps of neighbours', () => {
  const cases: readonly [string, string, number][] = [
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['tofu', 'tofu', 0],
    ['tofa', 'tofu', 1],
    ['tfou', 'tofu', 1],
    ['nodeprot', 'nodeport', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ];
  for (const [left, right, distance] of cases) {
    assert.equal(editDistance(left, right), distance, `${left} ${right}`);
    assert.equal(editDistance(right, left), distance, `${right} ${left}`);
  }
});

test('only a close word is suggested', () => {
  assert.equal(likelyMeant('tlsserverkeyy', ['tlsservercert', 'tlsserverkey']), 'tlsserverkey');
  assert.equal(
    likelyMeant('clientconnectiontlscertchain', ['clientconnectiontlsserverchain']),
    'clientconnectiontlsserverchain',
  );
  assert.equal(likelyMeant('besu', ['tls', 'storage']), undefined);
  assert.equal(likelyMeant('ssl', ['tls']), undefined);
  assert.equal(likelyMeant('x', []), undefined);
});

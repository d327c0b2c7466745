/** Which measurements of the benchmark a word chooses. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseMeasurements, type Measurement } from '../../scripts/bench/measurement.ts';

const all = ['latency', 'known hosts', 'orion-tls check'].map((name): Measurement => ({ name, run: async () => [] }));
const chosen = (word: string) => chooseMeasurements(all, word).map(({ name }) => name);

test('a part of a name chooses, with a hyphen for a blank; nothing chooses everything', () => {
  assert.deepEqual(chosen('known-hosts'), ['known hosts']);
  assert.deepEqual(chosen('known hosts'), ['known hosts']);
  assert.deepEqual(chosen('Check'), ['orion-tls check']);
  assert.equal(chosen('').length, all.length);
});

test('a word that chooses nothing is a mistake, and the names are listed', () => {
  assert.throws(() => chosen('knownhosts'), /"knownhosts" in its name\. There are:\n {2}latency\n {2}known hosts\n/);
});

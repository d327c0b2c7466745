/** A few inputs of a fixed seed for each target of the fuzzer; `npm run fuzz` tries more. And that it finds what fails. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as protocol from '../../server/src/protocol.ts';
import { requestsOf } from '../support/own-requests.ts';
import { texts } from './generated.ts';
import { askedMethods } from './server-steps.ts';
import { target } from './target.ts';
import { targets } from './targets.ts';

for (const each of targets.filter(({ inTests }) => inTests > 0)) {
  test(`fuzz: ${each.name}`, async () => {
    const { inputs, failure } = await each.run({ seed: 1, count: each.inTests });
    assert.equal(failure, undefined, failure && `${failure.input}\n${failure.error}`);
    assert.equal(inputs, each.inTests);
  });
}

test('fuzz: all of our own requests are tried', () => {
  for (const method of requestsOf(protocol)) assert.ok(askedMethods.includes(method), method);
});

const brittle = target({
  name: 'brittle',
  inTests: 0,
  round: 1,
  inputs: texts((random) => `${'a'.repeat(random.below(50))}x${'b'.repeat(random.below(50))}`),
  verify: async (text) => assert.ok(!text.includes('x'), 'an x'),
});

test('fuzz: a failure is cut down, and its seed and path lead to it once more', async () => {
  const { failure } = await brittle.run({ seed: 5, count: 10 });
  assert.equal(failure?.input, '"x"');
  assert.match(failure.error, /an x/);
  const again = await brittle.run({ seed: failure.seed, path: failure.path, count: 1 });
  assert.deepEqual([again.failure?.input, again.failure?.path], ['"x"', failure.path]);
});

test('fuzz: each input is told about before it is tried', async () => {
  const told: string[] = [];
  await brittle.run({ seed: 5, count: 1, witness: ({ path, input }) => told.push(`${path} ${input}`) });
  assert.match(told[0] ?? '', /^0 "a*xb*"$/);
});

/** Settings as clients give them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../server/src/model/settings.ts';
import { createClientSettings } from '../../server/src/workspace/client-settings.ts';

function settingsOf(answers: Record<string, unknown>) {
  const asked: string[] = [];
  const complaints: string[] = [];
  const settings = createClientSettings({
    async fetch(scope) {
      asked.push(scope);
      return answers[scope];
    },
    complain: (sentence) => complaints.push(sentence),
  });
  return { settings, asked, complaints };
}

test('settings: null and silence mean the default', async () => {
  const { settings, complaints } = settingsOf({ a: null, b: { validityDays: null }, c: 'nonsense' });
  for (const scope of ['a', 'b', 'c', 'd']) assert.deepEqual(await settings.of(scope), defaultSettings);
  assert.deepEqual(complaints, []);
});

test('settings: each scope is asked once, until they are forgotten', async () => {
  const answers: { a: unknown } = { a: { validityDays: 10 } };
  const { settings, asked } = settingsOf(answers);
  const both = await Promise.all([settings.of('a'), settings.of('a')]);
  assert.deepEqual(
    both.map(({ validityDays }) => validityDays),
    [10, 10],
  );
  answers.a = { validityDays: 20 };
  assert.equal((await settings.of('a')).validityDays, 10);
  settings.forget();
  assert.equal((await settings.of('a')).validityDays, 20);
  assert.deepEqual(asked, ['a', 'a']);
});

test('settings: the fallback holds for what the client does not say', async () => {
  const { settings } = settingsOf({ a: { validityDays: 10, keyType: null } });
  settings.setFallback({ trusted: true, validityDays: 30, keyType: 'ec-p256' });
  const { validityDays, keyType } = await settings.of('a');
  assert.deepEqual([validityDays, keyType], [10, 'ec-p256']);
  assert.equal((await settings.of('b')).validityDays, 30);
});

test('settings: what cannot be used is its default, and complained about once', async () => {
  const bad = { validityDays: 'long', rules: { 'no-such-code': 'off' } };
  const { settings, complaints } = settingsOf({ a: bad, b: bad });
  assert.deepEqual(await settings.of('a'), defaultSettings);
  assert.deepEqual(await settings.of('b'), defaultSettings);
  assert.equal(complaints.length, 2);
  assert.match(complaints.join('\n'), /orionTls\.validityDays is ignored: must be a whole number/);
});

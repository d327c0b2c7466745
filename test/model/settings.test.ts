/** Settings from untrusted JSON. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings, readSettings } from '../../server/src/model/settings.ts';

test('nothing gives the defaults, and null is nothing', () => {
  for (const json of [undefined, null, {}, [], 'x', 1, { keyType: null, rules: null }])
    assert.deepEqual(readSettings(json), { settings: defaultSettings, problems: [] });
});

test('good values are taken', () => {
  const { settings, problems } = readSettings(
    {
      rules: { a: 'off', b: 'error' },
      pathMappings: { '/data': './x' },
      validityDays: 1,
      baseDirectory: 'x',
      codeLens: false,
    },
    ['a', 'b'],
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(settings.rules, { a: 'off', b: 'error' });
  assert.deepEqual(settings.pathMappings, { '/data': './x' });
  assert.equal(settings.validityDays, 1);
  assert.equal(settings.baseDirectory, 'x');
  assert.equal(settings.codeLens, false);
});

test('a bad value is its default and is reported under its name', () => {
  const bad: readonly [object, string][] = [
    [{ rules: [] }, 'orionTls.rules'],
    [{ rules: { nonsense: 'off' } }, 'orionTls.rules'],
    [{ rules: { a: 'loud' } }, 'orionTls.rules'],
    [{ pathMappings: { a: 1 } }, 'orionTls.pathMappings'],
    [{ baseDirectory: 1 }, 'orionTls.baseDirectory'],
    [{ validityDays: 0 }, 'orionTls.validityDays'],
    [{ expiryWarningDays: 1.5 }, 'orionTls.expiryWarningDays'],
    [{ keyType: 'ed25519' }, 'orionTls.keyType'],
    [{ inlayHints: 'yes' }, 'orionTls.inlayHints'],
  ];
  for (const [json, name] of bad) {
    const { settings, problems } = readSettings(json, ['a']);
    assert.deepEqual(settings, defaultSettings, name);
    assert.deepEqual(
      problems.map((problem) => problem.name),
      [name],
    );
  }
});

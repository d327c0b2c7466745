/** The tables agree with each other and with what Orion's schema holds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints } from '../../server/src/model/endpoints.ts';
import { environmentVariable, findProperty, properties, unrealKeys } from '../../server/src/model/properties.ts';
import {
  isInsecure,
  readsChain,
  safetyOf,
  trustMode,
  trustModes,
  trustModesFor,
} from '../../server/src/model/trust-modes.ts';

test('every key is lower case and there once', () => {
  const keys = properties.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.match(key, /^[a-z]+$/);
  assert.equal(keys.length, 34);
});

test('the properties of the endpoints have the formats that their names say', () => {
  for (const endpoint of endpoints) {
    assert.equal(findProperty(endpoint.switch)?.format, 'switch');
    assert.equal(findProperty(endpoint.cert)?.format, 'certificate');
    assert.equal(findProperty(endpoint.key)?.format, 'private-key');
    assert.equal(findProperty(endpoint.chain)?.format, 'trust-anchor');
    assert.equal(findProperty(endpoint.trust)?.format, 'trust-mode');
    assert.equal(findProperty(endpoint.knownHosts)?.format, 'known-hosts');
  }
});

test('an unreal key is no property, and its real one is', () => {
  for (const [name, { real }] of unrealKeys) {
    assert.equal(findProperty(name), undefined);
    assert.ok(real === undefined || findProperty(real));
  }
});

test('names are compared exactly, inherited ones included', () => {
  assert.equal(findProperty('TLS'), undefined);
  assert.equal(findProperty('constructor'), undefined);
  assert.equal(trustMode('toString'), undefined);
  assert.equal(environmentVariable('tlsservertrust'), 'ORION_TLSSERVERTRUST');
});

test('a mode is insecure where strangers get in: always, or because clients name themselves', () => {
  const insecure = (role: 'accepts' | 'dials') =>
    trustModes.filter((mode) => isInsecure(mode, role)).map(({ name }) => name);
  const open = ['insecure-no-validation', 'insecure-record', 'insecure-ca-or-record'];
  assert.deepEqual(insecure('dials'), open);
  assert.deepEqual(insecure('accepts'), ['tofu', 'insecure-tofa', 'ca-or-tofu', 'insecure-ca-or-tofa', ...open]);
});

test('the chain list counts in mode ca alone', () => {
  assert.deepEqual(
    trustModes.filter(readsChain).map(({ name }) => name),
    ['ca'],
  );
});

test('servers take ten modes, clients eight, and an alias is as safe as its original', () => {
  assert.equal(trustModesFor('accepts').length, 10);
  assert.deepEqual(
    trustModes.map(({ name }) => name).filter((name) => !trustModesFor('dials').some((mode) => mode.name === name)),
    ['insecure-tofa', 'insecure-ca-or-tofa'],
  );
  for (const mode of trustModes) {
    const original = 'aliasOf' in mode ? trustMode(mode.aliasOf) : undefined;
    if (original) assert.equal(safetyOf(mode), safetyOf(original));
  }
});

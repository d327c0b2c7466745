/** PEM blocks in other texts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsPrivateKey, pemTexts, withoutPrivateKeys } from '../../server/src/pki/pem-text.ts';

const key = '-----BEGIN EC PRIVATE KEY-----\r\nMHcC\r\n-----END EC PRIVATE KEY-----';
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

test('blocks go from BEGIN to END, or to the end of the text', () => {
  const blocksOf = (text: string) => pemTexts(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(blocksOf(`a\n${key}\nb\n${certificate}`), [key, certificate]);
  assert.deepEqual(blocksOf(`x = 1\n${key.slice(0, 40)}`), [key.slice(0, 40)]);
  assert.deepEqual(blocksOf('-----BEGIN A-----\n-----BEGIN B-----\n-----END B----- tail\nrest'), [
    '-----BEGIN A-----\n-----BEGIN B-----\n-----END B-----',
  ]);
  assert.deepEqual(blocksOf('tls = "off"'), []);
});

test('only private keys are masked, and lines and offsets stay', () => {
  const text = `a\n${certificate}\n${key}\nb`;
  const masked = withoutPrivateKeys(text);
  assert.equal(masked.length, text.length);
  assert.equal(masked.split('\n').length, text.split('\n').length);
  assert.ok(masked.includes(certificate) && masked.startsWith('a') && masked.endsWith('\nb'));
  assert.ok(!masked.includes('MHcC') && !masked.includes('PRIVATE KEY'));
  assert.equal(withoutPrivateKeys(certificate), certificate);
});

test('whether there is a private key', () => {
  assert.ok(holdsPrivateKey(`x\n${key}`));
  assert.ok(!holdsPrivateKey(certificate));
  assert.ok(!holdsPrivateKey('-----BEGIN PUBLIC KEY-----'));
});

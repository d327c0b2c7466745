/** The public half that is read from an RSA key's numbers is the one that OpenSSL derives. */

import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { readDer } from '../../server/src/pki/der.ts';
import { rsaPublicKeyOf } from '../../server/src/pki/rsa-key.ts';
import { der } from '../support/der-writer.ts';

const publicHalfOf = (bytes: Uint8Array) => {
  const found = rsaPublicKeyOf(readDer(bytes));
  return found && Buffer.from(found).toString('hex');
};

/** Small ones too: their lengths take one, two or three octets. */
for (const { bits, exponent } of [
  { bits: 512, exponent: 3 },
  { bits: 768, exponent: 65537 },
  { bits: 1024, exponent: 17 },
  { bits: 2048, exponent: 65537 },
]) {
  test(`${bits} bits, exponent ${exponent}`, () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent });
    const expected = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('hex');
    assert.equal(publicHalfOf(privateKey.export({ format: 'der', type: 'pkcs1' })), expected);
  });
}

const number = (...octets: number[]) => der(0x02, Buffer.from(octets));
const eight = Array.from({ length: 8 }, () => number(5));

test('what is no RSA key has no public half', () => {
  assert.equal(publicHalfOf(der(0x30, ...eight)), undefined, 'a number is missing');
  assert.equal(publicHalfOf(der(0x30, ...eight, der(0x04))), undefined, 'the last is no number');
  assert.equal(publicHalfOf(der(0x30, number(0x80), ...eight)), undefined, 'a negative number');
  assert.equal(publicHalfOf(der(0x04, ...eight, number(5))), undefined, 'no sequence');
});

test('zeros in front of a number change nothing', () => {
  const keyOf = (modulus: Buffer) => der(0x30, number(0), modulus, ...eight);
  assert.equal(publicHalfOf(keyOf(number(0, 0, 0x90))), publicHalfOf(keyOf(number(0, 0x90))));
});

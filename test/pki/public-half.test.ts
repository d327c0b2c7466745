/** The public half that is read from a key's own structure is the one that OpenSSL derives. */

import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { elementsOf, readDer, unwrapOctets } from '../../server/src/pki/der.ts';
import { ecPublicKeyOf, rsaPublicKeyOf } from '../../server/src/pki/public-half.ts';
import { der, oid } from '../support/der-writer.ts';

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

for (const namedCurve of ['P-256', 'P-384', 'P-521', 'secp256k1']) {
  test(`${namedCurve} in SEC1 and in PKCS#8`, () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    const expected = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('hex');
    const sec1 = ecPublicKeyOf(readDer(privateKey.export({ format: 'der', type: 'sec1' })), undefined);
    const [, algorithm, wrapped] = elementsOf(readDer(privateKey.export({ format: 'der', type: 'pkcs8' }))) ?? [];
    const pkcs8 = ecPublicKeyOf(unwrapOctets(wrapped), elementsOf(algorithm)?.[1]);
    for (const found of [sec1, pkcs8]) assert.equal(Buffer.from(found ?? []).toString('hex'), expected);
  });
}

test('an EC key without its point, or with half of it, is left to OpenSSL', () => {
  const curve = der(0xa0, oid('1.2.840.10045.3.1.7'));
  const point = (...octets: number[]) => der(0xa1, der(0x03, Buffer.from(octets)));
  const keyOf = (...rest: Buffer[]) => readDer(der(0x30, number(1), der(0x04, Buffer.alloc(32)), ...rest));
  const whole = point(0, 4, ...Buffer.alloc(64));
  assert.ok(ecPublicKeyOf(keyOf(curve, whole), undefined));
  assert.equal(ecPublicKeyOf(keyOf(curve), undefined), undefined);
  assert.equal(ecPublicKeyOf(keyOf(whole), undefined), undefined);
  assert.equal(ecPublicKeyOf(keyOf(curve, point(0, 2, ...Buffer.alloc(32))), undefined), undefined);
  assert.equal(ecPublicKeyOf(keyOf(curve, point(0, 4, ...Buffer.alloc(63))), undefined), undefined);
  assert.equal(ecPublicKeyOf(keyOf(der(0xa0, oid('1.2.3')), whole), undefined), undefined);
});

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

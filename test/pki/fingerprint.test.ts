/** Fingerprints: as openssl computes them, and read back from every way of writing them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colonSeparated, parseSha256, sha256Hex } from '../../server/src/pki/fingerprint.ts';
import { derOf, makeCertificate, openssl } from '../support/openssl.ts';

test('SHA-256 of the DER is what openssl prints', () => {
  const { certificate } = makeCertificate();
  const printed = openssl(['x509', '-noout', '-fingerprint', '-sha256'], certificate).toString().trim();
  const fingerprint = sha256Hex(derOf(certificate));
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.equal(printed.replace(/^.*=/, ''), colonSeparated(fingerprint));
  assert.equal(parseSha256(printed), fingerprint);
});

const digits = '0123456789abcdef'.repeat(4);
const written: readonly (readonly [text: string, value: string | undefined])[] = [
  [digits, digits],
  [digits.toUpperCase(), digits],
  [` 0x${digits}\n`, digits],
  [colonSeparated(digits), digits],
  [`sha256 Fingerprint=${colonSeparated(digits)}`, digits],
  [`SHA256 Fingerprint=${digits}`, digits],
  [digits.slice(1), undefined],
  [`${digits}0`, undefined],
  [digits.slice(0, 40), undefined],
  [`${digits.slice(1)}g`, undefined],
  ['', undefined],
];

for (const [text, value] of written) {
  test(`${JSON.stringify(text)} ${value ? 'is a fingerprint' : 'is none'}`, () =>
    assert.equal(parseSha256(text), value));
}

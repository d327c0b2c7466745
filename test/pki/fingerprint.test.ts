/** Fingerprints as openssl computes and prints them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colonSeparated, sha256Hex } from '../../server/src/pki/fingerprint.ts';
import { derOf, makeCertificate, openssl } from '../support/openssl.ts';

test('SHA-256 of the DER is what openssl prints', () => {
  const { certificate } = makeCertificate();
  const printed = openssl(['x509', '-noout', '-fingerprint', '-sha256'], certificate).toString().trim();
  const fingerprint = sha256Hex(derOf(certificate));
  assert.match(fingerprint, /^[0-9a-f]{64}$/);
  assert.equal(printed.replace(/^.*=/, ''), colonSeparated(fingerprint));
});

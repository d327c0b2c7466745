/** Who issued whom: the name and the signature both count. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '../../server/src/pki/certificate.ts';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { isSelfSigned, issuedBy, namesIssuer } from '../../server/src/pki/issuing.ts';
import { intermediate, leaf, other, root } from '../support/certificate-files.ts';
import { commonName, craftCertificate } from '../support/der-writer.ts';
import { derOf, makeCertificate, type Pair } from '../support/openssl.ts';

const read = (pair: Pair): Certificate => readCertificate(derOf(pair.certificate));

test('each certificate of a chain is issued by the next', () => {
  assert.equal(issuedBy(read(leaf()), read(intermediate())), true);
  assert.equal(issuedBy(read(intermediate()), read(root())), true);
  assert.equal(issuedBy(read(leaf()), read(root())), false);
  assert.equal(issuedBy(read(root()), read(intermediate())), false);
});

test('only the root is self-signed', () => {
  assert.deepEqual([root(), intermediate(), leaf(), other()].map(read).map(isSelfSigned), [true, false, false, true]);
});

test('a namesake is no issuer', () => {
  const namesake = read(makeCertificate({ key: 'ec-p384', subject: '/O=Acme/CN=Issuing' }));
  assert.equal(namesIssuer(read(leaf()), namesake), true);
  assert.equal(issuedBy(read(leaf()), namesake), false);
});

test('self-issued with a void signature is not self-signed', () => {
  const crafted = readCertificate(craftCertificate());
  assert.equal(crafted.selfIssued, true);
  assert.equal(isSelfSigned(crafted), false);
});

test('what cannot be read issued nothing', () => {
  const unreadable = readCertificate(Buffer.from('text'));
  assert.equal(namesIssuer(unreadable, unreadable), false);
  assert.equal(issuedBy(read(leaf()), unreadable), false);
  const keyless = readCertificate(craftCertificate({ subject: commonName('Issuing'), publicKey: Buffer.from([5, 0]) }));
  assert.equal(isSelfSigned(keyless), false);
});

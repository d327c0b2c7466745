/** Private keys: the facts that may be known, and nothing beyond them. */

import assert from 'node:assert/strict';
import { createHash, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import type { PrivateKeyFacts } from '../../server/src/pki/key.ts';
import { belongsTo, readDerKeyFile, readPrivateKey } from '../../server/src/pki/key.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { craftCertificate, der, oid } from '../support/der-writer.ts';
import { keyFiles } from '../support/key-files.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { derOf, type KeyKind, openssl, privateKey, toPem } from '../support/openssl.ts';

const read = (content: string | Uint8Array) => readPem(Buffer.from(content));

function factsOf(content: string | Uint8Array): PrivateKeyFacts | undefined {
  const file = read(content);
  const found = file.blocks.map(readPrivateKey).find((facts) => facts !== undefined);
  return found ?? readDerKeyFile(file);
}

const sizes: readonly (readonly [kind: KeyKind, algorithm: string, bits: number | undefined, curve?: string])[] = [
  ['rsa', 'RSA', 2048],
  ['rsa-1024', 'RSA', 1024],
  ['rsa-pss', 'RSA-PSS', 2048],
  ['ec', 'EC', 256, 'P-256'],
  ['ec-p384', 'EC', 384, 'P-384'],
  ['secp256k1', 'EC', 256, 'secp256k1'],
  ['ed25519', 'Ed25519', undefined],
];

for (const [kind, algorithm, bits, curve] of sizes) {
  test(`${kind}: algorithm, size and the public key's fingerprint`, () => {
    const facts = factsOf(privateKey(kind));
    const spki = openssl(['pkey', '-pubout', '-outform', 'DER'], privateKey(kind));
    assert.deepEqual(facts, {
      format: 'pkcs8',
      algorithm,
      bits,
      curve,
      exponent: algorithm.startsWith('RSA') ? 65_537 : undefined,
      spkiSha256: createHash('sha256').update(spki).digest('hex'),
      version: 0,
    });
  });
}

test('DSA: the name alone', () => {
  const facts = factsOf(privateKey('dsa'));
  assert.equal(facts?.algorithm, 'DSA');
  assert.equal(facts?.spkiSha256, undefined);
});

test('one key in all its forms has one fingerprint', () => {
  const forms: readonly (readonly [KeyKind, readonly (string | Uint8Array)[]])[] = [
    [
      'rsa',
      [
        openssl(['rsa', '-traditional'], privateKey('rsa')),
        openssl(['rsa', '-traditional', '-outform', 'DER'], privateKey('rsa')),
        derOf(privateKey('rsa')),
      ],
    ],
    ['ec', [openssl(['ec'], privateKey('ec')), openssl(['ec', '-outform', 'DER'], privateKey('ec'))]],
  ];
  for (const [kind, contents] of forms) {
    const fingerprint = factsOf(privateKey(kind))?.spkiSha256;
    assert.match(fingerprint ?? '', /^[0-9a-f]{64}$/);
    for (const content of contents) assert.equal(factsOf(content)?.spkiSha256, fingerprint);
  }
});

test('blocks that are no private key have no facts', () => {
  for (const label of ['CERTIFICATE', 'PUBLIC KEY', 'EC PARAMETERS']) {
    assert.equal(factsOf(toPem(label, Buffer.from('nothing'))), undefined);
  }
  assert.equal(factsOf(''), undefined);
});

test('a key is found behind a wrong label too', () => {
  assert.equal(factsOf(toPem('CERTIFICATE', derOf(privateKey('ec'))))?.algorithm, 'EC');
});

test('a certificate with a compressed point still belongs to its key', () => {
  const key = factsOf(privateKey('ec'));
  const compressed = openssl(['ec', '-pubout', '-conv_form', 'compressed', '-outform', 'DER'], privateKey('ec'));
  const { publicKey } = readCertificate(craftCertificate({ publicKey: compressed }));
  assert.ok(key);
  assert.notEqual(publicKey?.spkiSha256, key.spkiSha256);
  assert.equal(belongsTo(key, publicKey), true);
});

test('a certificate of another key, or without a readable one', () => {
  const key = factsOf(privateKey('ec'));
  assert.ok(key);
  const other = createPublicKey(privateKey('ec', 1)).export({ format: 'der', type: 'spki' });
  assert.equal(belongsTo(key, readCertificate(craftCertificate({ publicKey: other })).publicKey), false);
  assert.equal(belongsTo(key, undefined), undefined);
  assert.equal(belongsTo({ ...key, spkiSha256: undefined }, readCertificate(craftCertificate()).publicKey), undefined);
});

test('no form of a key shows anything of it', () => {
  for (const { make } of keyFiles) {
    const content = make();
    assertNoKeyMaterial(factsOf(content), content);
  }
});

test('truncated and damaged keys neither throw nor show anything', () => {
  const keys = [
    ['PRIVATE KEY', derOf(privateKey('rsa'))],
    ['PRIVATE KEY', derOf(privateKey('ec'))],
    ['RSA PRIVATE KEY', openssl(['rsa', '-traditional', '-outform', 'DER'], privateKey('rsa'))],
    ['EC PRIVATE KEY', openssl(['ec', '-outform', 'DER'], privateKey('ec'))],
  ] as const;
  for (const [label, bytes] of keys) {
    for (let index = 0; index < bytes.length; index += 7) {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ (1 << (index % 8));
      for (const content of [bytes.subarray(0, index), damaged]) {
        assertNoKeyMaterial(factsOf(toPem(label, content)), toPem(label, bytes));
      }
    }
  }
});

test('a key too large for OpenSSL to be asked about keeps its name only', () => {
  const number = der(0x02, Buffer.alloc(20_000, 0x41));
  const pkcs1 = der(0x30, der(0x02, Buffer.from([0])), ...Array.from({ length: 8 }, () => number));
  const huge = der(
    0x30,
    der(0x02, Buffer.from([0])),
    der(0x30, oid('1.2.840.113549.1.1.1'), der(0x05)),
    der(0x04, pkcs1),
  );
  const facts = factsOf(toPem('PRIVATE KEY', huge));
  assert.equal(facts?.algorithm, 'RSA');
  assert.equal(facts?.spkiSha256, undefined);
});

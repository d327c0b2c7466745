/** The verdict of Vert.x 3.7.1 on every way in which keys and certificates may stand in a file. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PairVerdict } from '../../server/src/model/loadable.ts';
import { judgePair, loadCertificateFile, loadChainFile, loadKeyFile } from '../../server/src/model/loadable.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { certificateFiles, intermediate, leaf, root } from '../support/certificate-files.ts';
import { keyFiles } from '../support/key-files.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { type CertificateOptions, makeCertificate, openssl, privateKey, toPem } from '../support/openssl.ts';

const read = (content: string | Uint8Array) => readPem(Buffer.from(content));

for (const { name, make, expected, text, found, format, convertible } of keyFiles) {
  test(`key file: ${name}`, () => {
    const verdict = loadKeyFile(read(make()));
    assert.equal(verdict.ok ? 'accepted' : verdict.reason, expected);
    if (format) assert.equal(verdict.key?.format, format);
    if (verdict.ok) return;
    if (text) assert.equal(verdict.text, text);
    if (found) assert.match(verdict.found, found);
    if (convertible !== undefined) assert.equal(verdict.convertible, convertible);
  });
}

for (const { name, make, expected, inChainList, text, found, block } of certificateFiles) {
  test(`certificate file: ${name}`, () => {
    const file = read(make());
    const verdict = loadCertificateFile(file);
    const inList = loadChainFile(file);
    assert.equal(verdict.ok ? verdict.chain.length : verdict.reason, expected);
    assert.equal(inList.ok ? inList.chain.length : inList.reason, inChainList ?? expected, 'in a chain list');
    if (verdict.ok) return;
    if (text) assert.equal(verdict.text, text);
    if (found) assert.match(verdict.found, found);
    if (block !== undefined) assert.equal(verdict.at?.start, file.blocks[block]?.start);
  });
}

test('a chain comes in the order of the file, each with its block', () => {
  const file = read(leaf().certificate + intermediate().certificate + root().certificate);
  const verdict = loadCertificateFile(file);
  assert.ok(verdict.ok);
  const names = verdict.chain.map(({ certificate }) => certificate.commonName);
  assert.deepEqual(names, ['node1.example:8080', 'Issuing', 'Root']);
  const spans = verdict.chain.map(({ at }) => at);
  assert.deepEqual(
    spans,
    file.blocks.map(({ start, end, line, endLine }) => ({ start, end, line, endLine })),
  );
});

test('a bundle of more blocks than are shown is judged to its end', () => {
  const bundle = root().certificate.repeat(120);
  const verdict = loadChainFile(read(bundle));
  assert.equal(verdict.ok && verdict.chain.length, 120);
  const broken = loadChainFile(read(`${bundle}-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n`));
  assert.equal(!broken.ok && broken.reason, 'empty-block');
});

test('blocks of other labels are decoded too, and stop Vert.x where they are broken', () => {
  const broken = '-----BEGIN NOTE-----\nno base64\u002d\n-----END NOTE-----\n';
  const verdict = loadCertificateFile(read(root().certificate + broken));
  assert.equal(!verdict.ok && verdict.reason, 'bad-base64');
  assert.equal(!verdict.ok && verdict.found, 'a block of another kind (BEGIN NOTE)');
  const unseen = broken.replaceAll('NOTE', 'NOTE7');
  assert.equal(loadCertificateFile(read(root().certificate + unseen)).ok, true, 'a digit hides the block from Vert.x');
});

const pairs: readonly {
  readonly name: string;
  readonly certificate: CertificateOptions;
  readonly key: () => string | Uint8Array;
  readonly expected: 'matches' | 'does not match' | 'key-algorithm-differs';
}[] = [
  { name: 'RSA', certificate: {}, key: () => privateKey('rsa'), expected: 'matches' },
  {
    name: 'RSA with a PKCS#1 key',
    certificate: {},
    key: () => openssl(['rsa', '-traditional'], privateKey('rsa')),
    expected: 'matches',
  },
  { name: 'EC', certificate: { key: 'ec' }, key: () => privateKey('ec'), expected: 'matches' },
  { name: 'another EC key', certificate: { key: 'ec' }, key: () => privateKey('ec', 1), expected: 'does not match' },
  { name: 'another curve', certificate: { key: 'ec' }, key: () => privateKey('ec-p384'), expected: 'does not match' },
  { name: 'another RSA key', certificate: {}, key: () => privateKey('rsa-1024'), expected: 'does not match' },
  { name: 'EC key, RSA certificate', certificate: {}, key: () => privateKey('ec'), expected: 'key-algorithm-differs' },
  {
    name: 'RSA key, Ed25519 certificate',
    certificate: { key: 'ed25519' },
    key: () => privateKey('rsa'),
    expected: 'key-algorithm-differs',
  },
  {
    name: 'RSA key, RSA-PSS certificate',
    certificate: { key: 'rsa-pss' },
    key: () => privateKey('rsa'),
    expected: 'key-algorithm-differs',
  },
];

for (const { name, certificate, key, expected } of pairs) {
  test(`pair: ${name}`, () => {
    const certificates = loadCertificateFile(read(makeCertificate(certificate).certificate));
    const keys = loadKeyFile(read(key()));
    assert.ok(certificates.ok && keys.ok);
    assert.equal(outcome(judgePair(certificates.chain[0].certificate, keys.key)), expected);
  });
}

function outcome(verdict: PairVerdict): string {
  if (!verdict.ok) return verdict.reason;
  return verdict.matches ? 'matches' : 'does not match';
}

test('no verdict on any key file holds key material', () => {
  for (const { make } of keyFiles) {
    const content = make();
    const file = read(content);
    for (const verdict of [loadKeyFile(file), loadCertificateFile(file), loadChainFile(file)]) {
      assertNoKeyMaterial(verdict, content);
    }
  }
});

test('no damage to a key or a certificate makes the verdicts throw', () => {
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY', 'CERTIFICATE']) {
    for (let length = 1; length < 400; length += 7) {
      const file = read(toPem(label, Buffer.alloc(length, 0x30)));
      assert.equal(loadKeyFile(file).ok, false);
      assert.equal(loadCertificateFile(file).ok, false);
    }
  }
});

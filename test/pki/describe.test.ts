/** The words that people see for the extensions of a certificate. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { describeCertificate } from '../../server/src/pki/describe.ts';
import { craftCertificate, criticalExtension, der, extension, text } from '../support/der-writer.ts';
import { derOf, makeCertificate } from '../support/openssl.ts';

test('extensions have a title, words and a flag', async () => {
  const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=digitalSignature', 'subjectAltName=DNS:a.example'];
  const certificate = readCertificate(derOf(makeCertificate({ key: 'ec', extensions }).certificate));
  const described = (await describeCertificate(certificate)).extensions;
  const found = described.filter(({ oid }) => oid.startsWith('2.5.29.1') && oid !== '2.5.29.14');
  assert.deepEqual(found, [
    { oid: '2.5.29.19', title: 'Basic Constraints', critical: true, text: 'CA: true' },
    { oid: '2.5.29.15', title: 'Key Usages', critical: false, text: 'digitalSignature' },
    { oid: '2.5.29.17', title: 'Subject Alternative Name', critical: false, text: '' },
  ]);
});

test('an extension that nobody knows keeps its number', async () => {
  const bytes = craftCertificate({ extensions: [criticalExtension('1.2.3.4', text(0x0c, 'secret sauce'))] });
  const { extensions } = await describeCertificate(readCertificate(bytes));
  assert.deepEqual(extensions, [{ oid: '1.2.3.4', title: '1.2.3.4', critical: true, text: '' }]);
});

test('ten thousand names and a megabyte of a usage do not fail', async () => {
  const names = Array.from({ length: 10_000 }, (_, index) => text(0x82, `node${index}.example`));
  const usages = Array.from({ length: 10_000 }, () => der(0x06, Buffer.from([0x2a, 3, 4])));
  const extensions = [extension('2.5.29.17', der(0x30, ...names)), extension('2.5.29.37', der(0x30, ...usages))];
  const described = await describeCertificate(readCertificate(craftCertificate({ extensions })));
  assert.equal(described.extensions.length, 2);
  for (const { text: words } of described.extensions) assert.ok(words.length <= 500);
});

test('damaged certificates are described as far as they go', async () => {
  const bytes = derOf(makeCertificate({ key: 'ec' }).certificate);
  for (let index = 0; index < bytes.length; index += 3) {
    const damaged = Buffer.from(bytes);
    damaged[index] = (damaged[index] ?? 0) ^ 0xff;
    const certificate = readCertificate(damaged);
    const { extensions } = await describeCertificate(certificate);
    assert.equal(extensions.length, certificate.present.length);
  }
});

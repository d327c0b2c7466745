/** DER recognised for what it is, by structure alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recogniseDer } from '../../server/src/pki/content.ts';
import { der, oid, text } from '../support/der-writer.ts';
import { derOf, makeCertificate, openssl, privateKey, temporaryFile } from '../support/openssl.ts';

const key = () => temporaryFile('content-key.pem', privateKey('ec'));
const certificate = () => temporaryFile('content-certificate.pem', makeCertificate({ key: 'ec' }).certificate);
const hex = (digits: string) => Buffer.from(digits, 'hex');

const structures: readonly (readonly [name: string, kind: string | undefined, make: () => Uint8Array])[] = [
  ['certificate', 'certificate', () => derOf(makeCertificate().certificate)],
  [
    'certificate of version 1',
    'certificate',
    () => openssl(['x509', '-req', '-signkey', key(), '-outform', 'DER', '-days', '9'], request()),
  ],
  ['request', 'certificate-request', () => derOf(request().toString())],
  ['request without subject', 'certificate-request', () => derOf(request('/').toString())],
  ['PKCS#8 RSA', 'pkcs8', () => derOf(privateKey('rsa'))],
  ['PKCS#8 Ed25519', 'pkcs8', () => derOf(privateKey('ed25519'))],
  ['encrypted PKCS#8', 'encrypted-pkcs8', () => openssl([...pkcs8, '-passout', 'pass:x'], privateKey('ec'))],
  ['PKCS#1', 'pkcs1', () => openssl(['rsa', '-traditional', '-outform', 'DER'], privateKey('rsa'))],
  ['SEC1', 'sec1', () => openssl(['ec', '-outform', 'DER'], privateKey('ec'))],
  ['DSA', 'dsa-key', () => openssl(['dsa', '-outform', 'DER'], privateKey('dsa'))],
  ['public key', 'public-key', () => openssl(['pkey', '-pubout', '-outform', 'DER'], privateKey('ed25519'))],
  ['PKCS#1 public key', 'pkcs1-public-key', () => openssl([...rsaPublic], privateKey('rsa'))],
  ['PKCS#7', 'pkcs7', () => openssl(['crl2pkcs7', '-nocrl', '-certfile', certificate(), '-outform', 'DER'])],
  [
    'PKCS#12',
    'pkcs12',
    () => openssl(['pkcs12', '-export', '-passout', 'pass:x', '-inkey', key(), '-in', certificate()]),
  ],
  ['PKCS#12 in BER', 'pkcs12', () => hex('3080020103308006092a864886f70d010701')],
  ['PKCS#7 in BER', 'pkcs7', () => hex('308006092a864886f70d010702a0803080')],
  ['Java key store', 'java-keystore', () => hex('feedfeed0000000200000001')],
  [
    'revocation list',
    'certificate-list',
    () =>
      der(
        0x30,
        der(0x30, der(0x02, Buffer.from([1])), algorithm(), der(0x30), text(0x17, '250101000000Z')),
        algorithm(),
        text(0x03, '\0x'),
      ),
  ],
  ['an empty sequence', undefined, () => der(0x30)],
  ['some number', undefined, () => der(0x02, Buffer.from([1]))],
  ['a sequence of one number', undefined, () => der(0x30, der(0x02, Buffer.from([1])))],
  ['nothing', undefined, () => Buffer.alloc(0)],
  ['text', undefined, () => Buffer.from('0 is where a sequence starts')],
];

const pkcs8 = ['pkcs8', '-topk8', '-outform', 'DER'];
const rsaPublic = ['rsa', '-RSAPublicKey_out', '-outform', 'DER'];

function request(subject = '/CN=a'): Buffer {
  return openssl(['req', '-new', '-subj', subject, '-key', key()]);
}

function algorithm(): Buffer {
  return der(0x30, oid('1.2.840.10045.4.3.2'));
}

for (const [name, kind, make] of structures) {
  test(`${name} is ${kind ?? 'unknown'}`, () => assert.equal(recogniseDer(make()), kind));
}

/** Certificates: the facts agree with openssl and node, and survive everything that can be wrong with the bytes. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { certificateFiles } from '../support/certificate-files.ts';
import {
  commonName,
  craftCertificate,
  criticalExtension,
  der,
  extension,
  nameOf,
  text,
} from '../support/der-writer.ts';
import { type CertificateOptions, derOf, makeCertificate, openssl, privateKey } from '../support/openssl.ts';

const full: CertificateOptions = {
  subject: '/C=CH/O=Acme, Inc/CN=Node1.example:8080',
  extensions: [
    'basicConstraints=critical,CA:TRUE,pathlen:2',
    'keyUsage=critical,digitalSignature,keyCertSign,decipherOnly',
    'extendedKeyUsage=serverAuth,1.2.3.4',
    'subjectAltName=DNS:a.example,DNS:*.b.example,IP:10.0.0.1,IP:2001:db8::1,URI:https://x/,email:a@b.example',
  ],
};

test('every field of a certificate', () => {
  const certificate = readCertificate(derOf(makeCertificate(full).certificate));
  assert.equal(certificate.readable, true);
  assert.equal(certificate.version, 3);
  assert.equal(certificate.subject?.text, 'CN=Node1.example:8080, O=Acme\\, Inc, C=CH');
  assert.equal(certificate.issuer?.der, certificate.subject?.der);
  assert.equal(certificate.commonName, 'Node1.example:8080');
  assert.equal(certificate.selfIssued, true);
  assert.equal(certificate.isCa, true);
  assert.equal(certificate.pathLength, 2);
  assert.deepEqual(certificate.keyUsage, ['digitalSignature', 'keyCertSign', 'decipherOnly']);
  assert.deepEqual(certificate.extendedKeyUsage, ['serverAuth', '1.2.3.4']);
  assert.deepEqual(
    certificate.alternativeNames?.map(({ type, value }) => `${type} ${value}`),
    ['dns a.example', 'dns *.b.example', 'ip 10.0.0.1', 'ip 2001:db8::1', 'uri https://x/', 'email a@b.example'],
  );
  assert.deepEqual(certificate.signature, {
    oid: '1.2.840.113549.1.1.11',
    name: 'SHA-256 with RSA',
    hash: 'SHA-256',
  });
  const { algorithm, bits, exponent, curve } = certificate.publicKey ?? {};
  assert.deepEqual([algorithm, bits, exponent, curve], ['RSA', 2048, 65_537, undefined]);
});

test('facts agree with those of node for every certificate that openssl makes here', () => {
  const all: readonly CertificateOptions[] = [
    full,
    { key: 'ec' },
    { key: 'ec-p384', digest: 'sha384' },
    { key: 'ed25519' },
    { key: 'rsa-pss' },
    { key: 'rsa-1024', digest: 'sha1' },
    { key: 'secp256k1', days: 36_500 },
    { key: 'ec', subject: '/CN=größer/O=日本' },
  ];
  for (const options of all) {
    const bytes = derOf(makeCertificate(options).certificate);
    const certificate = readCertificate(bytes);
    const expected = new X509Certificate(bytes);
    assert.equal(certificate.sha256, expected.fingerprint256.replaceAll(':', '').toLowerCase());
    assert.equal(
      certificate.serial,
      expected.serialNumber.toLowerCase().padStart(certificate.serial?.length ?? 0, '0'),
    );
    assert.equal(certificate.notBefore?.getTime(), Date.parse(expected.validFrom));
    assert.equal(certificate.notAfter?.getTime(), Date.parse(expected.validTo));
    assert.equal(certificate.isCa ?? false, expected.ca);
    const spki = expected.publicKey.export({ format: 'der', type: 'spki' });
    assert.deepEqual(Buffer.from(certificate.publicKey?.spki() ?? []), spki);
    assert.ok(expected.subject.includes(`CN=${certificate.commonName}`));
  }
});

const keys: readonly (readonly [options: CertificateOptions, algorithm: string, size: string, signature: string])[] = [
  [{ key: 'ec' }, 'EC', '256 P-256', 'ECDSA with SHA-256'],
  [{ key: 'ec-p384', digest: 'sha384' }, 'EC', '384 P-384', 'ECDSA with SHA-384'],
  [{ key: 'secp256k1' }, 'EC', '256 secp256k1', 'ECDSA with SHA-256'],
  [{ key: 'ed25519' }, 'Ed25519', 'undefined undefined', 'Ed25519'],
  [{ key: 'rsa-pss' }, 'RSA-PSS', '2048 undefined', 'RSA-PSS with SHA-256'],
  [{ key: 'rsa-1024', digest: 'sha1' }, 'RSA', '1024 undefined', 'SHA-1 with RSA'],
  [{ key: 'rsa', digest: 'md5' }, 'RSA', '2048 undefined', 'MD5 with RSA'],
  [{ key: 'dsa' }, 'DSA', '1024 undefined', 'DSA with SHA-256'],
];

for (const [options, algorithm, size, signature] of keys) {
  test(`${options.key}: ${algorithm} ${size}, ${signature}`, () => {
    const certificate = readCertificate(derOf(makeCertificate(options).certificate));
    assert.equal(certificate.publicKey?.algorithm, algorithm);
    assert.equal(`${certificate.publicKey?.bits} ${certificate.publicKey?.curve}`, size);
    assert.equal(certificate.signature?.name, signature);
  });
}

test('the fingerprint covers the certificate and not what follows it', () => {
  const { certificate } = makeCertificate({ key: 'ec' });
  const printed = openssl(['x509', '-noout', '-fingerprint', '-sha256'], certificate).toString();
  const followed = readCertificate(Buffer.concat([derOf(certificate), Buffer.from('more')]));
  assert.equal(followed.sha256, printed.trim().replace(/^.*=/, '').replaceAll(':', '').toLowerCase());
});

test('the first CN in encoding order, also in an RDN of several attributes', () => {
  const cn = (value: string) => ['2.5.4.3', text(0x0c, value)] as const;
  const subject = nameOf([['2.5.4.10', text(0x13, 'Acme')]], [['2.5.4.11', text(0x13, 'Ops')], cn('one')], [cn('two')]);
  const certificate = readCertificate(craftCertificate({ subject }));
  assert.equal(certificate.commonName, 'one');
  assert.equal(certificate.subject?.text, 'CN=two, OU=Ops + CN=one, O=Acme');
});

const values: readonly (readonly [name: string, value: Uint8Array, shown: string])[] = [
  ['UTF-8', text(0x0c, 'ü€😀'), 'CN=ü€😀'],
  ['PrintableString', text(0x13, 'a b'), 'CN=a b'],
  ['T61String', text(0x14, Buffer.from([0xfc])), 'CN=ü'],
  ['BMPString', text(0x1e, Buffer.from('ü', 'utf16le').swap16()), 'CN=ü'],
  ['BMPString of odd length', text(0x1e, 'abc'), 'CN=#1e03616263'],
  ['UniversalString', text(0x1c, Buffer.from([0, 1, 0xf6, 0])), 'CN=😀'],
  ['UniversalString beyond Unicode', text(0x1c, Buffer.from([1, 0, 0, 0])), 'CN=#1c0401000000'],
  ['no string at all', der(0x02, Buffer.from([1])), 'CN=#020101'],
  ['characters of the syntax', text(0x0c, ' a,b+c"d\\e<f>g;h '), 'CN=\\ a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\ '],
  ['a leading number sign', text(0x0c, '#1'), 'CN=\\#1'],
  ['control and direction marks', text(0x0c, 'a\u0000\u202eb\n'), 'CN=a\\u{0}\\u{202e}b\\u{a}'],
];

for (const [name, value, shown] of values) {
  test(`a name of ${name}`, () => {
    const certificate = readCertificate(craftCertificate({ subject: nameOf([['2.5.4.3', value]]) }));
    assert.equal(certificate.subject?.text, shown);
  });
}

const times: readonly (readonly [written: string, expected: string | undefined])[] = [
  ['491231235959Z', '2049-12-31T23:59:59.000Z'],
  ['500101000000Z', '1950-01-01T00:00:00.000Z'],
  ['240229120000Z', '2024-02-29T12:00:00.000Z'],
  ['230229120000Z', undefined],
  ['250101000000+0100', undefined],
  ['2501010000Z', undefined],
  ['250199000000Z', undefined],
  ['', undefined],
];

for (const [notAfter, expected] of times) {
  test(`a date written as ${JSON.stringify(notAfter)}`, () => {
    const certificate = readCertificate(craftCertificate({ notAfter }));
    assert.equal(certificate.notAfter?.toISOString(), expected);
    assert.equal(certificate.notBefore?.toISOString(), '2025-01-01T00:00:00.000Z', 'the other date stays');
  });
}

test('a broken field leaves the others readable', () => {
  const broken = craftCertificate({
    issuer: der(0x30, text(0x0c, 'no RDN')),
    publicKey: der(0x30, text(0x0c, 'no key')),
    extensions: [
      extension('2.5.29.17', text(0x0c, 'no names')),
      criticalExtension('2.5.29.15', text(0x03, '\0')),
      der(0x30, text(0x0c, 'no extension')),
      extension('2.5.29.37', der(0x30, der(0x06, Buffer.from([0x2a, 3])))),
    ],
  });
  const certificate = readCertificate(broken);
  assert.equal(certificate.readable, true);
  assert.equal(certificate.commonName, 'crafted');
  assert.equal(certificate.issuer, undefined);
  assert.equal(certificate.publicKey, undefined);
  assert.equal(certificate.alternativeNames, undefined);
  assert.deepEqual(certificate.keyUsage, []);
  assert.deepEqual(certificate.extendedKeyUsage, ['1.2.3']);
  assert.equal(certificate.selfIssued, false);
});

test('ten thousand names', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => text(0x82, `node${index}.example`));
  const certificate = readCertificate(craftCertificate({ extensions: [extension('2.5.29.17', der(0x30, ...names))] }));
  assert.equal(certificate.alternativeNames?.length, 10_000);
  assert.equal(certificate.alternativeNames?.at(-1)?.value, 'node9999.example');
});

test('an IP address of a wrong length is no address', () => {
  const names = der(0x30, der(0x87, Buffer.from([1, 2, 3])));
  const certificate = readCertificate(craftCertificate({ extensions: [extension('2.5.29.17', names)] }));
  assert.deepEqual(certificate.alternativeNames, [{ type: 'ip', value: '010203' }]);
});

test('truncated and damaged certificates never throw and always have a fingerprint', () => {
  const bytes = derOf(makeCertificate(full).certificate);
  for (let length = 0; length < bytes.length; length += 7) {
    assert.equal(readCertificate(bytes.subarray(0, length)).sha256.length, 64);
  }
  for (let index = 0; index < bytes.length; index++) {
    for (const flip of [0x01, 0x20, 0x80, 0xff]) {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ flip;
      assert.equal(readCertificate(damaged).sha256.length, 64);
    }
  }
});

test('what is no certificate has a fingerprint and nothing else, keys included', () => {
  const keyBytes = derOf(privateKey('ec'));
  for (const bytes of [Buffer.alloc(0), Buffer.from('text'), keyBytes, der(0x30)]) {
    const { sha256, readable, subject, serial, publicKey, version } = readCertificate(bytes);
    assert.equal(sha256.length, 64);
    assert.deepEqual(
      [readable, subject, serial, publicKey, version],
      [false, undefined, undefined, undefined, undefined],
    );
  }
});

test('nothing that openssl makes of certificates breaks the reader', () => {
  for (const { make } of certificateFiles) readCertificate(Buffer.from(make()));
  assert.equal(readCertificate(commonName('a name alone')).readable, false);
});

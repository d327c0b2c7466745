/** Every way in which certificates may stand in a file, made by openssl, with what Vert.x 3.7.1 says about it. */

import { commonName, craftCertificate, criticalExtension, der, extension, nameOf, oid, text } from './der-writer.ts';
import { derOf, makeCertificate, once, openssl, type Pair, privateKey, temporaryFile, toPem } from './openssl.ts';

export interface CertificateFileCase {
  readonly name: string;
  readonly make: () => string | Uint8Array;
  /** Certificates that are accepted, or the reason of the refusal. */
  readonly expected: number | string;
  /** The same file in a chain list, where that differs. */
  readonly inChainList?: number | string;
  readonly text?: string;
  readonly found?: RegExp;
  /** Which block is at fault, from 0. */
  readonly block?: number;
}

const noCertificate = 'Missing -----BEGIN CERTIFICATE----- delimiter';
const badChain = 'Certificate chain is not valid';
const ca = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];

export const root = (): Pair => makeCertificate({ key: 'ec', subject: '/O=Acme/CN=Root', extensions: ca });
export const intermediate = (): Pair =>
  makeCertificate({ key: 'ec', keyNumber: 1, subject: '/O=Acme/CN=Issuing', extensions: ca, issuer: root() });
export const leaf = (): Pair =>
  makeCertificate({ subject: '/O=Acme/CN=node1.example:8080', issuer: intermediate(), key: 'ec', keyNumber: 2 });
export const other = (): Pair => makeCertificate({ key: 'ec', subject: '/CN=other.example' });

const single = (): string => other().certificate;
const expired = (): string =>
  toPem('CERTIFICATE', craftCertificate({ notBefore: '190101000000Z', notAfter: '200101000000Z' }));
const chain = (): string => leaf().certificate + intermediate().certificate + root().certificate;
const bundle = (): Buffer => {
  const all = temporaryFile('bundle.pem', chain());
  return openssl(['crl2pkcs7', '-nocrl', '-certfile', all]);
};
const keyStore = (): Buffer => {
  const key = temporaryFile('p12-key.pem', other().key);
  return once('pkcs12', () => openssl(['pkcs12', '-export', '-passout', 'pass:secret', '-inkey', key], single()));
};

export const certificateFiles: readonly CertificateFileCase[] = [
  { name: 'self-signed', make: single, expected: 1 },
  { name: 'RSA', make: () => makeCertificate().certificate, expected: 1 },
  { name: 'Ed25519', make: () => makeCertificate({ key: 'ed25519' }).certificate, expected: 1 },
  { name: 'RSA-PSS', make: () => makeCertificate({ key: 'rsa-pss' }).certificate, expected: 1 },
  {
    name: 'no extensions, hence version 1',
    make: () => makeCertificate({ key: 'ec', subject: '/CN=v1' }).certificate,
    expected: 1,
  },
  { name: 'expired', make: expired, expected: 1 },
  { name: 'empty subject beside critical names', make: () => nameless(true), expected: 1 },
  { name: 'leaf and issuer', make: () => leaf().certificate + intermediate().certificate, expected: 2 },
  { name: 'leaf, issuer, root', make: chain, expected: 3 },
  { name: 'text around', make: () => `subject=/CN=x\n\n${single()}\nthat was it`, expected: 1 },
  { name: 'CRLF', make: () => single().replaceAll('\n', '\r\n'), expected: 1 },
  { name: 'lone CR', make: () => single().replaceAll('\n', '\r'), expected: 1 },
  { name: 'byte order mark', make: () => `\uFEFF${single()}`, expected: 1 },
  { name: 'indented', make: () => single().replace(/^/gm, '\t'), expected: 1 },
  { name: 'blank lines inside', make: () => single().replaceAll('\n', '\n\n'), expected: 1 },
  { name: 'with its key', make: () => other().key + single(), expected: 1 },
  {
    name: 'with an encrypted key',
    make: () => `${openssl(['pkcs8', '-topk8', '-passout', 'pass:x'], other().key)}${single()}`,
    expected: 1,
  },
  { name: 'openssl s_client style text', make: () => `${openssl(['x509', '-text'], single())}`, expected: 1 },
  {
    name: 'two certificates in one block',
    make: () => toPem('CERTIFICATE', Buffer.concat([derOf(leaf().certificate), derOf(intermediate().certificate)])),
    expected: 2,
  },
  {
    name: 'bytes after the certificate',
    make: () => toPem('CERTIFICATE', Buffer.concat([derOf(single()), Buffer.from('\n\n')])),
    expected: 1,
  },
  { name: 'PKCS#7 labelled as certificate', make: () => toPem('CERTIFICATE', derOf(bundle().toString())), expected: 3 },
  {
    name: 'TRUSTED CERTIFICATE after a good one',
    make: () => `${single()}${openssl(['x509', '-trustout'], single())}`,
    expected: 1,
  },
  { name: 'names that differ in case and blanks only', make: () => lenientNames(), expected: 2 },
  { name: 'padding left out', make: () => single().replace(/=+\n/, '\n'), expected: 1 },

  {
    name: 'root first',
    make: () => root().certificate + intermediate().certificate + leaf().certificate,
    expected: 'chain-order',
    inChainList: 3,
    text: badChain,
    block: 1,
  },
  {
    name: 'intermediate missing',
    make: () => leaf().certificate + root().certificate,
    expected: 'unrelated-certificate',
    inChainList: 2,
    text: badChain,
  },
  {
    name: 'unrelated certificate',
    make: () => chain() + single(),
    expected: 'unrelated-certificate',
    inChainList: 4,
    text: badChain,
    block: 3,
  },
  {
    name: 'duplicate',
    make: () => single() + single(),
    expected: 'duplicate-certificate',
    inChainList: 2,
    text: badChain,
  },
  {
    name: 'duplicate root',
    make: () => chain() + root().certificate,
    expected: 'duplicate-certificate',
    inChainList: 4,
    text: badChain,
  },
  {
    name: 'TRUSTED CERTIFICATE',
    make: () => openssl(['x509', '-trustout'], single()),
    expected: 'no-certificate',
    text: noCertificate,
    found: /only OpenSSL reads \(BEGIN TRUSTED CERTIFICATE\)$/,
  },
  {
    name: 'X509 CERTIFICATE',
    make: () => toPem('X509 CERTIFICATE', derOf(single())),
    expected: 'no-certificate',
    text: noCertificate,
    found: /\(BEGIN X509 CERTIFICATE\)$/,
  },
  {
    name: 'PKCS#7',
    make: bundle,
    expected: 'no-certificate',
    text: noCertificate,
    found: /^a PKCS#7 bundle \(BEGIN PKCS7\)$/,
  },
  {
    name: 'DER PKCS#7',
    make: () => derOf(bundle().toString()),
    expected: 'no-certificate',
    text: noCertificate,
    found: /^a PKCS#7 bundle in binary/,
  },
  { name: 'PKCS#12', make: keyStore, expected: 'no-certificate', text: noCertificate, found: /^a PKCS#12 key store$/ },
  {
    name: 'DER',
    make: () => derOf(single()),
    expected: 'no-certificate',
    text: noCertificate,
    found: /^a certificate in binary \(DER\) form$/,
  },
  { name: 'empty file', make: () => '', expected: 'no-certificate', text: noCertificate, found: /^an empty file$/ },
  {
    name: 'white space',
    make: () => ' \n\t\n',
    expected: 'no-certificate',
    text: noCertificate,
    found: /^an empty file$/,
  },
  { name: 'text', make: () => 'not yet', expected: 'no-certificate', text: noCertificate, found: /^text without/ },
  {
    name: 'binary garbage',
    make: () => Buffer.from([1, 2, 0xff, 0, 0xfe]),
    expected: 'no-certificate',
    text: noCertificate,
    found: /^binary/,
  },
  {
    name: 'UTF-16',
    make: () => Buffer.from(`\uFEFF${single()}`, 'utf16le'),
    expected: 'no-certificate',
    text: noCertificate,
    found: /UTF-16/,
  },
  {
    name: 'base64 without its lines',
    make: () => derOf(single()).toString('base64'),
    expected: 'no-certificate',
    text: noCertificate,
    found: /^base64/,
  },
  {
    name: 'a private key',
    make: () => privateKey('ec'),
    expected: 'no-certificate',
    text: noCertificate,
    found: /^an EC key \(BEGIN PRIVATE KEY\)$/,
  },
  {
    name: 'certificate request',
    make: () => openssl(['req', '-new', '-subj', '/CN=a', '-key', temporaryFile('csr-key.pem', privateKey('ec'))]),
    expected: 'no-certificate',
    text: noCertificate,
    found: /request/,
  },
  {
    name: 'BEGIN without END',
    make: () => single().replace(/-----END.*/, ''),
    expected: 'no-end',
    text: 'Missing -----END CERTIFICATE----- delimiter',
  },
  {
    name: 'second block without END',
    make: () => single() + single().replace(/-----END.*/, ''),
    expected: 'no-end',
    text: 'Missing -----END CERTIFICATE----- delimiter',
  },
  {
    name: 'first END lost',
    make: () => `-----BEGIN CERTIFICATE-----\nMIIB\n${single()}`,
    expected: 'bad-base64',
    text: 'Illegal base64 character 2d',
  },
  {
    name: 'END before BEGIN',
    make: () => '-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    expected: 'end-before-begin',
    text: 'begin 53, end 0, length 85',
  },
  {
    name: 'empty block',
    make: () => '-----BEGIN CERTIFICATE-----\n\n-----END CERTIFICATE-----',
    expected: 'empty-block',
    text: 'Empty pem file',
  },
  {
    name: 'illegal character',
    make: () => single().replace('\nMII', '\n!II'),
    expected: 'bad-base64',
    text: 'Illegal base64 character 21',
  },
  {
    name: 'no-break space',
    make: () => single().replace('\nMII', '\n\u00a0MII'),
    expected: 'bad-base64',
    text: 'Illegal base64 character -60',
  },
  {
    name: 'curly quote',
    make: () => single().replace('\nMII', '\n\u201cMII'),
    expected: 'bad-base64',
    text: 'Illegal base64 character 3f',
  },
  {
    name: 'one base64 digit',
    make: () => '-----BEGIN CERTIFICATE-----\nM\n-----END CERTIFICATE-----',
    expected: 'bad-base64',
    text: 'Input byte[] should at least have 2 bytes for base64 bytes',
  },
  {
    name: 'a digit too many',
    make: () => '-----BEGIN CERTIFICATE-----\nMIIBA\n-----END CERTIFICATE-----',
    expected: 'bad-base64',
    text: 'Last unit does not have enough valid bits',
  },
  {
    name: 'padding in the middle',
    make: () => '-----BEGIN CERTIFICATE-----\nMA==MA==\n-----END CERTIFICATE-----',
    expected: 'bad-base64',
    text: 'Input byte array has incorrect ending byte at 4',
  },
  {
    name: 'half of the padding',
    make: () => '-----BEGIN CERTIFICATE-----\nMA=\n-----END CERTIFICATE-----',
    expected: 'bad-base64',
    text: 'Input byte array has wrong 4-byte ending unit',
  },
  {
    name: 'padding alone',
    make: () => '-----BEGIN CERTIFICATE-----\n====\n-----END CERTIFICATE-----',
    expected: 'bad-base64',
    text: 'Input byte array has wrong 4-byte ending unit',
  },
  {
    name: 'garbage in base64',
    make: () => toPem('CERTIFICATE', Buffer.from('no certificate')),
    expected: 'malformed-certificate',
    text: 'No certificate data found',
  },
  {
    name: 'empty subject beside names that are not critical',
    make: () => nameless(false),
    expected: 'malformed-certificate',
  },
  {
    name: 'empty issuer',
    make: () => makeCertificate({ key: 'ec', subject: '/' }).certificate,
    expected: 'malformed-certificate',
  },
  {
    name: 'half a certificate',
    make: () => toPem('CERTIFICATE', derOf(single()).subarray(0, 200)),
    expected: 'malformed-certificate',
  },
  {
    name: 'a compressed point as public key',
    make: () => toPem('CERTIFICATE', craftCertificate({ publicKey: compressedKey() })),
    expected: 'malformed-certificate',
  },
  {
    name: 'another signature algorithm outside than inside',
    make: () =>
      toPem(
        'CERTIFICATE',
        Buffer.from(
          craftCertificate()
            .toString('hex')
            .replace(/040302(?!.*040302)/, '040303'),
          'hex',
        ),
      ),
    expected: 'malformed-certificate',
  },
  {
    name: 'a name whose type is written with a leading zero',
    make: () => toPem('CERTIFICATE', craftCertificate({ subject: nameWithLeadingZero() })),
    expected: 'malformed-certificate',
  },
  {
    name: 'PKCS#7 without the set of signers',
    make: () =>
      toPem('CERTIFICATE', Buffer.from(derOf(bundle().toString()).toString('hex').replace(/3100$/, '0500'), 'hex')),
    expected: 'malformed-certificate',
  },
  {
    name: 'a key labelled as certificate',
    make: () => toPem('CERTIFICATE', derOf(privateKey('ec'))),
    expected: 'malformed-certificate',
  },
];

/** Of P-256, with the first coordinate alone. */
function compressedKey(): Uint8Array {
  const algorithm = der(0x30, oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));
  return der(0x30, algorithm, der(0x03, Buffer.from([0, 2]), Buffer.alloc(32, 7)));
}

function nameWithLeadingZero(): Uint8Array {
  const type = der(0x06, Buffer.from([0x55, 0x04, 0x80, 0x03]));
  return der(0x30, der(0x31, der(0x30, type, text(0x0c, 'a'))));
}

/** The issuer's name as the leaf has it and as the issuer itself has it: equal for Java, not for a byte comparison. */
function lenientNames(): string {
  const loud = makeCertificate({ key: 'ec', subject: '/O=ACME  Ltd/CN=Root', extensions: ca });
  const quiet = makeCertificate({ key: 'ec', keyNumber: 1, subject: '/O=Acme Ltd/CN=root', extensions: ca });
  const child = makeCertificate({ key: 'ec', keyNumber: 2, subject: '/CN=child', issuer: loud });
  return child.certificate + quiet.certificate;
}

/** A certificate without subject; its names are then what identifies it (RFC 5280 section 4.2.1.6). */
function nameless(critical: boolean): string {
  const names = der(0x30, text(0x82, 'a.example'));
  const extended = critical ? criticalExtension('2.5.29.17', names) : extension('2.5.29.17', names);
  const parts = { subject: nameOf(), issuer: commonName('Issuer'), extensions: [extended] };
  return toPem('CERTIFICATE', craftCertificate(parts));
}

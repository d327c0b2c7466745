/** Every way in which a private key may stand in a file, made by openssl, with what Vert.x 3.7.1 says about it. */

import type { KeyFormat } from '../../server/src/pki/key.ts';
import { derOf, makeCertificate, once, openssl, privateKey, temporaryFile, toPem } from './openssl.ts';

export interface KeyFileCase {
  readonly name: string;
  readonly make: () => string | Uint8Array;
  /** `accepted`, or the reason of the refusal. */
  readonly expected: string;
  /** What Orion logs; absent where Java's own text is not predicted. */
  readonly text?: string;
  /** What the message calls the file. */
  readonly found?: RegExp;
  readonly format?: KeyFormat;
  readonly convertible?: boolean;
}

const noKey = 'Missing -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY----- delimiter';

const pkcs1 = () => once('pkcs1', () => openssl(['rsa', '-traditional'], privateKey('rsa')).toString());
const sec1 = () => once('sec1', () => openssl(['ec'], privateKey('ec')).toString());
const traditionalDsa = () => once('dsa', () => openssl(['dsa'], privateKey('dsa')).toString());
const encrypted = (kind: 'rsa' | 'ec' | 'ed25519' | 'dsa') => () =>
  openssl(['pkcs8', '-topk8', '-passout', 'pass:secret'], privateKey(kind)).toString();
const der = (pem: () => string) => () => derOf(pem());
const ecParameters = () => openssl(['ecparam', '-name', 'prime256v1']).toString();
const certificate = () => makeCertificate().certificate;

/** PKCS#8 with version 1 instead of 0, as RFC 5958 writers make it: the third octet after the sequence's length. */
function version1(): string {
  const bytes = Buffer.from(derOf(privateKey('ec')));
  bytes[bytes.indexOf(Buffer.from([0x02, 0x01, 0x00])) + 2] = 1;
  return toPem('PRIVATE KEY', bytes);
}

function explicitCurve(): string {
  return openssl([
    ...['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
  ]).toString();
}

function openSshKey(): string {
  const magic = Buffer.from('openssh-key-v1\0none\0');
  return toPem('OPENSSH PRIVATE KEY', magic);
}

export const keyFiles: readonly KeyFileCase[] = [
  { name: 'PKCS#8 RSA', make: () => privateKey('rsa'), expected: 'accepted', format: 'pkcs8' },
  { name: 'PKCS#8 RSA with 1024 bits', make: () => privateKey('rsa-1024'), expected: 'accepted' },
  { name: 'PKCS#8 EC P-256', make: () => privateKey('ec'), expected: 'accepted', format: 'pkcs8' },
  { name: 'PKCS#8 EC P-384', make: () => privateKey('ec-p384'), expected: 'accepted' },
  { name: 'PKCS#8 EC secp256k1, which Java 11 knows', make: () => privateKey('secp256k1'), expected: 'accepted' },
  { name: 'PKCS#1 RSA', make: pkcs1, expected: 'accepted', format: 'pkcs1' },
  { name: 'CRLF line ends', make: () => privateKey('rsa').replaceAll('\n', '\r\n'), expected: 'accepted' },
  { name: 'byte order mark', make: () => `\uFEFF${privateKey('rsa')}`, expected: 'accepted' },
  { name: 'text around', make: () => `Bag Attributes\n  x: y\n${privateKey('ec')}\nend`, expected: 'accepted' },
  { name: 'indented', make: () => privateKey('ec').replace(/^/gm, '    '), expected: 'accepted' },
  { name: 'on one line', make: () => privateKey('ec').replaceAll('\n', ''), expected: 'accepted' },
  { name: 'key, then certificate', make: () => privateKey('rsa') + certificate(), expected: 'accepted' },
  { name: 'certificate, then key', make: () => certificate() + privateKey('rsa'), expected: 'accepted' },
  { name: 'two keys', make: () => privateKey('ec') + privateKey('rsa'), expected: 'accepted' },
  { name: 'parameters, then PKCS#8', make: () => ecParameters() + privateKey('ec'), expected: 'accepted' },
  { name: 'SEC1, then PKCS#8', make: () => sec1() + privateKey('ec'), expected: 'accepted' },

  {
    name: 'SEC1 EC',
    make: sec1,
    expected: 'no-key',
    text: noKey,
    found: /^an EC key in SEC1 form \(BEGIN EC PRIVATE KEY\)$/,
    format: 'sec1',
    convertible: true,
  },
  {
    name: 'SEC1 EC with parameters before it',
    make: () => ecParameters() + sec1(),
    expected: 'no-key',
    text: noKey,
    found: /SEC1/,
    format: 'sec1',
    convertible: true,
  },
  {
    name: 'traditional DSA',
    make: traditionalDsa,
    expected: 'no-key',
    text: noKey,
    found: /^a DSA key \(BEGIN DSA PRIVATE KEY\)$/,
    format: 'dsa',
    convertible: false,
  },
  ...(['rsa', 'ec', 'ed25519', 'dsa'] as const).map((kind) => ({
    name: `encrypted PKCS#8 ${kind}`,
    make: encrypted(kind),
    expected: 'no-key',
    text: noKey,
    found: /^an encrypted private key \(BEGIN ENCRYPTED PRIVATE KEY\)$/,
    format: 'encrypted-pkcs8' as const,
    convertible: false,
  })),
  {
    name: 'encrypted PKCS#1 RSA',
    make: () => openssl(['rsa', '-traditional', '-aes128', '-passout', 'pass:secret'], privateKey('rsa')),
    expected: 'encrypted-key',
    text: 'Illegal base64 character 2d',
    found: /^an encrypted private key \(BEGIN RSA PRIVATE KEY, Proc-Type: 4,ENCRYPTED\)$/,
    format: 'encrypted-traditional',
    convertible: false,
  },
  {
    name: 'encrypted SEC1 EC',
    make: () => openssl(['ec', '-aes128', '-passout', 'pass:secret'], privateKey('ec')),
    expected: 'encrypted-key',
    text: 'Illegal base64 character 2d',
    format: 'encrypted-traditional',
    convertible: false,
  },
  {
    name: 'PKCS#8 Ed25519',
    make: () => privateKey('ed25519'),
    expected: 'unsupported-key-algorithm',
    text: 'Unsupported algorithm identifier',
    found: /^an Ed25519 key \(BEGIN PRIVATE KEY\)$/,
    format: 'pkcs8',
    convertible: false,
  },
  {
    name: 'PKCS#8 DSA',
    make: () => privateKey('dsa'),
    expected: 'unsupported-key-algorithm',
    text: 'Unsupported algorithm identifier',
    found: /^a DSA key/,
    convertible: false,
  },
  {
    name: 'PKCS#8 RSA-PSS',
    make: () => privateKey('rsa-pss'),
    expected: 'unsupported-key-algorithm',
    text: 'Unsupported algorithm identifier',
    found: /^an RSA-PSS key/,
    convertible: false,
  },
  {
    name: 'PKCS#8 X25519',
    make: () => privateKey('x25519'),
    expected: 'unsupported-key-algorithm',
    found: /^an X25519 key/,
  },
  {
    name: 'PKCS#8 of version 1',
    make: version1,
    expected: 'unsupported-key-version',
    text: 'Unsupported version, expected 0 but found 1',
  },
  { name: 'PKCS#8 EC with explicit parameters', make: explicitCurve, expected: 'malformed-key', convertible: false },
  {
    name: 'PKCS#1 labelled as PKCS#8',
    make: () => toPem('PRIVATE KEY', derOf(pkcs1())),
    expected: 'malformed-key',
    convertible: true,
  },
  {
    name: 'PKCS#8 labelled as PKCS#1',
    make: () => toPem('RSA PRIVATE KEY', derOf(privateKey('rsa'))),
    expected: 'malformed-key',
    convertible: true,
  },
  {
    name: 'a good key, then one of Ed25519',
    make: () => privateKey('rsa') + privateKey('ed25519'),
    expected: 'unsupported-key-algorithm',
    text: 'Unsupported algorithm identifier',
    found: /Ed25519/,
  },
  {
    name: 'a good key, then one with bad base64',
    make: () => `${privateKey('rsa')}-----BEGIN PRIVATE KEY-----\nMIIB*AAA\n-----END PRIVATE KEY-----\n`,
    expected: 'bad-base64',
    text: 'Illegal base64 character 2a',
  },
  {
    name: 'DER PKCS#8',
    make: () => derOf(privateKey('rsa')),
    expected: 'no-key',
    text: noKey,
    found: /^a PKCS#8 private key in binary \(DER\) form$/,
    format: 'pkcs8',
    convertible: true,
  },
  { name: 'DER PKCS#1', make: der(pkcs1), expected: 'no-key', found: /PKCS#1 .*DER/, format: 'pkcs1' },
  { name: 'DER SEC1', make: der(sec1), expected: 'no-key', found: /SEC1 .*DER/, format: 'sec1', convertible: true },
  { name: 'DER encrypted PKCS#8', make: der(encrypted('rsa')), expected: 'no-key', found: /encrypted .*DER/ },
  { name: 'DER DSA', make: der(traditionalDsa), expected: 'no-key', found: /DSA key .*DER/ },
  {
    name: 'public key',
    make: () => openssl(['pkey', '-pubout'], privateKey('rsa')),
    expected: 'no-key',
    text: noKey,
    found: /^a public key \(BEGIN PUBLIC KEY\)$/,
    convertible: false,
  },
  {
    name: 'PKCS#1 public key',
    make: () => openssl(['rsa', '-RSAPublicKey_out'], privateKey('rsa')),
    expected: 'no-key',
    text: noKey,
    found: /^a public key/,
  },
  {
    name: 'certificate request',
    make: () => openssl(['req', '-new', '-subj', '/CN=a', '-key', temporaryFile('csr-key.pem', privateKey('rsa'))]),
    expected: 'no-key',
    text: noKey,
    found: /^a certificate request/,
  },
  { name: 'certificate', make: certificate, expected: 'no-key', text: noKey, found: /^a certificate \(/ },
  {
    name: 'OpenSSH key',
    make: openSshKey,
    expected: 'no-key',
    text: noKey,
    found: /OpenSSH/,
    format: 'openssh',
  },
  { name: 'empty file', make: () => '', expected: 'no-key', text: noKey, found: /^an empty file$/ },
  { name: 'text', make: () => 'hello\n', expected: 'no-key', text: noKey, found: /^text without a PEM block$/ },
  {
    name: 'base64 without its lines',
    make: () => derOf(privateKey('rsa')).toString('base64'),
    expected: 'no-key',
    text: noKey,
    found: /^base64 without/,
  },
  {
    name: 'UTF-16',
    make: () => Buffer.from(`\uFEFF${privateKey('rsa')}`, 'utf16le'),
    expected: 'no-key',
    text: noKey,
    found: /UTF-16/,
  },
  {
    name: 'lower-case label',
    make: () => privateKey('rsa').replaceAll('PRIVATE KEY', 'private key'),
    expected: 'no-key',
    text: noKey,
  },
  {
    name: 'BEGIN without END',
    make: () => privateKey('rsa').replace(/-----END.*/, ''),
    expected: 'no-end',
    text: 'Missing -----END PRIVATE KEY----- delimiter',
  },
  {
    name: 'another label at the END',
    make: () => privateKey('rsa').replace('END PRIVATE KEY', 'END RSA PRIVATE KEY'),
    expected: 'no-end',
    text: 'Missing -----END PRIVATE KEY----- delimiter',
  },
  {
    name: 'END before BEGIN',
    make: () => `-----END PRIVATE KEY-----\n${privateKey('rsa')}`,
    expected: 'end-before-begin',
  },
  {
    name: 'empty block',
    make: () => '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n',
    expected: 'empty-block',
    text: 'Empty pem file',
  },
  {
    name: 'garbage in base64',
    make: () => toPem('PRIVATE KEY', Buffer.from('this is not a key at all')),
    expected: 'malformed-key',
    found: /damaged/,
    format: 'unknown',
    convertible: false,
  },
  {
    name: 'half a key',
    make: () => toPem('PRIVATE KEY', derOf(privateKey('rsa')).subarray(0, 600)),
    expected: 'malformed-key',
  },
];

/**
 * Certificate and key files: all that the tests of the certificate work make, and damaged copies of some. Those that are
 * damaged were made once and are kept in pem-samples.json, so that a seed damages the same bytes in every run.
 */

import { certificateFiles } from '../support/certificate-files.ts';
import { keyFiles } from '../support/key-files.ts';
import {
  type CertificateOptions,
  derOf,
  type KeyKind,
  makeCertificate,
  privateKey,
  toPem,
} from '../support/openssl.ts';
import { type Random, randomFrom } from '../support/random.ts';
import samples from './pem-samples.json' with { type: 'json' };

export interface PemCase {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface PairCase {
  readonly name: string;
  readonly certificate: Uint8Array;
  readonly key: Uint8Array;
}

export function certificateCases(): readonly PemCase[] {
  return certificateFiles.map(({ name, make }) => ({ name, content: Buffer.from(make()) }));
}

export function keyCases(): readonly PemCase[] {
  return keyFiles.map(({ name, make }) => ({ name, content: Buffer.from(make()) }));
}

/** Every certificate with every key that loads alone. */
export function pairCases(): readonly PairCase[] {
  const certificates: readonly (readonly [string, CertificateOptions])[] = [
    ['RSA', {}],
    ['EC', { key: 'ec' }],
    ['P-384', { key: 'ec-p384' }],
    ['Ed25519', { key: 'ed25519' }],
    ['RSA-PSS', { key: 'rsa-pss' }],
  ];
  const keys: readonly (readonly [KeyKind, number])[] = [
    ['rsa', 0],
    ['rsa-1024', 0],
    ['ec', 0],
    ['ec', 1],
    ['ec-p384', 0],
  ];
  return certificates.flatMap(([name, options]) =>
    keys.map(([kind, number]) => ({
      name: `${name} certificate, ${kind} key ${number}`,
      certificate: Buffer.from(makeCertificate(options).certificate),
      key: Buffer.from(privateKey(kind, number)),
    })),
  );
}

const damagedSuffix = ', damaged';

/** True for a case of `damagedFiles`. */
export function isDamaged(name: string): boolean {
  return name.endsWith(damagedSuffix);
}

/** `count` copies of certificate or key files with damage to their text or to what is in a block. */
export function* damagedFiles(kind: keyof typeof samples, seed: number, count: number): Iterable<PemCase> {
  const random = randomFrom(seed);
  const whole = samples[kind].map(({ name, content }) => ({ name, content: Buffer.from(content, 'latin1') }));
  for (let left = count; left > 0; left -= 1) {
    const { name, content } = random.pick(whole);
    const damage = random.pick([damageText, damageContent, damageContent, damageContent]);
    yield { name: name + damagedSuffix, content: damage(content, random) };
  }
}

const pieces = [
  ...[
    '-----BEGIN CERTIFICATE-----\n',
    '-----END CERTIFICATE-----\n',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----\n',
    '-----',
  ],
  ...[
    '-----BEGIN X-----\nAAAA\n-----END X-----\n',
    '-----BEGIN -----\n',
    'Proc-Type: 4,ENCRYPTED\n',
    '=',
    '==',
    '-',
    '*',
    ' ',
    '\n',
    '\r',
    '\u00a0',
    'A',
  ],
];

function damageText(content: Uint8Array, random: Random): Uint8Array {
  let text = Buffer.from(content).toString('latin1');
  for (let left = 1 + random.below(2); left > 0; left -= 1) {
    const at = random.below(text.length + 1);
    text = random.chance(0.5)
      ? text.slice(0, at) + random.pick(pieces) + text.slice(at)
      : text.slice(0, at) + text.slice(at + 1 + random.below(40));
  }
  return Buffer.from(text, 'latin1');
}

/** Changes octets inside the first block and writes it anew, so that the base64 is right and what it holds is not. */
function damageContent(content: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(content).toString('latin1');
  const [block = '', label = ''] = /-----BEGIN ([A-Z ]+)-----[^-]*-----END \1-----\n?/.exec(text) ?? [];
  if (block === '') return damageText(content, random);
  const der = Buffer.from(derOf(block));
  // Most of the structure is at the front.
  const reach = random.chance(0.5) ? Math.min(der.length, 60) : der.length;
  for (let left = 1 + random.below(2); left > 0 && reach > 0; left -= 1) {
    const at = random.below(reach);
    der[at] = random.chance(0.5)
      ? random.pick([0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x82, 0xa0, 0xff])
      : ((der[at] ?? 0) + 1) & 0xff;
  }
  const shortened = random.chance(0.1) ? der.subarray(0, random.below(der.length + 1)) : der;
  return Buffer.from(
    text.replace(block, () => toPem(label, shortened)),
    'latin1',
  );
}

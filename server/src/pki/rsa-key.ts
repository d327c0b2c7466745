/** The public half of an RSA private key, read from its own numbers: OpenSSL takes a millisecond to load them all. */

import type { Der } from './der.ts';
import { elementsOf, magnitudeOf } from './der.ts';

/** SEQUENCE { rsaEncryption, NULL } (RFC 8017 appendix A.1). */
const algorithm = Buffer.from('300d06092a864886f70d0101010500', 'hex');

/**
 * The SubjectPublicKeyInfo for an RSAPrivateKey (RFC 8017 appendix A.1.2) in its one DER encoding. Undefined where the
 * structure is another. For keys below 64 KiB.
 */
export function rsaPublicKeyOf(privateKey: Der | undefined): Uint8Array | undefined {
  const elements = elementsOf(privateKey);
  const numbers = elements?.slice(0, 9).map(magnitudeOf);
  const [, modulus, exponent] = numbers ?? [];
  if (!modulus || !exponent || numbers?.length !== 9 || numbers.includes(undefined)) return undefined;
  const publicKey = element(0x30, unsignedInteger(modulus), unsignedInteger(exponent));
  return element(0x30, algorithm, element(0x03, Buffer.of(0), publicKey));
}

/** A leading zero octet keeps a number positive whose first bit is set. */
function unsignedInteger(magnitude: Uint8Array): Uint8Array {
  const isNegative = magnitude.length === 0 || (magnitude[0] ?? 0) >= 0x80;
  return element(0x02, isNegative ? Buffer.of(0) : Buffer.of(), magnitude);
}

function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tag, ...lengthOctets(body.length)), body]);
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

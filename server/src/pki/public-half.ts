/** The public half of a private key, read from its own structure: loading it into OpenSSL takes a millisecond. */

import type { Der } from './der.ts';
import { contentOf, elementsOf, encodingOf, magnitudeOf, oidOf, TAG } from './der.ts';
import { CURVES } from './oids.ts';

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

/** AlgorithmIdentifier { id-ecPublicKey, … } without its parameters (RFC 5480 section 2.1.1). */
const ecAlgorithm = Buffer.from('06072a8648ce3d0201', 'hex');

/**
 * The SubjectPublicKeyInfo for an ECPrivateKey (RFC 5915 section 3) that carries its point, as nearly all do; `parameters`
 * are those of the PKCS#8 around it. Undefined where the point is missing, compressed or on a curve that we do not know.
 */
export function ecPublicKeyOf(privateKey: Der | undefined, parameters: Der | undefined): Uint8Array | undefined {
  const fields = elementsOf(privateKey) ?? [];
  const tagged = (tag: number) => elementsOf(fields.find((field) => field.tag === tag))?.[0];
  const curve = parameters ?? tagged(0xa0);
  const bits = CURVES.get(oidOf(curve) ?? '')?.bits;
  const point = tagged(0xa1);
  if (fields[1]?.tag !== TAG.octetString || point?.tag !== TAG.bitString || !curve || !bits) return undefined;
  const octets = contentOf(point);
  const isPlain = octets.length === 2 + 2 * Math.ceil(bits / 8) && octets[0] === 0 && octets[1] === uncompressed;
  return isPlain ? element(0x30, element(0x30, ecAlgorithm, encodingOf(curve)), encodingOf(point)) : undefined;
}

/** First octet of a point that is written with both coordinates (SEC 1 section 2.3.3). */
const uncompressed = 0x04;

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

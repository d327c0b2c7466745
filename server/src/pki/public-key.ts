/** Public keys: algorithm, size and fingerprint of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */

import type { Der } from './der.ts';
import { bitLength, contentOf, elementsOf, encodingOf, magnitudeOf, oidOf, readDer, TAG } from './der.ts';
import { sha256Hex } from './fingerprint.ts';
import { CURVES, KEY_ALGORITHMS, OID_EC, OID_RSA, OID_RSA_PSS } from './oids.ts';

export interface PublicKey {
  /** `RSA`, `RSA-PSS`, `EC`, `DSA`, `Ed25519`, …, or the dotted OID of an algorithm that has no name here. */
  readonly algorithm: string;
  readonly bits: number | undefined;
  /** EC only: `P-256` and the like, a dotted OID, or `explicit` where the parameters are spelled out. */
  readonly curve: string | undefined;
  /** RSA only; above 2^53 the nearest number. */
  readonly exponent: number | undefined;
  /** SHA-256 of the SubjectPublicKeyInfo, in hex: equal keys have equal ones. */
  readonly spkiSha256: string;
  readonly spki: () => Uint8Array;
}

/** Reads a SubjectPublicKeyInfo; undefined where its structure is broken. */
export function readPublicKey(spki: Der | undefined): PublicKey | undefined {
  const [algorithm, key] = (spki?.tag === TAG.sequence ? elementsOf(spki) : undefined) ?? [];
  const [oidElement, parameters] = (algorithm?.tag === TAG.sequence ? elementsOf(algorithm) : undefined) ?? [];
  const oid = oidOf(oidElement);
  if (spki === undefined || oid === undefined || key?.tag !== TAG.bitString) return undefined;
  const bytes = encodingOf(spki);
  return {
    algorithm: KEY_ALGORITHMS.get(oid) ?? oid,
    ...sizeOf(oid, parameters, key),
    spkiSha256: sha256Hex(bytes),
    spki: () => bytes,
  };
}

type KeySize = Pick<PublicKey, 'bits' | 'curve' | 'exponent'>;

function sizeOf(oid: string, parameters: Der | undefined, key: Der): KeySize {
  const unknown = { bits: undefined, curve: undefined, exponent: undefined };
  if (oid === OID_RSA || oid === OID_RSA_PSS) {
    // The first octet of a BIT STRING says how many bits of the last one are unused: none here.
    const [modulus, exponent] = elementsOf(readDer(key.source, key.contentStart + 1, key.end)) ?? [];
    return { ...unknown, bits: bitsOf(modulus), exponent: numberOf(exponent) };
  }
  if (oid === OID_EC) {
    const curveOid = oidOf(parameters);
    if (curveOid === undefined) return { ...unknown, curve: parameters === undefined ? undefined : 'explicit' };
    const curve = CURVES.get(curveOid);
    return { ...unknown, curve: curve?.name ?? curveOid, bits: curve?.bits };
  }
  if (KEY_ALGORITHMS.get(oid) === 'DSA') return { ...unknown, bits: bitsOf(elementsOf(parameters)?.[0]) };
  return unknown;
}

function bitsOf(integer: Der | undefined): number | undefined {
  const magnitude = magnitudeOf(integer);
  return magnitude === undefined ? undefined : bitLength(magnitude);
}

function numberOf(integer: Der | undefined): number | undefined {
  const magnitude = integer === undefined || contentOf(integer).length > 64 ? undefined : magnitudeOf(integer);
  return magnitude?.reduce((value, octet) => value * 256 + octet, 0);
}

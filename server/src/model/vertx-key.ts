/** Whether Vert.x 3.7.1 and Java make a private key of one block (KeyStoreHelper.loadPrivateKey, PrivateKeyParser). */

import type { Der } from '../pki/der.ts';
import {
  bitLength,
  elementsOf,
  oidOf,
  readDer,
  smallIntegerOf,
  TAG,
  unsignedMagnitudeOf,
  unwrapOctets,
} from '../pki/der.ts';
import { OID_EC, OID_RSA } from '../pki/oids.ts';
import { javaFieldSize } from './java-curves.ts';
import type { Fault, VertxBlock } from './vertx-pem.ts';
import { fault } from './vertx-pem.ts';

export const noKeyText = 'Missing -----BEGIN PRIVATE KEY----- or -----BEGIN RSA PRIVATE KEY----- delimiter';

/** True where the block becomes a key, false where Vert.x skips it, a fault where it stops. */
export function judgeKeyBlock({ label, der, at }: VertxBlock): boolean | Fault {
  if (label === 'RSA PRIVATE KEY') return isRsaKey(readDer(der)) || fault('malformed-key', undefined, at);
  if (label !== 'PRIVATE KEY') return false;

  const root = readDer(der);
  const [version, algorithm, key] = elementsOf(root) ?? [];
  if (root?.tag !== TAG.sequence || version?.tag !== TAG.integer) return fault('malformed-key', undefined, at);
  const versionNumber = smallIntegerOf(version);
  if (versionNumber !== 0) {
    const text = versionNumber === undefined ? undefined : `Unsupported version, expected 0 but found ${versionNumber}`;
    return fault('unsupported-key-version', text, at);
  }
  const [oidElement, parameters] = elementsOf(algorithm) ?? [];
  const oid = oidOf(oidElement);
  if (algorithm?.tag !== TAG.sequence || oid === undefined) return fault('malformed-key', undefined, at);
  if (oid !== OID_RSA && oid !== OID_EC) {
    return fault('unsupported-key-algorithm', 'Unsupported algorithm identifier', at);
  }
  const inner = unwrapOctets(key);
  const isUsable =
    oid === OID_RSA
      ? isVersion0(inner) && isRsaKey(inner)
      : isEcKey(inner) && javaFieldSize(oidOf(parameters)) !== undefined;
  return isUsable || fault('malformed-key', undefined, at);
}

/** Java asks for the eight numbers after the version, of which only the modulus has limits (RSAKeyFactory). */
function isRsaKey(key: Der | undefined): boolean {
  if (key?.tag !== TAG.sequence) return false;
  const numbers = (elementsOf(key) ?? []).slice(1, 9);
  if (numbers.length < 8 || numbers.some(({ tag }) => tag !== TAG.integer)) return false;
  // DerInputStream.getPositiveBigInteger does not look at the sign.
  const modulus = unsignedMagnitudeOf(numbers[0]);
  const bits = modulus === undefined ? 0 : bitLength(modulus);
  return bits >= 512 && bits <= 16_384;
}

/** Java insists on it inside PKCS#8; for `RSA PRIVATE KEY` Vert.x skips it. */
function isVersion0(key: Der | undefined): boolean {
  return smallIntegerOf(elementsOf(key)?.[0]) === 0;
}

/** ECPrivateKeyImpl: version 1 and the number; the optional parts `[0]` and `[1]` are skipped. */
function isEcKey(key: Der | undefined): boolean {
  const [version, number, ...optional] = (key?.tag === TAG.sequence ? elementsOf(key) : undefined) ?? [];
  return (
    smallIntegerOf(version) === 1 &&
    number?.tag === TAG.octetString &&
    optional.every(({ tag }) => (tag & 0xde) === 0x80)
  );
}

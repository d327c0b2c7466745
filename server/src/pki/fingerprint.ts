/** SHA-256 fingerprints: how they are made from raw bytes and the two ways in which people write them. */

import { createHash } from 'node:crypto';

/** 64 lower-case hex digits, the way to pin a certificate: of its whole DER, signature included. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `AB:CD:…`, as `openssl x509 -fingerprint -sha256` prints it. */
export function colonSeparated(fingerprint: string): string {
  return fingerprint.toUpperCase().replace(/..(?!$)/g, '$&:');
}

/** The 64 lower-case hex digits of a fingerprint written with or without colons, `0x` or openssl's `… Fingerprint=`. */
export function parseSha256(written: string): string | undefined {
  const digits = written
    .trim()
    .replace(/^sha-?256 fingerprint=/i, '')
    .replace(/^0x/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

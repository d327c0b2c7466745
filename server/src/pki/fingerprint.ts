/** SHA-256 fingerprints: how they are made from raw bytes, and how openssl prints them. */

import { createHash } from 'node:crypto';

/** 64 lower-case hex digits, the way to pin a certificate: of its whole DER, signature included. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** `AB:CD:…`, as `openssl x509 -fingerprint -sha256` prints it. */
export function colonSeparated(fingerprint: string): string {
  return fingerprint.toUpperCase().replace(/..(?!$)/g, '$&:');
}

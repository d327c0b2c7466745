/** Finds out whether a value that left pki/ shows anything of a private key. */

import assert from 'node:assert/strict';
import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { inspect } from 'node:util';
import { derOf, toPem } from './openssl.ts';

/** Characters in a row that count as a leak. */
const window = 16;

/** Fails where the value, as JSON or as printed, has part of the file: its base64, its bytes, its private numbers. */
export function assertNoKeyMaterial(value: unknown, keyFile: string | Uint8Array): void {
  const shown = `${JSON.stringify(value)}\n${inspect(value, { depth: 20, maxArrayLength: null })}`;
  for (const secret of secretsOf(keyFile)) {
    for (let start = 0; start + window <= secret.length; start += window / 2) {
      const slice = secret.slice(start, start + window);
      assert.ok(!shown.includes(slice), 'the value shows part of the key');
    }
  }
}

/** All spellings in which a key of the file could show; its certificates and public keys are no secret. */
function secretsOf(keyFile: string | Uint8Array): readonly string[] {
  const text = Buffer.from(keyFile).toString('latin1');
  if (!text.includes('-----BEGIN')) return spellings(Buffer.from(keyFile));
  const blocks = text.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+/g) ?? [];
  return blocks.flatMap((block) => spellings(derOf(block)));
}

function spellings(key: Buffer): readonly string[] {
  // The outermost octets say only what kind of key it is; a multiple of three, so that base64 falls as in the file.
  const bytes = key.subarray(33);
  const list = [...bytes].join(',');
  return [bytes.toString('base64'), bytes.toString('hex'), list, list.replaceAll(',', ', '), ...numbersOf(key)];
}

function numbersOf(body: Buffer): readonly string[] {
  const jwk = exportKey(body);
  const numbers = [jwk?.d, jwk?.p, jwk?.q, jwk?.dp, jwk?.dq, jwk?.qi].filter((number) => number !== undefined);
  return numbers.flatMap((number) => {
    const hex = Buffer.from(number, 'base64url').toString('hex');
    return [number, hex, hex.toUpperCase(), BigInt(`0x${hex}`).toString()];
  });
}

function exportKey(body: Buffer): JsonWebKey | undefined {
  try {
    return createPrivateKey(toPem('PRIVATE KEY', body)).export({ format: 'jwk' });
  } catch {
    return undefined; // not a key: its bytes are searched for all the same
  }
}

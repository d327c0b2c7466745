/** Writes a private key anew in the form that every TLS library loads. */

import { createPrivateKey } from 'node:crypto';
import { readPem } from './pem.ts';

const types: ReadonlyMap<string, 'pkcs8' | 'pkcs1' | 'sec1'> = new Map([
  ['pkcs8', 'pkcs8'],
  ['pkcs1', 'pkcs1'],
  ['sec1', 'sec1'],
]);

/**
 * The first RSA or EC key of a file as unencrypted PKCS#8 PEM (RFC 5958). Takes PKCS#8, PKCS#1 and SEC1, in PEM under any
 * label and in DER. Undefined where the key is encrypted, of another kind or unreadable: the library's reason could quote
 * the key, so it stays here.
 */
export function toPkcs8(bytes: Uint8Array): string | undefined {
  const file = readPem(bytes);
  const block = file.blocks.find(({ content }) => content !== undefined && types.has(content));
  const type = types.get(block?.content ?? file.content);
  const der = block === undefined ? file.bytes() : block.der();
  if (type === undefined || der === undefined) return undefined;
  try {
    const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type });
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') return undefined;
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    return undefined;
  }
}

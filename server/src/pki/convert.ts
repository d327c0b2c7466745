/** Writes a private key anew in the form that every TLS library loads. */

import { createPrivateKey } from 'node:crypto';

/**
 * The same RSA or EC key as unencrypted PKCS#8 PEM (RFC 5958); takes PKCS#8, PKCS#1 and SEC1. Undefined where the key is
 * encrypted, of another kind or unreadable: the library's reason could quote the key, so it stays here.
 */
export function toPkcs8(pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') return undefined;
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch {
    return undefined;
  }
}

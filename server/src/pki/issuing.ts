/** Who issued whom: by name, by basic constraints and by signature. */

import { createPublicKey, X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';

/** The child's issuer field has the same bytes as the issuer's subject; says nothing about the signature. */
export function namesIssuer(child: Certificate, issuer: Certificate): boolean {
  return child.issuer !== undefined && child.issuer.der === issuer.subject?.der;
}

/** The child names the issuer, and the issuer's key made its signature. False also where either cannot be read. */
export function issuedBy(child: Certificate, issuer: Certificate): boolean {
  return namesIssuer(child, issuer) && hasSignatureOf(child, issuer);
}

/** Subject and issuer are the same and the certificate's own key signed it. */
export function isSelfSigned(certificate: Certificate): boolean {
  return certificate.selfIssued && hasSignatureOf(certificate, certificate);
}

/** Larger keys are for no one's use, only to keep the verifier busy. */
const MAX_SPKI_BYTES = 4096;

function hasSignatureOf(child: Certificate, issuer: Certificate): boolean {
  const spki = issuer.publicKey?.spki();
  if (spki === undefined || spki.length > MAX_SPKI_BYTES) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return new X509Certificate(child.der()).verify(key);
  } catch {
    return false;
  }
}

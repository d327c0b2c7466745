/** Certificates to measure with: each one different, but few keys, since keys are slow to make and all cost the same to read. */

import { createHash } from 'node:crypto';
import { generateKeyPair, issueCertificate, privateKeyPem } from '../../server/src/pki/generate.ts';

export interface Pair {
  readonly certificate: string;
  readonly key: string;
  /** 64 lower-case hex digits. */
  readonly fingerprint: string;
}

export interface CertificateSource {
  /** Another certificate with its key; throws when none is left. */
  next(): Pair;
}

/** Only the owner reads a key; anything else is a finding. */
export const pairFile = { mode: 0o600 } as const;

const keyCount = 8;
const day = 24 * 60 * 60 * 1000;

/** Makes so many certificates, each for a name of its own. EC on P-256, self-signed, valid for a year. */
export async function makeCertificates(count: number): Promise<CertificateSource> {
  const keys = await Promise.all(Array.from({ length: keyCount }, () => generateKeyPair('ec-p256')));
  const texts = await Promise.all(keys.map(privateKeyPem));
  const pairs: Pair[] = [];
  for (let index = 0; index < count; index += 1) {
    const pair = keys[index % keyCount];
    const key = texts[index % keyCount];
    if (!pair || key === undefined) continue;
    const name = `node${index + 1}.example`;
    const now = Date.now();
    const issued = await issueCertificate(
      {
        commonName: `${name}:8080`,
        dnsNames: [name],
        ipAddresses: ['10.0.0.1'],
        role: 'server',
        notBefore: new Date(now - day),
        notAfter: new Date(now + 365 * day),
      },
      pair,
    );
    const fingerprint = createHash('sha256').update(issued.der).digest('hex');
    pairs.push({ certificate: issued.pem, key, fingerprint });
  }
  const waiting = pairs.values();
  return {
    next() {
      const { value } = waiting.next();
      if (!value) throw new Error('Too few certificates were made.');
      return value;
    },
  };
}

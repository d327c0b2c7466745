/** Makes keys and X.509 certificates. Knows nothing of Orion, and writes nothing. Loads @peculiar/x509: import it when needed. */

import 'reflect-metadata';
import { createPrivateKey, createPublicKey, randomBytes, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** The kinds of key that can be made. */
export type GeneratedKeyType = 'rsa-2048' | 'rsa-3072' | 'rsa-4096' | 'ec-p256' | 'ec-p384';

/** A private key and its public half, opaque: the private half leaves only as the PEM that is to be written. */
export interface KeyPair {
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
}

/** What a certificate says of its subject. */
export interface CertificateContent {
  readonly commonName: string;
  /** subjectAltName entries: a client checks these, not the common name (RFC 6125). */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
  /** Roles in a TLS handshake; `authority` makes a certificate that issues others and plays no role itself. */
  readonly role: 'server' | 'client' | 'authority';
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Who signs: an authority with its key. Absent, a certificate signs itself. */
export interface Issuer {
  readonly certificatePem: string;
  readonly keys: KeyPair;
}

/** A new certificate. */
export interface Issued {
  readonly pem: string;
  readonly der: Uint8Array;
}

/** @peculiar/x509 types its parameter after the browser's global of the same shape. */
const cryptoProvider = webcrypto as typeof globalThis.crypto;

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});

const algorithms = {
  'rsa-2048': rsa(2048),
  'rsa-3072': rsa(3072),
  'rsa-4096': rsa(4096),
  'ec-p256': { name: 'ECDSA', namedCurve: 'P-256' },
  'ec-p384': { name: 'ECDSA', namedCurve: 'P-384' },
} as const satisfies Record<GeneratedKeyType, object>;

/** A new key pair, made off the main thread. RSA 4096 takes seconds. */
export async function generateKeyPair(type: GeneratedKeyType): Promise<KeyPair> {
  const algorithm: webcrypto.RsaHashedKeyGenParams | webcrypto.EcKeyGenParams = algorithms[type];
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** The private key as unencrypted PKCS#8 (RFC 5958), the one form that every Orion loads. */
export async function privateKeyPem(keys: KeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END PRIVATE KEY-----\n`;
}

/**
 * Takes an unencrypted private key in PKCS#8, PKCS#1 or SEC1, to sign with it or to renew its certificate. Undefined where
 * it is none of these, or neither RSA nor EC on P-256 or P-384; the reason stays here, since it could quote the key.
 */
export async function readKeyPair(pem: string): Promise<KeyPair | undefined> {
  try {
    const key = createPrivateKey(pem);
    const curve = key.asymmetricKeyDetails?.namedCurve;
    const algorithm =
      key.asymmetricKeyType === 'rsa'
        ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
        : { name: 'ECDSA', namedCurve: curve === 'secp384r1' ? 'P-384' : 'P-256' };
    const privateKey = await webcrypto.subtle.importKey(
      'pkcs8',
      key.export({ type: 'pkcs8', format: 'der' }),
      algorithm,
      true,
      ['sign'],
    );
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
    const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
    return { privateKey, publicKey };
  } catch {
    return undefined;
  }
}

/** Issues a certificate for `keys`, signed by `issuer` or by itself, with a random positive serial of 128 bits. */
export async function issueCertificate(content: CertificateContent, keys: KeyPair, issuer?: Issuer): Promise<Issued> {
  const subject = new Name([{ CN: [{ utf8String: content.commonName }] }]);
  const issuerCertificate = issuer && new X509Certificate(issuer.certificatePem);
  const signingKey = issuer?.keys.privateKey ?? keys.privateKey;
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: randomSerial(),
      subject: subject.toJSON(),
      issuer: (issuerCertificate?.subjectName ?? subject).toJSON(),
      notBefore: content.notBefore,
      notAfter: content.notAfter,
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: signatureAlgorithm(signingKey),
      extensions: await extensionsOf(content, keys, issuer),
    },
    cryptoProvider,
  );
  return { pem: `${certificate.toString('pem')}\n`, der: new Uint8Array(certificate.rawData) };
}

/** The hash follows the strength of the signing key. */
function signatureAlgorithm(key: webcrypto.CryptoKey): { name: string; hash: string } {
  const curve = (key.algorithm as webcrypto.EcKeyAlgorithm).namedCurve;
  return { name: key.algorithm.name, hash: curve === 'P-384' ? 'SHA-384' : 'SHA-256' };
}

/** 128 random bits, positive and of full length: the first digit is 4 to 7. */
function randomSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

async function extensionsOf(
  content: CertificateContent,
  keys: KeyPair,
  issuer: Issuer | undefined,
): Promise<Extension[]> {
  const authority = content.role === 'authority';
  const names = [
    ...content.dnsNames.map((value) => ({ type: 'dns' as const, value })),
    ...content.ipAddresses.map((value) => ({ type: 'ip' as const, value })),
  ];
  const usage = authority ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign : leafUsage(keys);
  return [
    new BasicConstraintsExtension(authority, authority ? 0 : undefined, true),
    new KeyUsagesExtension(usage, true),
    ...(authority
      ? []
      : [
          new ExtendedKeyUsageExtension([
            content.role === 'server' ? ExtendedKeyUsage.serverAuth : ExtendedKeyUsage.clientAuth,
          ]),
        ]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
    await SubjectKeyIdentifierExtension.create(keys.publicKey, false, cryptoProvider),
    ...(issuer ? [await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey, false, cryptoProvider)] : []),
  ];
}

/** keyEncipherment serves TLS 1.2's RSA key exchange, which an EC key cannot do. */
function leafUsage(keys: KeyPair): KeyUsageFlags {
  const rsaKey = keys.publicKey.algorithm.name.startsWith('RSA');
  return rsaKey ? KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment : KeyUsageFlags.digitalSignature;
}

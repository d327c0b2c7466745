/**
 * Private keys, as far as anyone needs to know them: format, algorithm, size and the fingerprint of the public half. No
 * key material leaves this file, neither in a value nor in the text of an error.
 */

import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { DerKind } from './content.ts';
import { elementsOf, oidOf, readDer, smallIntegerOf, unwrapOctets } from './der.ts';
import { sha256Hex } from './fingerprint.ts';
import { KEY_ALGORITHMS } from './oids.ts';
import type { PemBlock, PemFile } from './pem.ts';
import { ecPublicKeyOf, rsaPublicKeyOf } from './public-half.ts';
import type { PublicKey } from './public-key.ts';
import { readPublicKey } from './public-key.ts';

export type KeyFormat =
  | 'pkcs8'
  | 'pkcs1'
  | 'sec1'
  /** OpenSSL's `DSA PRIVATE KEY`. */
  | 'dsa'
  | 'encrypted-pkcs8'
  /** `RSA PRIVATE KEY` and the like with the header `Proc-Type: 4,ENCRYPTED`. */
  | 'encrypted-traditional'
  | 'openssh'
  /** Labelled as a private key, with a content that is none. */
  | 'unknown';

export interface PrivateKeyFacts {
  readonly format: KeyFormat;
  /** As in a certificate's public key; undefined where encrypted or unknown. */
  readonly algorithm: string | undefined;
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  readonly exponent: number | undefined;
  /** Equal to the certificate's where key and certificate belong together. */
  readonly spkiSha256: string | undefined;
  /** PKCS#8 only: 0, or 1 for the newer form that carries its public key (RFC 5958). */
  readonly version: number | undefined;
}

/** OpenSSL's work grows with the cube of a key's size; an RSA key of 16,384 bits has 9 KiB. */
const MAX_KEY_BYTES = 16_384;

const FORMATS: ReadonlyMap<DerKind, KeyFormat> = new Map([
  ['pkcs8', 'pkcs8'],
  ['pkcs1', 'pkcs1'],
  ['sec1', 'sec1'],
  ['dsa-key', 'dsa'],
  ['encrypted-pkcs8', 'encrypted-pkcs8'],
]);

/** Whether a block is labelled as a private key or holds one: whether `readPrivateKey` has facts about it. */
export function isPrivateKey({ label, content }: PemBlock): boolean {
  return label.endsWith('PRIVATE KEY') || (content !== undefined && FORMATS.has(content));
}

/** The facts of a block that is labelled as a private key or holds one; undefined for any other block. */
export function readPrivateKey(block: PemBlock): PrivateKeyFacts | undefined {
  const isLabelled = block.label.endsWith('PRIVATE KEY');
  if (isLabelled && block.encrypted) return { ...NOTHING_KNOWN, format: 'encrypted-traditional' };
  if (block.label === 'OPENSSH PRIVATE KEY') return { ...NOTHING_KNOWN, format: 'openssh' };
  const facts = readKeyDer(block.der(), block.content);
  return facts ?? (isLabelled ? { ...NOTHING_KNOWN, format: 'unknown' } : undefined);
}

/** The same for a file that is the bare DER of a key. */
export function readDerKeyFile(file: PemFile): PrivateKeyFacts | undefined {
  return file.content === 'pem' ? undefined : readKeyDer(file.bytes(), file.content as DerKind);
}

/**
 * Does the key's public half equal the certificate's key? Undefined where either could not be read. One public key has
 * several encodings (a compressed point, absent parameters): where bytes differ, OpenSSL's own encoding decides.
 */
export function belongsTo(key: PrivateKeyFacts, publicKey: PublicKey | undefined): boolean | undefined {
  if (key.spkiSha256 === undefined || publicKey === undefined) return undefined;
  if (key.spkiSha256 === publicKey.spkiSha256) return true;
  const spki = publicKey.spki();
  if (spki.length > MAX_KEY_BYTES) return false;
  const normalised = exportPublicKey(() => createPublicKey({ key: Buffer.from(spki), ...spkiDer }));
  return normalised === undefined ? undefined : sha256Hex(normalised) === key.spkiSha256;
}

const NOTHING_KNOWN = {
  algorithm: undefined,
  bits: undefined,
  curve: undefined,
  exponent: undefined,
  spkiSha256: undefined,
  version: undefined,
};

function readKeyDer(der: Uint8Array | undefined, kind: DerKind | undefined): PrivateKeyFacts | undefined {
  const format = kind && FORMATS.get(kind);
  if (der === undefined || format === undefined) return undefined;
  switch (format) {
    case 'pkcs8': {
      const [version, algorithm] = elementsOf(readDer(der)) ?? [];
      const oid = oidOf(elementsOf(algorithm)?.[0]);
      const name = oid && (KEY_ALGORITHMS.get(oid) ?? oid);
      return { ...NOTHING_KNOWN, ...publicHalf(der, 'pkcs8', name), format, version: smallIntegerOf(version) };
    }
    case 'pkcs1':
      return { ...NOTHING_KNOWN, ...publicHalf(der, 'pkcs1', 'RSA'), format };
    case 'sec1':
      return { ...NOTHING_KNOWN, ...publicHalf(der, 'sec1', 'EC'), format };
    case 'dsa':
      return { ...NOTHING_KNOWN, format, algorithm: 'DSA' };
    default:
      return { ...NOTHING_KNOWN, format };
  }
}

type PublicHalf = Partial<Pick<PrivateKeyFacts, 'algorithm' | 'bits' | 'curve' | 'exponent' | 'spkiSha256'>>;

/**
 * What the key says, or OpenSSL derives from it. DSA and DH keys do not carry their public half and their numbers have no limit, so
 * a hostile one could keep it busy for minutes: their name is all that is read.
 */
function publicHalf(der: Uint8Array, type: 'pkcs8' | 'pkcs1' | 'sec1', algorithm: string | undefined): PublicHalf {
  if (algorithm === 'DSA' || algorithm === 'DH' || der.length > MAX_KEY_BYTES) return { algorithm };
  const source = { key: Buffer.from(der), format: 'der', type } as const;
  const spki =
    writtenPublicKey(der, type, algorithm) ?? exportPublicKey(() => createPublicKey(createPrivateKey(source)));
  const key = spki && readPublicKey(readDer(spki));
  if (key === undefined) return { algorithm };
  const { bits, curve, exponent, spkiSha256 } = key;
  return { algorithm: key.algorithm, bits, curve, exponent, spkiSha256 };
}

/** The quick way, which most keys allow. */
function writtenPublicKey(der: Uint8Array, type: 'pkcs8' | 'pkcs1' | 'sec1', algorithm: string | undefined) {
  const root = readDer(der);
  const [, wrapper, wrapped] = type === 'pkcs8' ? (elementsOf(root) ?? []) : [];
  const key = type === 'pkcs8' ? unwrapOctets(wrapped) : root;
  if (algorithm === 'RSA') return rsaPublicKeyOf(key);
  return algorithm === 'EC' ? ecPublicKeyOf(key, elementsOf(wrapper)?.[1]) : undefined;
}

/**
 * One encoding for each public key: through JWK, where points are never compressed. A curve that is spelled out stays so,
 * for many programs refuse it. OpenSSL's errors could quote the key: none gets out.
 */
function exportPublicKey(load: () => KeyObject): Uint8Array | undefined {
  try {
    const key = load();
    const spki = new Uint8Array(key.export(spkiDer));
    const isInJwk = key.asymmetricKeyType === 'rsa' || jwkCurves.has(readPublicKey(readDer(spki))?.curve ?? '');
    if (!isInJwk) return spki;
    return new Uint8Array(createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' }).export(spkiDer));
  } catch {
    return undefined;
  }
}

const spkiDer = { format: 'der', type: 'spki' } as const;

/** RFC 7518 section 6.2.1.1 and RFC 8812. */
const jwkCurves: ReadonlySet<string> = new Set(['P-256', 'P-384', 'P-521', 'secp256k1']);

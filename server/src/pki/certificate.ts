/**
 * One X.509 certificate: raw DER → facts, each read on its own, so that a half-understood one still shows the rest.
 * Fast enough for thousands of files.
 */

import type { Der } from './der.ts';
import { contentOf, elementsOf, encodingOf, oidOf, readDer, smallIntegerOf, TAG } from './der.ts';
import type { DistinguishedName } from './distinguished-name.ts';
import { firstCommonName, readName } from './distinguished-name.ts';
import type { Extensions } from './extensions.ts';
import { readExtensions } from './extensions.ts';
import { sha256Hex } from './fingerprint.ts';
import { HASHES, OID_RSA_PSS, SIGNATURES } from './oids.ts';
import type { PublicKey } from './public-key.ts';
import { readPublicKey } from './public-key.ts';

export interface SignatureAlgorithm {
  readonly oid: string;
  /** `SHA-256 with RSA`, or the dotted OID. */
  readonly name: string;
  /** `SHA-256`, `MD5`, …; undefined for algorithms without a separate hash and for unknown ones. */
  readonly hash: string | undefined;
}

export interface Certificate extends Extensions {
  /** Of the certificate's own bytes, without what may follow them; where they are no DER at all, of everything. */
  readonly sha256: string;
  /** False where the outermost structure is not that of a certificate: then only the fingerprint is known. */
  readonly readable: boolean;
  readonly version: number | undefined;
  /** Lower-case hex as encoded. */
  readonly serial: string | undefined;
  readonly subject: DistinguishedName | undefined;
  readonly issuer: DistinguishedName | undefined;
  /** The first CN of the subject in encoding order. */
  readonly commonName: string | undefined;
  readonly notBefore: Date | undefined;
  readonly notAfter: Date | undefined;
  readonly publicKey: PublicKey | undefined;
  readonly signature: SignatureAlgorithm | undefined;
  /** Subject and issuer have the same bytes, and at least one attribute. */
  readonly selfIssued: boolean;
  /** The certificate's bytes; a function, since a file that claims to hold one may hold a key. */
  readonly der: () => Uint8Array;
}

/** Never fails: what cannot be read is undefined. Bytes after the certificate are ignored. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const root = readDer(bytes);
  const encoded = root?.tag === TAG.sequence ? encodingOf(root) : bytes;
  const [signed, algorithm, signature] = (root?.tag === TAG.sequence ? elementsOf(root) : undefined) ?? [];
  const readable = signed?.tag === TAG.sequence && algorithm?.tag === TAG.sequence && signature?.tag === TAG.bitString;
  const fields = readable ? (elementsOf(signed) ?? []) : [];

  // Version 1 certificates leave out the first field (RFC 5280 section 4.1).
  const hasVersion = fields[0]?.tag === 0xa0;
  const [serial, , issuerField, validity, subjectField, spki, ...rest] = hasVersion ? fields.slice(1) : fields;
  const subject = readName(subjectField);
  const issuer = readName(issuerField);
  const [notBefore, notAfter] = elementsOf(validity) ?? [];
  return {
    sha256: sha256Hex(encoded),
    readable,
    version: hasVersion ? readVersion(fields[0]) : readable ? 1 : undefined,
    serial: serial?.tag === TAG.integer ? Buffer.from(contentOf(serial)).toString('hex') : undefined,
    subject,
    issuer,
    commonName: firstCommonName(subject),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKey: readPublicKey(spki),
    signature: readSignatureAlgorithm(readable ? algorithm : undefined),
    selfIssued: subject !== undefined && subject.rdns.length > 0 && subject.der === issuer?.der,
    ...readExtensions(rest.find(({ tag }) => tag === 0xa3)),
    der: () => encoded,
  };
}

function readVersion(explicit: Der | undefined): number | undefined {
  const version = smallIntegerOf(elementsOf(explicit)?.[0]);
  return version === undefined ? undefined : version + 1;
}

/** RFC 5280 section 4.1.2.5: two-digit years below 50 belong to this century; always UTC with seconds. */
function readTime(time: Der | undefined): Date | undefined {
  if (time?.tag !== TAG.utcTime && time?.tag !== TAG.generalizedTime) return undefined;
  const written = Buffer.from(contentOf(time)).toString('latin1');
  const century = time.tag === TAG.generalizedTime ? '' : Number(written.slice(0, 2)) < 50 ? '20' : '19';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(century + written);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const date = new Date(0);
  // Date.UTC takes the years below 100 for those of the last century.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  // `Date` turns 31 February into March: a date that does not exist is no date.
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? date : undefined;
}

function readSignatureAlgorithm(algorithm: Der | undefined): SignatureAlgorithm | undefined {
  const [oidElement, parameters] = elementsOf(algorithm) ?? [];
  const oid = oidOf(oidElement);
  if (oid === undefined) return undefined;
  const known = SIGNATURES.get(oid);
  if (oid !== OID_RSA_PSS) return { oid, name: known?.name ?? oid, hash: known?.hash };
  // RFC 4055 section 3.1: the hash is [0], SHA-1 where it is left out.
  const hashField = elementsOf(parameters)?.find(({ tag }) => tag === 0xa0);
  const hashOid = oidOf(elementsOf(elementsOf(hashField)?.[0])?.[0]);
  const hash = hashField === undefined ? 'SHA-1' : hashOid && (HASHES.get(hashOid) ?? hashOid);
  return { oid, name: hash === undefined ? 'RSA-PSS' : `RSA-PSS with ${hash}`, hash };
}

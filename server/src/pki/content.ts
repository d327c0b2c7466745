/** What a DER structure is, judged by its shape alone: certificate, key, request, key store. */

import type { Der } from './der.ts';
import { elementsOf, oidOf, readDer, smallIntegerOf, TAG } from './der.ts';

export type DerKind =
  | 'certificate'
  | 'certificate-request'
  | 'certificate-list'
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'dsa-key'
  | 'public-key'
  | 'pkcs1-public-key'
  | 'pkcs7'
  | 'pkcs12'
  | 'java-keystore';

const PKCS7_PREFIX = '1.2.840.113549.1.7.';

/**
 * Names the structure that `bytes` begin with; bytes after it are not looked at. Undefined where it is none of ours.
 */
export function recogniseDer(bytes: Uint8Array): DerKind | undefined {
  const root = readDer(bytes);
  if (root === undefined) return recogniseOther(bytes);
  if (root.tag !== TAG.sequence) return undefined;
  const elements = elementsOf(root);
  const [first, second, third] = elements ?? [];
  if (elements === undefined || first === undefined) return undefined;

  if (first.tag === TAG.oid) return oidOf(first)?.startsWith(PKCS7_PREFIX) ? 'pkcs7' : undefined;
  if (first.tag === TAG.integer) return recogniseNumbered(elements);
  if (first.tag !== TAG.sequence || second === undefined) return undefined;
  if (second.tag === TAG.octetString) return isAlgorithm(first) ? 'encrypted-pkcs8' : undefined;
  if (second.tag === TAG.bitString) return isAlgorithm(first) ? 'public-key' : undefined;
  if (isAlgorithm(second) && third?.tag === TAG.bitString) return recogniseSigned(elementsOf(first));
  return undefined;
}

/** SEQUENCE { INTEGER, … }: private keys, PKCS#1 public keys and PKCS#12. */
function recogniseNumbered(elements: readonly Der[]): DerKind | undefined {
  const [version, second, third] = elements;
  if (isAlgorithm(second)) {
    if (third?.tag === TAG.octetString) return 'pkcs8';
    return smallIntegerOf(version) === 3 && isPkcs7(second) ? 'pkcs12' : undefined;
  }
  if (second?.tag === TAG.octetString) return smallIntegerOf(version) === 1 ? 'sec1' : undefined;
  if (second?.tag === TAG.sequence) return smallIntegerOf(version) === 3 && isPkcs7(second) ? 'pkcs12' : undefined;
  if (elements.slice(0, 9).some((element) => element.tag !== TAG.integer)) return undefined;
  if (elements.length === 2) return 'pkcs1-public-key';
  if (elements.length === 6) return 'dsa-key';
  return elements.length >= 9 ? 'pkcs1' : undefined;
}

/**
 * What SEQUENCE { SEQUENCE, AlgorithmIdentifier, BIT STRING } signs (RFC 5280 sections 4.1 and 5.1, RFC 2986 section
 * 4).
 */
function recogniseSigned(signed: readonly Der[] | undefined): DerKind | undefined {
  if (signed === undefined) return undefined;
  const [first, second, third, fourth] = signed;
  if (first?.tag === 0xa0) return 'certificate';
  if (signed.slice(1, 5).some(isTime)) return 'certificate-list';
  if (first?.tag !== TAG.integer) return undefined;
  if (isAlgorithm(second) && fourth?.tag === TAG.sequence) return 'certificate';
  return second?.tag === TAG.sequence && third?.tag === TAG.sequence ? 'certificate-request' : undefined;
}

/** Key stores that are not strict DER: BER with indefinite lengths, and Java's own format. */
function recogniseOther(bytes: Uint8Array): DerKind | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (start.startsWith('feedfeed')) return 'java-keystore';
  if (start.startsWith('3080020103')) return 'pkcs12';
  return start.startsWith('308006092a864886f70d0107') ? 'pkcs7' : undefined;
}

function isAlgorithm(der: Der | undefined): boolean {
  return der?.tag === TAG.sequence && elementsOf(der)?.[0]?.tag === TAG.oid;
}

function isPkcs7(der: Der | undefined): boolean {
  return oidOf(elementsOf(der)?.[0])?.startsWith(PKCS7_PREFIX) ?? false;
}

function isTime(der: Der): boolean {
  return der.tag === TAG.utcTime || der.tag === TAG.generalizedTime;
}

/**
 * Which certificates Vert.x 3.7.1 and Java's CertificateFactory make of one block, and in which order they must stand.
 */

import type { Certificate } from '../pki/certificate.ts';
import { readCertificate } from '../pki/certificate.ts';
import { recogniseDer } from '../pki/content.ts';
import { elementsOf, encodingOf, oidOf, readDer, TAG } from '../pki/der.ts';
import { OID_SIGNED_DATA } from '../pki/oids.ts';
import type { PemSpan } from '../pki/pem.ts';
import { readJavaAlgorithm } from './java-algorithm.ts';
import { isJavaCertificate } from './java-certificate.ts';
import { sameName } from './java-names.ts';
import type { Fault, VertxBlock } from './vertx-pem.ts';
import { fault } from './vertx-pem.ts';

export const noCertificateText = 'Missing -----BEGIN CERTIFICATE----- delimiter';

/** A certificate and the block that holds it; one block may hold several. */
export interface LoadedCertificate {
  readonly certificate: Certificate;
  readonly at: PemSpan;
}

/**
 * X509Factory.generateCertificates: one or more certificates back to back, or a PKCS#7 bundle. Other labels are
 * skipped.
 */
export function readCertificateBlock({ label, der, at }: VertxBlock): readonly LoadedCertificate[] | Fault {
  if (label !== 'CERTIFICATE') return [];
  if (der[0] !== TAG.sequence) return fault('malformed-certificate', 'No certificate data found', at);
  const certificates: LoadedCertificate[] = [];
  // What is no sound bundle is read as a certificate, which it is not.
  const bundle = recogniseDer(der) === 'pkcs7' ? certificatesOfBundle(der) : undefined;
  for (const encoding of bundle ?? sequencesOf(der)) {
    const certificate = encoding && readCertificate(encoding);
    // Stops at the first bad one: a hostile block could hold hundreds of thousands.
    if (!certificate || !isJavaCertificate(certificate)) return fault('malformed-certificate', undefined, at);
    certificates.push({ certificate, at });
  }
  return certificates;
}

/** Java reads on as long as another SEQUENCE follows, and ignores anything else; undefined for one that is broken. */
function* sequencesOf(der: Uint8Array): Iterable<Uint8Array | undefined> {
  let offset = 0;
  while (der[offset] === TAG.sequence) {
    const element = readDer(der, offset);
    yield element && encodingOf(element);
    offset = element?.end ?? der.length;
  }
}

/**
 * The `certificates` field of SignedData (RFC 2315 section 9.1), which may be absent; undefined where Java's PKCS7 finds the
 * bundle broken. Other things than certificates are skipped.
 */
function certificatesOfBundle(der: Uint8Array): readonly Uint8Array[] | undefined {
  const [type, content] = elementsOf(readDer(der)) ?? [];
  // ContentInfo looks at no tag around the content.
  const signedData = content && readDer(content.source, content.contentStart, content.end);
  const [version, digests, inner, ...rest] = elementsOf(signedData) ?? [];
  const isSound =
    oidOf(type) === OID_SIGNED_DATA &&
    version?.tag === TAG.integer &&
    digests?.tag === TAG.set &&
    elementsOf(digests)?.every((digest) => readJavaAlgorithm(digest) !== undefined) &&
    inner?.tag === TAG.sequence &&
    oidOf(elementsOf(inner)?.[0]) !== undefined;
  const certificates = rest.find(({ tag }) => tag === 0xa0);
  const signers = rest.find(({ tag }) => tag !== 0xa0 && tag !== 0xa1);
  if (!isSound || signers?.tag !== TAG.set) return undefined;
  const held = certificates ? elementsOf(certificates) : [];
  return held?.filter(({ tag }) => tag === TAG.sequence).map(encodingOf);
}

const chainText = 'Certificate chain is not valid';

/**
 * PKCS12KeyStore.validateChain: each certificate is followed by its issuer, judged by name alone, and none stands
 * twice. A single certificate is always fine.
 */
export function judgeChain(chain: readonly LoadedCertificate[]): Fault | undefined {
  const stray = chain.find(({ certificate }, index) => {
    const previous = chain[index - 1]?.certificate;
    return previous !== undefined && !sameName(previous.issuer, certificate.subject);
  });
  const seen = new Set<string>();
  const repeated = chain.find(({ certificate: { sha256 } }) => seen.size === seen.add(sha256).size);
  if (repeated !== undefined) return fault('duplicate-certificate', chainText, repeated.at);
  if (stray === undefined) return undefined;
  const isRelated = chain.some((other) => other !== stray && areRelated(other.certificate, stray.certificate));
  return fault(isRelated ? 'chain-order' : 'unrelated-certificate', chainText, stray.at);
}

function areRelated(left: Certificate, right: Certificate): boolean {
  return sameName(left.issuer, right.subject) || sameName(right.issuer, left.subject);
}

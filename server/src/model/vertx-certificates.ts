/** Which certificates Vert.x 3.7.1 and Java's CertificateFactory make of one block, and in which order they must stand. */

import type { Certificate } from '../pki/certificate.ts';
import { readCertificate } from '../pki/certificate.ts';
import { recogniseDer } from '../pki/content.ts';
import type { Der } from '../pki/der.ts';
import { elementsOf, encodingOf, readDer, TAG } from '../pki/der.ts';
import type { PemSpan } from '../pki/pem.ts';
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

/** X509Factory.generateCertificates: one or more certificates back to back, or a PKCS#7 bundle. Other labels are skipped. */
export function readCertificateBlock({ label, der, at }: VertxBlock): readonly LoadedCertificate[] | Fault {
  if (label !== 'CERTIFICATE') return [];
  if (der[0] !== TAG.sequence) return fault('malformed-certificate', 'No certificate data found', at);
  const encodings = recogniseDer(der) === 'pkcs7' ? certificatesOfBundle(readDer(der)) : sequencesOf(der);
  const certificates = encodings?.map(readCertificate);
  if (certificates === undefined || !certificates.every(isJavaCertificate)) {
    return fault('malformed-certificate', undefined, at);
  }
  return certificates.map((certificate) => ({ certificate, at }));
}

/** Java reads on as long as another SEQUENCE follows, and ignores anything else after a certificate. */
function sequencesOf(der: Uint8Array): Uint8Array[] | undefined {
  const encodings: Uint8Array[] = [];
  let offset = 0;
  while (der[offset] === TAG.sequence) {
    const element = readDer(der, offset);
    if (element === undefined) return undefined;
    encodings.push(encodingOf(element));
    offset = element.end;
  }
  return encodings;
}

/** The `certificates` field of SignedData (RFC 2315 section 9.1); none is fine for Java. */
function certificatesOfBundle(bundle: Der | undefined): Uint8Array[] | undefined {
  const signedData = elementsOf(elementsOf(bundle)?.[1])?.[0];
  const fields = elementsOf(signedData);
  const certificates = fields?.find(({ tag }) => tag === 0xa0);
  if (fields === undefined || certificates === undefined) return fields && [];
  return elementsOf(certificates)?.map(encodingOf);
}

const chainText = 'Certificate chain is not valid';

/**
 * PKCS12KeyStore.validateChain: each certificate is followed by its issuer, judged by name alone, and none stands twice.
 * A single certificate is always fine.
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

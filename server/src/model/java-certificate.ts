/** Whether Java's X509CertImpl, as Vert.x uses it, reads a certificate; the classes are those of sun.security.x509. */

import type { Certificate } from '../pki/certificate.ts';
import type { Der } from '../pki/der.ts';
import { contentOf, elementsOf, oidOf, readDer, TAG, unsignedMagnitudeOf } from '../pki/der.ts';
import {
  OID_BASIC_CONSTRAINTS,
  OID_EC,
  OID_EXTENDED_KEY_USAGE,
  OID_KEY_USAGE,
  OID_RSA,
  OID_RSA_PSS,
  OID_SUBJECT_ALTERNATIVE_NAME,
} from '../pki/oids.ts';
import { isSameAlgorithm, readJavaAlgorithm } from './java-algorithm.ts';
import { javaFieldSize } from './java-curves.ts';

/** True where Java reads the certificate; its dates, names and signature need not make sense. */
export function isJavaCertificate(certificate: Certificate): boolean {
  const { readable, issuer, notBefore, notAfter, publicKey } = certificate;
  if (!readable || publicKey === undefined) return false;
  if (notBefore === undefined || notAfter === undefined) return false;
  if (issuer === undefined || issuer.rdns.length === 0 || !hasJavaSubject(certificate)) return false;
  return hasJavaStructure(certificate) && hasJavaExtensions(certificate);
}

/** X509CertInfo.verifyCert: an empty subject is fine only beside critical alternative names. */
function hasJavaSubject({ subject, alternativeNames = [], present }: Certificate): boolean {
  if (subject === undefined) return false;
  const isCritical = present.some(({ oid, critical }) => oid === OID_SUBJECT_ALTERNATIVE_NAME && critical);
  return subject.rdns.length > 0 || (isCritical && alternativeNames.length > 0);
}

/** X509CertImpl.parse and X509CertInfo.parse, beyond what is in the facts. */
function hasJavaStructure({ der, version }: Certificate): boolean {
  const outer = elementsOf(readDer(der())) ?? [];
  const [signed, outerAlgorithm, signature] = outer;
  const all = elementsOf(signed) ?? [];
  const hasVersion = all[0]?.tag === 0xa0;
  const [serial, algorithm, , validity, , spki, ...rest] = hasVersion ? all.slice(1) : all;
  if (outer.length !== 3 || serial?.tag !== TAG.integer || validity?.tag !== TAG.sequence) return false;
  const [inside, outside] = [readJavaAlgorithm(algorithm), readJavaAlgorithm(outerAlgorithm)];
  if (!inside || !outside || !isSameAlgorithm(inside, outside)) return false;
  if (hasVersion && !isJavaInteger(elementsOf(all[0])?.[0])) return false;
  if ((rest.length > 0 && version === 1) || !isJavaBitString(signature)) return false;
  const extensions = rest.find(({ tag }) => tag === 0xa3);
  return isJavaPublicKey(spki) && (extensions === undefined || areJavaExtensions(extensions));
}

/** DerInputStream.getInteger: of any sign, in 32 bits. Which version it is matters only beside extensions. */
function isJavaInteger(der: Der | undefined): boolean {
  return der?.tag === TAG.integer && contentOf(der).length >= 1 && contentOf(der).length <= 4;
}

/** DerInputStream.getUnalignedBitString: the first octet says how many bits of the last one do not count. */
function isJavaBitString(der: Der | undefined): boolean {
  return der?.tag === TAG.bitString && (contentOf(der)[0] ?? 8) <= 7;
}

/** X509Key.buildX509Key: keys of an algorithm that Java does not know stay opaque, RSA and EC must make sense. */
function isJavaPublicKey(spki: Der | undefined): boolean {
  const [algorithm, key] = elementsOf(spki) ?? [];
  if (key === undefined || !isJavaBitString(key)) return false;
  const known = readJavaAlgorithm(algorithm);
  if (known?.oid === OID_EC) return isJavaPoint(contentOf(key).subarray(1), oidOf(known.parameters));
  if (known?.oid !== OID_RSA && known?.oid !== OID_RSA_PSS) return known !== undefined;
  const numbers = readDer(key.source, key.contentStart + 1, key.end);
  const [modulus, exponent] = elementsOf(numbers) ?? [];
  return (
    numbers?.tag === TAG.sequence &&
    unsignedMagnitudeOf(modulus) !== undefined &&
    unsignedMagnitudeOf(exponent) !== undefined
  );
}

/** ECUtil.decodePoint: both coordinates are written out, and are as long as the curve wants them. */
function isJavaPoint(point: Uint8Array, curve: string | undefined): boolean {
  const size = javaFieldSize(curve);
  return size !== undefined && point[0] === 0x04 && Math.floor((point.length - 1) / 2) === Math.ceil(size / 8);
}

/** sun.security.x509.Extension: OID, perhaps a BOOLEAN of one octet, OCTET STRING. */
function areJavaExtensions(explicit: Der): boolean {
  const list = elementsOf(explicit)?.[0];
  const extensions = list?.tag === TAG.sequence ? elementsOf(list) : undefined;
  return extensions?.every(isJavaExtension) ?? false;
}

function isJavaExtension(extension: Der): boolean {
  const [type, second, third] = (isSequenceOrSet(extension) ? elementsOf(extension) : undefined) ?? [];
  if (oidOf(type) === undefined) return false;
  const isFlag = second?.tag === TAG.boolean && contentOf(second).length === 1;
  return (isFlag ? third : second)?.tag === TAG.octetString;
}

/** DerValue.toDerInputStream makes no difference between them. */
function isSequenceOrSet({ tag }: Der): boolean {
  return tag === TAG.sequence || tag === TAG.set;
}

/** CertificateExtensions.parseExtension: none may stand twice, and a critical one that Java knows must be readable. */
function hasJavaExtensions(certificate: Certificate): boolean {
  const { present, version, isCa, keyUsage, extendedKeyUsage, alternativeNames } = certificate;
  if (present.length > 0 && version !== 3) return false;
  if (new Set(present.map(({ oid }) => oid)).size < present.length) return false;
  const readable: ReadonlyMap<string, boolean> = new Map([
    [OID_BASIC_CONSTRAINTS, isCa !== undefined],
    [OID_KEY_USAGE, keyUsage !== undefined],
    [OID_EXTENDED_KEY_USAGE, extendedKeyUsage !== undefined],
    [OID_SUBJECT_ALTERNATIVE_NAME, alternativeNames !== undefined],
  ]);
  return present.every(({ oid, critical }) => !critical || (readable.get(oid) ?? true));
}

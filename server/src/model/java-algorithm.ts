/** How Java reads an AlgorithmIdentifier (sun.security.x509.AlgorithmId): which it takes, and when two are the same. */

import type { Der } from '../pki/der.ts';
import { contentOf, elementsOf, encodingOf, oidOf, smallIntegerOf, TAG } from '../pki/der.ts';
import { OID_RSA_PSS } from '../pki/oids.ts';

const nullTag = 0x05;
const maskGeneration1 = '1.2.840.113549.1.1.8';

/** SHA-1, then all of SHA-2 and SHA-3: those that some release of Java takes inside RSA-PSS. */
const maskHashes = /^(?:1\.3\.14\.3\.2\.26|2\.16\.840\.1\.101\.3\.4\.2\.(?:[1-9]|10))$/;

/** DSA and Diffie-Hellman, whose parameters are the numbers of their group. */
const integerParameters: ReadonlySet<string> = new Set([
  '1.2.840.10040.4.1',
  '1.2.840.10046.2.1',
  '1.2.840.113549.1.3.1',
]);

interface JavaAlgorithm {
  readonly oid: string;
  /** Absent also where NULL is written. */
  readonly parameters: Der | undefined;
}

/** The algorithm, undefined where Java refuses its encoding. */
export function readJavaAlgorithm(identifier: Der | undefined): JavaAlgorithm | undefined {
  if (identifier?.tag !== TAG.sequence) return undefined;
  const [type, written, ...surplus] = elementsOf(identifier) ?? [];
  const oid = oidOf(type);
  const isNull = written?.tag === nullTag;
  if (oid === undefined || surplus.length > 0 || (isNull && contentOf(written).length > 0)) return undefined;
  const parameters = isNull ? undefined : written;
  return parameters === undefined || areReadable(oid, parameters) ? { oid, parameters } : undefined;
}

/** Java keeps the parameters of algorithms that it does not know as they are. */
function areReadable(oid: string, parameters: Der): boolean {
  if (oid === OID_RSA_PSS) return arePssParameters(parameters);
  if (!integerParameters.has(oid)) return true;
  return parameters.tag === TAG.sequence && (elementsOf(parameters)?.every(({ tag }) => tag === TAG.integer) ?? false);
}

/** X509CertImpl.parse compares the algorithm outside the signed part with the one inside. */
export function isSameAlgorithm(left: JavaAlgorithm, right: JavaAlgorithm): boolean {
  return left.oid === right.oid && encodedParameters(left).equals(encodedParameters(right));
}

function encodedParameters({ parameters }: JavaAlgorithm): Buffer {
  return Buffer.from(parameters ? encodingOf(parameters) : []);
}

/** sun.security.rsa.PSSParameters: hash, mask, salt length and trailer, each of them optional. */
function arePssParameters(parameters: Der): boolean {
  const fields = parameters.tag === TAG.sequence ? elementsOf(parameters) : undefined;
  return fields?.every(isPssField) ?? false;
}

function isPssField(field: Der): boolean {
  const [value] = elementsOf(field) ?? [];
  switch (field.tag) {
    case 0xa0:
      return readJavaAlgorithm(value) !== undefined;
    case 0xa1: {
      const mask = readJavaAlgorithm(value);
      const hash = readJavaAlgorithm(mask?.parameters);
      return mask?.oid === maskGeneration1 && hash !== undefined && maskHashes.test(hash.oid);
    }
    case 0xa2:
    case 0xa3:
      return smallIntegerOf(value) !== undefined;
    default:
      return false;
  }
}

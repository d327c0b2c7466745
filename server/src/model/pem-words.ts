/** Names for blocks and files, to be used inside a sentence: "this is …, and Orion needs …". */

import type { DerKind } from '../pki/content.ts';
import { visible } from '../pki/distinguished-name.ts';
import type { PrivateKeyFacts } from '../pki/key.ts';
import { readPrivateKey } from '../pki/key.ts';
import type { FileContent, PemBlock, PemFile } from '../pki/pem.ts';

const labelWords: ReadonlyMap<string, string> = new Map([
  ['CERTIFICATE', 'a certificate'],
  ['TRUSTED CERTIFICATE', 'a certificate in the form that only OpenSSL reads'],
  ['X509 CERTIFICATE', 'a certificate with an old label'],
  ['CERTIFICATE REQUEST', 'a certificate request, not yet a certificate'],
  ['NEW CERTIFICATE REQUEST', 'a certificate request, not yet a certificate'],
  ['X509 CRL', 'a revocation list'],
  ['PKCS7', 'a PKCS#7 bundle'],
  ['CMS', 'a PKCS#7 bundle'],
  ['PKCS12', 'a PKCS#12 key store'],
  ['PUBLIC KEY', 'a public key'],
  ['RSA PUBLIC KEY', 'a public key'],
  ['EC PARAMETERS', 'curve parameters without a key'],
  ['DH PARAMETERS', 'Diffie-Hellman parameters'],
]);

const contentWords: Readonly<Record<DerKind, string>> = {
  certificate: 'a certificate',
  'certificate-request': 'a certificate request, not yet a certificate',
  'certificate-list': 'a revocation list',
  pkcs8: 'a PKCS#8 private key',
  'encrypted-pkcs8': 'an encrypted private key',
  pkcs1: 'an RSA key in PKCS#1 form',
  sec1: 'an EC key in SEC1 form',
  'dsa-key': 'a DSA key',
  'public-key': 'a public key',
  'pkcs1-public-key': 'a public key',
  pkcs7: 'a PKCS#7 bundle',
  pkcs12: 'a PKCS#12 key store',
  'java-keystore': 'a Java key store',
};

/** Structures that exist in binary form only, so that "in DER form" would say nothing. */
const alwaysBinary: ReadonlySet<DerKind> = new Set(['pkcs12', 'java-keystore']);

/** What a block is, with the line that starts it: `an Ed25519 key (BEGIN PRIVATE KEY)`. */
export function describeBlock(block: PemBlock): string {
  const label = `BEGIN ${visible(block.label)}`;
  const key = readPrivateKey(block);
  if (key !== undefined) return `${keyWords(key)} (${label}${block.encrypted ? ', Proc-Type: 4,ENCRYPTED' : ''})`;
  return `${labelWords.get(block.label) ?? 'a block of another kind'} (${label})`;
}

/** What a file is as a whole. */
export function describeFile(file: PemFile): string {
  const [first] = file.blocks;
  if (first !== undefined) return describeBlock(first);
  return fileWords(file.content);
}

function fileWords(content: FileContent): string {
  switch (content) {
    case 'pem':
    case 'text':
      return 'text without a PEM block';
    case 'empty':
      return 'an empty file';
    case 'bare-base64':
      return 'base64 without its BEGIN and END lines';
    case 'utf-16':
      return 'text in UTF-16, which Orion does not read';
    case 'binary':
      return 'binary data of an unknown kind';
    default:
      return alwaysBinary.has(content) ? contentWords[content] : `${contentWords[content]} in binary (DER) form`;
  }
}

function keyWords({ format, algorithm }: PrivateKeyFacts): string {
  switch (format) {
    case 'pkcs1':
      return contentWords.pkcs1;
    case 'sec1':
      return contentWords.sec1;
    case 'dsa':
      return contentWords['dsa-key'];
    case 'encrypted-pkcs8':
    case 'encrypted-traditional':
      return contentWords['encrypted-pkcs8'];
    case 'openssh':
      return 'an OpenSSH key';
    case 'unknown':
      return 'a private key whose content is damaged';
    case 'pkcs8':
      return algorithm === undefined ? contentWords.pkcs8 : algorithmWords(algorithm);
  }
}

/** The article goes by sound: an RSA key, an Ed25519 key, a DSA key. */
function algorithmWords(algorithm: string): string {
  if (/^[0-9]/.test(algorithm)) return `a key of the unknown algorithm ${algorithm}`;
  return `${/^[DP]/.test(algorithm) ? 'a' : 'an'} ${algorithm} key`;
}

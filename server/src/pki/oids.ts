/** Object identifiers that certificates and keys use, and the names that people know them by. */

export const OID_COMMON_NAME = '2.5.4.3';
export const OID_RSA = '1.2.840.113549.1.1.1';
export const OID_RSA_PSS = '1.2.840.113549.1.1.10';
export const OID_EC = '1.2.840.10045.2.1';
export const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
export const OID_BASIC_CONSTRAINTS = '2.5.29.19';
export const OID_KEY_USAGE = '2.5.29.15';
export const OID_EXTENDED_KEY_USAGE = '2.5.29.37';
export const OID_SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

export const ATTRIBUTE_NAMES: ReadonlyMap<string, string> = new Map([
  [OID_COMMON_NAME, 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.42', 'GN'],
  ['2.5.4.46', 'dnQualifier'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

/** Public key algorithms, by the OID in SubjectPublicKeyInfo or PKCS#8. */
export const KEY_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  [OID_RSA, 'RSA'],
  [OID_RSA_PSS, 'RSA-PSS'],
  [OID_EC, 'EC'],
  ['1.2.840.10040.4.1', 'DSA'],
  ['1.2.840.10046.2.1', 'DH'],
  ['1.2.840.113549.1.3.1', 'DH'],
  ['1.3.101.110', 'X25519'],
  ['1.3.101.111', 'X448'],
  ['1.3.101.112', 'Ed25519'],
  ['1.3.101.113', 'Ed448'],
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

export const CURVES: ReadonlyMap<string, { readonly name: string; readonly bits: number }> = new Map([
  ['1.2.840.10045.3.1.1', { name: 'P-192', bits: 192 }],
  ['1.2.840.10045.3.1.7', { name: 'P-256', bits: 256 }],
  ['1.3.132.0.33', { name: 'P-224', bits: 224 }],
  ['1.3.132.0.34', { name: 'P-384', bits: 384 }],
  ['1.3.132.0.35', { name: 'P-521', bits: 521 }],
  ['1.3.132.0.10', { name: 'secp256k1', bits: 256 }],
  ['1.3.36.3.3.2.8.1.1.7', { name: 'brainpoolP256r1', bits: 256 }],
  ['1.3.36.3.3.2.8.1.1.11', { name: 'brainpoolP384r1', bits: 384 }],
  ['1.3.36.3.3.2.8.1.1.13', { name: 'brainpoolP512r1', bits: 512 }],
]);

/** Hash algorithms, as RSA-PSS parameters name them. */
export const HASHES: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.5', 'MD5'],
  ['1.3.14.3.2.26', 'SHA-1'],
  ['2.16.840.1.101.3.4.2.1', 'SHA-256'],
  ['2.16.840.1.101.3.4.2.2', 'SHA-384'],
  ['2.16.840.1.101.3.4.2.3', 'SHA-512'],
  ['2.16.840.1.101.3.4.2.4', 'SHA-224'],
]);

/** Signature algorithms: what people call them and the hash inside (none where the algorithm brings its own). */
export const SIGNATURES: ReadonlyMap<string, { readonly name: string; readonly hash?: string }> = new Map([
  ['1.2.840.113549.1.1.2', { name: 'MD2 with RSA', hash: 'MD2' }],
  ['1.2.840.113549.1.1.4', { name: 'MD5 with RSA', hash: 'MD5' }],
  ['1.2.840.113549.1.1.5', { name: 'SHA-1 with RSA', hash: 'SHA-1' }],
  ['1.3.14.3.2.29', { name: 'SHA-1 with RSA', hash: 'SHA-1' }],
  ['1.2.840.113549.1.1.14', { name: 'SHA-224 with RSA', hash: 'SHA-224' }],
  ['1.2.840.113549.1.1.11', { name: 'SHA-256 with RSA', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { name: 'SHA-384 with RSA', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { name: 'SHA-512 with RSA', hash: 'SHA-512' }],
  [OID_RSA_PSS, { name: 'RSA-PSS' }],
  ['1.2.840.10045.4.1', { name: 'ECDSA with SHA-1', hash: 'SHA-1' }],
  ['1.2.840.10045.4.3.1', { name: 'ECDSA with SHA-224', hash: 'SHA-224' }],
  ['1.2.840.10045.4.3.2', { name: 'ECDSA with SHA-256', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { name: 'ECDSA with SHA-384', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { name: 'ECDSA with SHA-512', hash: 'SHA-512' }],
  ['1.2.840.10040.4.3', { name: 'DSA with SHA-1', hash: 'SHA-1' }],
  ['2.16.840.1.101.3.4.3.1', { name: 'DSA with SHA-224', hash: 'SHA-224' }],
  ['2.16.840.1.101.3.4.3.2', { name: 'DSA with SHA-256', hash: 'SHA-256' }],
  ['1.3.101.112', { name: 'Ed25519' }],
  ['1.3.101.113', { name: 'Ed448' }],
]);

/** Extended key usages (RFC 5280 section 4.2.1.12), named as Java and OpenSSL name them. */
export const EXTENDED_KEY_USAGES: ReadonlyMap<string, string> = new Map([
  ['2.5.29.37.0', 'anyExtendedKeyUsage'],
  ['1.3.6.1.5.5.7.3.1', 'serverAuth'],
  ['1.3.6.1.5.5.7.3.2', 'clientAuth'],
  ['1.3.6.1.5.5.7.3.3', 'codeSigning'],
  ['1.3.6.1.5.5.7.3.4', 'emailProtection'],
  ['1.3.6.1.5.5.7.3.8', 'timeStamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSPSigning'],
]);

/** Key usages by bit, the first bit first (RFC 5280 section 4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

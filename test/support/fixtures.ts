/** Certificates and keys by name, made when a test first asks for them. Their dates belong to the fixed clock `testNow`. */

import 'reflect-metadata';
import { createPrivateKey, createPublicKey, type KeyObject, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** The clock of every test that names no other. */
export const testNow = '2026-01-01T00:00:00Z';

type KeyPair = webcrypto.CryptoKeyPair;

const ecP256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa2048 = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** Keys that several fixtures share: the same name is the same key. */
const keyAlgorithms = {
  node: ecP256,
  other: ecP256,
  authority: ecP256,
  rsa: rsa2048,
  'rsa-1024': { ...rsa2048, modulusLength: 1024 },
} as const;

export type KeyName = keyof typeof keyAlgorithms;

/** How a certificate is made. */
export interface CertificateRecipe {
  readonly key: KeyName;
  /** `CN=node.example:8080` where absent. */
  readonly subject?: string;
  /** Self-signed where absent. */
  readonly issuer?: 'authority';
  readonly from?: string;
  readonly to?: string;
  readonly hash?: 'SHA-1' | 'SHA-256';
  readonly names?: readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];
  readonly usages?: readonly ('serverAuth' | 'clientAuth')[];
  readonly authority?: boolean;
}

const authoritySubject = 'CN=Example Authority';
const usageIds = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;
const nodeNames = [{ type: 'dns', value: 'node.example' }] as const;

/** Makes a certificate of this recipe; the text of a PEM file. */
export async function makeCertificate(recipe: CertificateRecipe): Promise<string> {
  const own = await keyPair(recipe.key);
  const signer = recipe.issuer ? await keyPair(recipe.issuer) : own;
  const subject = recipe.subject ?? 'CN=node.example:8080';
  const extensions: Extension[] = [
    new BasicConstraintsExtension(recipe.authority ?? false, undefined, true),
    await SubjectKeyIdentifierExtension.create(own.publicKey),
    ...(recipe.issuer ? [await AuthorityKeyIdentifierExtension.create(signer.publicKey)] : []),
    ...(recipe.names ? [new SubjectAlternativeNameExtension([...recipe.names])] : []),
    ...(recipe.usages ? [new ExtendedKeyUsageExtension(recipe.usages.map((usage) => usageIds[usage]))] : []),
  ];
  const certificate = await X509CertificateGenerator.create({
    serialNumber: '0102030405',
    subject,
    issuer: recipe.issuer ? authoritySubject : subject,
    notBefore: new Date(recipe.from ?? '2025-06-01'),
    notAfter: new Date(recipe.to ?? '2027-06-01'),
    signingAlgorithm: { ...keyAlgorithms[recipe.issuer ?? recipe.key], hash: recipe.hash ?? 'SHA-256' },
    publicKey: own.publicKey,
    signingKey: recipe.hash ? await withHash(signer.privateKey, recipe.hash) : signer.privateKey,
    extensions,
  });
  return `${certificate.toString('pem')}\n`;
}

/** Web Crypto binds the hash to the key, and signs with that one whatever it is asked. */
async function withHash(key: webcrypto.CryptoKey, hash: string): Promise<webcrypto.CryptoKey> {
  const { subtle } = webcrypto;
  return subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', key), { name: key.algorithm.name, hash }, true, [
    'sign',
  ]);
}

const keys = new Map<KeyName, Promise<KeyPair>>();

function keyPair(name: KeyName): Promise<KeyPair> {
  const known = keys.get(name);
  if (known) return known;
  const made = webcrypto.subtle.generateKey(keyAlgorithms[name], true, ['sign', 'verify']);
  keys.set(name, made);
  return made;
}

async function privateKey(name: KeyName): Promise<KeyObject> {
  const { privateKey } = await keyPair(name);
  return createPrivateKey({
    key: Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)),
    format: 'der',
    type: 'pkcs8',
  });
}

/** The private key of this name in a form that tests ask for; the text of a PEM file. */
export async function keyText(
  name: KeyName,
  form: 'pkcs8' | 'pkcs1' | 'sec1' | 'encrypted' | 'public',
): Promise<string> {
  const key = await privateKey(name);
  if (form === 'public') return String(createPublicKey(key).export({ format: 'pem', type: 'spki' }));
  if (form !== 'encrypted') return String(key.export({ format: 'pem', type: form }));
  return String(key.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'secret' }));
}

async function requestText(): Promise<string> {
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=node.example:8080',
    keys: await keyPair('node'),
    signingAlgorithm: ecP256,
  });
  return `${request.toString('pem')}\n`;
}

export type FixtureName =
  | 'cert'
  | 'key'
  | 'pair'
  | 'other-cert'
  | 'other-key'
  | 'server-cert'
  | 'client-cert'
  | 'ca-cert'
  | 'issued-cert'
  | 'chain'
  | 'reversed-chain'
  | 'expired-cert'
  | 'expired-pair'
  | 'expiring-cert'
  | 'future-cert'
  | 'uppercase-cert'
  | 'blank-cert'
  | 'nameless-cert'
  | 'rsa-cert'
  | 'rsa-key'
  | 'rsa-key-pkcs1'
  | 'weak-cert'
  | 'weak-key'
  | 'sha1-cert'
  | 'sec1-key'
  | 'encrypted-key'
  | 'public-key'
  | 'request';

const recipes: Readonly<Record<FixtureName, () => Promise<string>>> = {
  /** For `node.example`, usable on every side, two years around the clock; its key is `key`. */
  cert: () => makeCertificate({ key: 'node', names: nodeNames }),
  key: () => keyText('node', 'pkcs8'),
  /** Certificate and key in one file. */
  pair: () => joined('cert', 'key'),
  'other-cert': () => makeCertificate({ key: 'other', subject: 'CN=other.example:8080' }),
  'other-key': () => keyText('other', 'pkcs8'),
  /** The two certificates of `node.example`, as they are generated here: each made for one side. */
  'server-cert': () => makeCertificate({ key: 'node', names: nodeNames, usages: ['serverAuth'] }),
  'client-cert': () => makeCertificate({ key: 'other', names: nodeNames, usages: ['clientAuth'] }),
  'ca-cert': () => makeCertificate({ key: 'authority', subject: authoritySubject, authority: true }),
  /** Same key as `cert`, issued by `ca-cert`. */
  'issued-cert': () => makeCertificate({ key: 'node', issuer: 'authority', names: nodeNames }),
  /** `issued-cert` and then `ca-cert`, the order that Orion takes. */
  chain: () => joined('issued-cert', 'ca-cert'),
  'reversed-chain': () => joined('ca-cert', 'issued-cert'),
  'expired-cert': () => makeCertificate({ key: 'node', names: nodeNames, from: '2024-01-01', to: '2025-12-20' }),
  'expired-pair': () => joined('expired-cert', 'key'),
  'expiring-cert': () => makeCertificate({ key: 'node', names: nodeNames, from: '2025-01-01', to: '2026-01-11' }),
  'future-cert': () => makeCertificate({ key: 'node', names: nodeNames, from: '2026-02-01', to: '2028-01-01' }),
  /** Client certificates under names that known-clients files cannot hold; the key is `key`. */
  'uppercase-cert': () => makeCertificate({ key: 'node', subject: 'CN=Node.example:8080' }),
  'blank-cert': () => makeCertificate({ key: 'node', subject: 'CN=my node' }),
  'nameless-cert': () => makeCertificate({ key: 'node', subject: 'O=Example' }),
  'rsa-cert': () => makeCertificate({ key: 'rsa', names: nodeNames }),
  'rsa-key': () => keyText('rsa', 'pkcs8'),
  'rsa-key-pkcs1': () => keyText('rsa', 'pkcs1'),
  'weak-cert': () => makeCertificate({ key: 'rsa-1024', names: nodeNames }),
  'weak-key': () => keyText('rsa-1024', 'pkcs8'),
  'sha1-cert': () => makeCertificate({ key: 'rsa', names: nodeNames, hash: 'SHA-1' }),
  'sec1-key': () => keyText('node', 'sec1'),
  'encrypted-key': () => keyText('node', 'encrypted'),
  'public-key': () => keyText('node', 'public'),
  request: requestText,
};

const made = new Map<FixtureName, Promise<string>>();

/** Whether a text is the name of a fixture. */
export function isFixtureName(text: string): text is FixtureName {
  return Object.hasOwn(recipes, text);
}

/** The text of a fixture, the same one every time. */
export function fixture(name: FixtureName): Promise<string> {
  const known = made.get(name);
  if (known) return known;
  const text = recipes[name]();
  made.set(name, text);
  return text;
}

async function joined(...names: readonly FixtureName[]): Promise<string> {
  return (await Promise.all(names.map(fixture))).join('');
}

/** Keys, certificates and containers made by openssl while the tests run; each is made once a process. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type KeyKind = 'rsa' | 'rsa-1024' | 'rsa-pss' | 'ec' | 'ec-p384' | 'secp256k1' | 'ed25519' | 'x25519' | 'dsa';

/** A certificate and the PKCS#8 key that belongs to it, both as PEM text. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateOptions {
  readonly key?: KeyKind;
  /** Another key of the same kind for each number; 0 where absent. */
  readonly keyNumber?: number;
  /** As openssl wants it: `/C=CH/CN=node1`. */
  readonly subject?: string;
  /** Extensions as in openssl's configuration: `subjectAltName=DNS:a.example`. */
  readonly extensions?: readonly string[];
  readonly days?: number;
  readonly issuer?: Pair;
  readonly digest?: 'sha256' | 'sha1' | 'md5' | 'sha384';
}

const memory = new Map<string, unknown>();
let ownFolder: string | undefined;

/** Runs openssl in a folder of its own and returns its standard output; throws with what it complained about. */
export function openssl(args: readonly string[], input: string | Uint8Array = ''): Buffer {
  const { error, status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder(), input });
  if (error) throw new Error(`openssl does not start (${error.message}); the tests need it to make certificates.`);
  if (status !== 0) throw new Error(`openssl ${args.join(' ')} failed: ${stderr.toString()}`);
  return stdout;
}

/** Writes a file for openssl to read and returns its path. */
export function temporaryFile(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

/** A private key as unencrypted PKCS#8 PEM, the same one for the same kind and number. */
export function privateKey(kind: KeyKind = 'rsa', number = 0): string {
  return once(`key ${kind} ${number}`, () => openssl(['genpkey', ...keyArguments(kind)]).toString());
}

/** A certificate with its key, self-signed unless an issuer is given; the same one for the same options. */
export function makeCertificate(options: CertificateOptions = {}): Pair {
  return once(`certificate ${JSON.stringify(options)}`, () => {
    const key = privateKey(options.key, options.keyNumber);
    const { subject = '/CN=node1.example:8080', days = 365, digest = 'sha256', extensions = [], issuer } = options;
    const configuration = `[req]\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\n[ext]\n${extensions.join('\n')}\n`;
    const signer = issuer
      ? ['-CA', temporaryFile('ca.pem', issuer.certificate), '-CAkey', temporaryFile('ca-key.pem', issuer.key)]
      : [];
    const certificate = openssl([
      ...['req', '-x509', '-new', '-utf8', '-config', temporaryFile('req.cnf', configuration)],
      ...['-key', temporaryFile('key.pem', key), '-subj', subject, '-multivalue-rdn', '-days', `${days}`],
      ...[`-${digest}`, ...signer],
    ]);
    return { certificate: certificate.toString(), key };
  });
}

/** Makes something once a process. */
export function once<T>(name: string, make: () => T): T {
  if (!memory.has(name)) memory.set(name, make());
  return memory.get(name) as T;
}

/** The content of the first PEM block. */
export function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
}

/** Bytes as a PEM block with lines of 64 characters. */
export function toPem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join('')}-----END ${label}-----\n`;
}

function folder(): string {
  if (ownFolder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'orion-tls-openssl-'));
    process.on('exit', () => rmSync(made, { recursive: true, force: true }));
    ownFolder = made;
  }
  return ownFolder;
}

function keyArguments(kind: KeyKind): readonly string[] {
  switch (kind) {
    case 'rsa':
      return ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
    case 'rsa-1024':
      return ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'];
    case 'rsa-pss':
      return ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'];
    case 'ec':
      return ecArguments('P-256');
    case 'ec-p384':
      return ecArguments('P-384');
    case 'secp256k1':
      return ecArguments('secp256k1');
    case 'ed25519':
      return ['-algorithm', 'ED25519'];
    case 'x25519':
      return ['-algorithm', 'X25519'];
    case 'dsa':
      return ['-paramfile', temporaryFile('dsa.pem', dsaParameters())];
  }
}

function ecArguments(curve: string): readonly string[] {
  return ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-pkeyopt', 'ec_param_enc:named_curve'];
}

/** Short, since larger ones take seconds to find. */
function dsaParameters(): string {
  return once('dsa parameters', () => {
    return openssl(['genpkey', '-genparam', '-algorithm', 'DSA', '-pkeyopt', 'dsa_paramgen_bits:1024']).toString();
  });
}

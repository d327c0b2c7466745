/**
 * Would Orion load this file? The verdict of Vert.x 3.7.1, Orion's TLS library, on certificate, key and chain files
 * (orion-reference section 7). Verdicts hold no key material and may be kept.
 */

import type { Certificate } from '../pki/certificate.ts';
import type { PrivateKeyFacts } from '../pki/key.ts';
import { belongsTo, readDerKeyFile, readPrivateKey } from '../pki/key.ts';
import type { FileContent, PemBlock, PemFile } from '../pki/pem.ts';
import { describeBlock, describeFile } from './pem-words.ts';
import type { LoadedCertificate } from './vertx-certificates.ts';
import { judgeChain, noCertificateText, readCertificateBlock } from './vertx-certificates.ts';
import { judgeKeyBlock, noKeyText } from './vertx-key.ts';
import type { Fault } from './vertx-pem.ts';
import { fault, scanPem } from './vertx-pem.ts';

export type { LoadedCertificate } from './vertx-certificates.ts';
export type { RefusalReason } from './vertx-pem.ts';

export interface Refusal extends Fault {
  /** What the block at fault, or the file, really is: `an EC key in SEC1 form (BEGIN EC PRIVATE KEY)`. */
  readonly found: string;
  /** The same for programs; `pem` where the content of the block is none that we know. */
  readonly holds: FileContent;
  /** False where there are no BEGIN and END lines at all. */
  readonly inPem: boolean;
}

export interface KeyRefusal extends Refusal {
  /** The facts of the key that is there, where there is one. */
  readonly key: PrivateKeyFacts | undefined;
  /** True where the key's own bytes, written anew as PKCS#8, would load: it is not encrypted, and RSA or EC. */
  readonly convertible: boolean;
}

export type CertificateVerdict =
  /** The first one is the endpoint's own; never empty. */
  { readonly ok: true; readonly chain: readonly [LoadedCertificate, ...LoadedCertificate[]] } | Refusal;

export type KeyVerdict = { readonly ok: true; readonly key: PrivateKeyFacts } | KeyRefusal;

export type PairVerdict =
  | {
      readonly ok: true;
      /**
       * False where the key is another one of the same kind: Orion starts, then every handshake fails. Undefined where
       * the key's public half could not be derived.
       */
      readonly matches: boolean | undefined;
    }
  | { readonly ok: false; readonly reason: 'key-algorithm-differs'; readonly text: string };

/** A file for `tls…cert`: at least one certificate, each followed by its issuer. */
export function loadCertificateFile(file: PemFile): CertificateVerdict {
  const verdict = loadChainFile(file);
  const problem = verdict.ok ? judgeChain(verdict.chain) : undefined;
  return problem === undefined ? verdict : refuse(file, problem);
}

/** A file in one of the chain lists: at least one certificate, in any order. */
export function loadChainFile(file: PemFile): CertificateVerdict {
  const scanned = scanPem(file, readCertificateBlock);
  if ('ok' in scanned) return refuse(file, scanned);
  const [first, ...rest] = scanned;
  if (first === undefined) return refuse(file, fault('no-certificate', noCertificateText, undefined));
  return { ok: true, chain: [first, ...rest] };
}

/** A file for `tls…key`: every block is judged, the first key is taken. */
export function loadKeyFile(file: PemFile): KeyVerdict {
  const scanned = scanPem(file, (block) => {
    const judged = judgeKeyBlock(block);
    return typeof judged === 'boolean' ? (judged ? [block.at.start] : []) : judged;
  });
  const isRefused = 'ok' in scanned;
  const start = isRefused ? undefined : scanned[0];
  if (start === undefined) {
    return refuseKey(file, isRefused ? scanned : fault('no-key', noKeyText, undefined));
  }
  const block = file.blocks.find((candidate) => candidate.start === start);
  return { ok: true, key: (block && readPrivateKey(block)) ?? unknownKey };
}

/** Certificate and key that each load alone. Java compares their kinds only (KeyStore.PrivateKeyEntry). */
export function judgePair(certificate: Certificate, key: PrivateKeyFacts): PairVerdict {
  const ofCertificate = certificate.publicKey?.algorithm;
  if (key.algorithm !== undefined && ofCertificate !== undefined && key.algorithm !== ofCertificate) {
    const text = 'private key algorithm does not match algorithm of public key in end entity certificate (at index 0)';
    return { ok: false, reason: 'key-algorithm-differs', text };
  }
  return { ok: true, matches: belongsTo(key, certificate.publicKey) };
}

/** A key so far down in a file of more than a hundred blocks that it was not read. */
const unknownKey: PrivateKeyFacts = {
  format: 'unknown',
  algorithm: undefined,
  bits: undefined,
  curve: undefined,
  exponent: undefined,
  spkiSha256: undefined,
  version: undefined,
};

function refuse(file: PemFile, problem: Fault): Refusal {
  const block = problem.at && file.blocks.find(({ start }) => start === problem.at?.start);
  return { ...problem, ...whatItIs(file, block) };
}

function whatItIs(file: PemFile, block: PemBlock | undefined): Pick<Refusal, 'found' | 'holds' | 'inPem'> {
  const found = block === undefined ? describeFile(file) : describeBlock(block);
  return { found, holds: (block ?? file.blocks[0])?.content ?? file.content, inPem: file.blockCount > 0 };
}

function refuseKey(file: PemFile, problem: Fault): KeyRefusal {
  const block = keyBlockAtFault(file, problem);
  const key = block === undefined ? readDerKeyFile(file) : readPrivateKey(block);
  const at = problem.at ?? (key && block);
  const span = at && { start: at.start, end: at.end, line: at.line, endLine: at.endLine };
  return { ...problem, ...whatItIs(file, block), at: span, key, convertible: key !== undefined && isConvertible(key) };
}

/** Where no block is at fault because none counts, the first private key in the file is the one that was meant. */
function keyBlockAtFault(file: PemFile, problem: Fault): PemBlock | undefined {
  if (problem.at !== undefined) return file.blocks.find(({ start }) => start === problem.at?.start);
  return file.blocks.find((block) => readPrivateKey(block) !== undefined) ?? file.blocks[0];
}

function isConvertible({ algorithm, curve, spkiSha256 }: PrivateKeyFacts): boolean {
  if (spkiSha256 === undefined) return false;
  return algorithm === 'RSA' || (algorithm === 'EC' && curve !== 'explicit');
}

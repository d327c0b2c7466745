/**
 * What a named file contains, by the kind of property that names it, and how large a file may be to be read at all. Only
 * verdicts and facts are kept, never the bytes: nothing here leads to a private key.
 */

import {
  type CertificateVerdict,
  type KeyVerdict,
  type LoadedCertificate,
  loadCertificateFile,
  loadChainFile,
  loadKeyFile,
} from '../model/loadable.ts';
import type { PropertyFormat } from '../model/properties.ts';
import { type Certificate, readCertificate } from '../pki/certificate.ts';
import { isPrivateKey } from '../pki/key.ts';
import { type PemBlock, type PemFile, readPem } from '../pki/pem.ts';
import { type KnownHostsContent, knownHostsLimit, readKnownHosts } from './known-hosts-content.ts';

/** The content of a file that was read. */
export type Content = CertificateContent | KeyContent | KnownHostsContent;

export interface CertificateContent {
  readonly kind: 'certificates';
  /** What Orion makes of the file; in a chain list the order does not matter. */
  readonly verdict: CertificateVerdict;
  /** Every certificate that can be read, in order, also where Orion refuses the file as a whole. */
  readonly certificates: readonly LoadedCertificate[];
  /** Beside the certificates, or instead of them, there is a private key. */
  readonly holdsKey: boolean;
}

/** The first certificate of a file, an endpoint's own; undefined where the content is another one or there is none. */
export function firstCertificate(content: Content | undefined): Certificate | undefined {
  return content?.kind === 'certificates' ? content.certificates[0]?.certificate : undefined;
}

export interface KeyContent {
  readonly kind: 'private-key';
  readonly verdict: KeyVerdict;
  /** Beside the key, or instead of it, there is a certificate. */
  readonly holdsCertificate: boolean;
}

/** The largest file with certificates or a key that is read: 1 MiB, hundreds of certificates. */
export const pemLimit = 1024 * 1024;

/** Largest size in bytes at which a file of this format is read; undefined where its content is of no interest. */
export function contentLimit(format: PropertyFormat): number | undefined {
  switch (format) {
    case 'certificate':
    case 'private-key':
    case 'trust-anchor':
      return pemLimit;
    case 'known-hosts':
      return knownHostsLimit;
    default:
      return undefined;
  }
}

/** Reads the bytes of a file as what its property takes it for. */
export function readContent(format: PropertyFormat, bytes: Uint8Array): Content | undefined {
  switch (format) {
    case 'certificate':
      return certificateContent(readPem(bytes), loadCertificateFile);
    case 'trust-anchor':
      return certificateContent(readPem(bytes), loadChainFile);
    case 'private-key':
      return keyContent(readPem(bytes));
    case 'known-hosts':
      return readKnownHosts(bytes);
    default:
      return undefined;
  }
}

function certificateContent(file: PemFile, load: (file: PemFile) => CertificateVerdict): CertificateContent {
  const verdict = load(file);
  return {
    kind: 'certificates',
    verdict,
    certificates: verdict.ok ? verdict.chain : certificatesIn(file),
    holdsKey: !isWhole(file, verdict) && file.blocks.some(isPrivateKey),
  };
}

function keyContent(file: PemFile): KeyContent {
  const verdict = loadKeyFile(file);
  const holdsCertificate =
    !isWhole(file, verdict) &&
    (file.blockCount > file.blocks.length || file.blocks.some(isCertificate) || isCertificate(file));
  return { kind: 'private-key', verdict, holdsCertificate };
}

/** One block, which Orion loads as what its property takes it for: nothing else can be in the file. */
function isWhole({ blockCount }: PemFile, { ok }: { readonly ok: boolean }): boolean {
  return ok && blockCount === 1;
}

function isCertificate({ content }: Pick<PemFile | PemBlock, 'content'>): boolean {
  return content === 'certificate';
}

/** For a file that Orion does not load: what is in it all the same, binary form included. */
function certificatesIn(file: PemFile): readonly LoadedCertificate[] {
  const inAnyOrder = loadChainFile(file);
  if (inAnyOrder.ok) return inAnyOrder.chain;
  if (isCertificate(file)) {
    return [{ certificate: readCertificate(file.bytes()), at: { start: 0, end: 0, line: 0, endLine: 0 } }];
  }
  return file.blocks.flatMap((block) => {
    const der = isCertificate(block) ? block.der() : undefined;
    const { start, end, line, endLine } = block;
    return der ? [{ certificate: readCertificate(der), at: { start, end, line, endLine } }] : [];
  });
}

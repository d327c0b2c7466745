/** A certificate of the workspace in a few fields, for our own requests. */

import { URI } from 'vscode-uri';
import { type KnownCertificate, nearestCopy } from '../../facts/network.ts';
import type { Certificate } from '../../pki/certificate.ts';
import type { CertificateSummary } from '../../protocol.ts';
import { plainText } from '../markdown.ts';

/** The same certificate by the copy that lies nearest to a document. */
export function asSeenFrom(known: KnownCertificate, document: { readonly uri: string }): KnownCertificate {
  return { ...known, path: nearestCopy(known, URI.parse(document.uri).fsPath) };
}

/** Texts are shortened and made visible: they are whatever somebody wrote into a certificate. */
export function summaryOf(
  { certificate, path }: { readonly certificate: Certificate; readonly path: string },
  now: Date,
): CertificateSummary {
  const { sha256, subject, notBefore, notAfter } = certificate;
  return {
    path,
    uri: URI.file(path).toString(),
    fingerprint: sha256,
    subject: plainText(subject?.text ?? 'a certificate without a readable subject', 200),
    notBefore: notBefore?.toISOString() ?? null,
    notAfter: notAfter?.toISOString() ?? null,
    expired: notAfter !== undefined && notAfter < now,
  };
}

/** Certificates and keys as Markdown: what a person wants to know, the fingerprint in both spellings, never key material. */

import { inDays, withThousands } from '../model/amounts.ts';
import type { Certificate } from '../pki/certificate.ts';
import { colonSeparated } from '../pki/fingerprint.ts';
import { isSelfSigned } from '../pki/issuing.ts';
import type { PrivateKeyFacts } from '../pki/key.ts';
import type { PublicKey } from '../pki/public-key.ts';
import { bullets, code, paragraphs } from './markdown.ts';

/** A certificate may have thousands of names. */
const mostNames = 10;

/** Everything about one certificate; what could not be read is left out or said so. */
export function certificateCard(certificate: Certificate, now: Date): string {
  const { subject, issuer, serial, signature, publicKey } = certificate;
  return paragraphs(
    `**Certificate**${certificate.readable ? `, ${role(certificate)}` : ': its structure is damaged, only the fingerprint is certain'}`,
    bullets([
      subject && `Subject: ${code(subject.text)}`,
      issuer && (isSelfSigned(certificate) ? 'Issuer: itself (self-signed)' : `Issuer: ${code(issuer.text)}`),
      certificate.readable ? namesLine(certificate) : undefined,
      validityLine(certificate, now),
      fingerprints(certificate.sha256),
      publicKey && `Key: ${keyWords(publicKey)}`,
      signature && `Signature: ${code(signature.name)}`,
      usageLine(certificate),
      serial === undefined ? undefined : `Serial: ${code(serial, 64)}`,
    ]),
  );
}

/** A further certificate of a file in one line. */
export function certificateLine(certificate: Certificate, now: Date): string {
  const name = certificate.subject ? code(certificate.subject.text, 120) : 'a certificate without a readable subject';
  const until = certificate.notAfter && `, ${deadline(certificate.notAfter, now)}`;
  return `${name}${until ?? ''}, SHA-256 ${code(`${certificate.sha256.slice(0, 16)}…`)}`;
}

/** What one may know of a private key: its form, its kind and its public half. */
export function keyPoints(key: PrivateKeyFacts): readonly (string | undefined)[] {
  const { algorithm, spkiSha256 } = key;
  const kind = algorithm === undefined ? undefined : `Kind: ${keyWords({ ...key, algorithm })}`;
  return [`Form: ${formWords[key.format]}`, kind, spkiSha256 && `SHA-256 of its public key: ${code(spkiSha256)}`];
}

const formWords: Readonly<Record<PrivateKeyFacts['format'], string>> = {
  pkcs8: 'PKCS#8, not encrypted',
  pkcs1: 'PKCS#1 (RSA), not encrypted',
  sec1: 'SEC1 (EC), not encrypted',
  dsa: 'DSA in the traditional form of OpenSSL',
  'encrypted-pkcs8': 'PKCS#8, encrypted',
  'encrypted-traditional': 'encrypted, in the traditional form of OpenSSL',
  openssh: 'OpenSSH',
  unknown: 'labelled as a private key, but the content is none',
};

function role(certificate: Certificate): string {
  if (certificate.isCa) return 'of an authority (CA)';
  return certificate.isCa === undefined ? 'not marked as an authority' : 'not an authority (leaf)';
}

function namesLine({ alternativeNames }: Certificate): string {
  if (alternativeNames === undefined || alternativeNames.length === 0) return 'Names: none besides the subject';
  const shown = alternativeNames.slice(0, mostNames).map(({ type, value }) => code(`${type}:${value}`, 100));
  const hidden = alternativeNames.length - shown.length;
  return `Names: ${shown.join(', ')}${hidden > 0 ? ` and ${withThousands(hidden)} more` : ''}`;
}

function validityLine({ notBefore, notAfter }: Certificate, now: Date): string | undefined {
  if (!notBefore || !notAfter) return 'Valid: the dates cannot be read';
  const span = `Valid: ${dateAndTime(notBefore)} to ${dateAndTime(notAfter)}`;
  if (now < notBefore) return `${span}, **not yet**: it starts in ${inDays(notBefore.getTime() - now.getTime())}`;
  const lifetime = notAfter.getTime() - notBefore.getTime();
  const share = lifetime > 0 ? Math.floor((100 * (notAfter.getTime() - now.getTime())) / lifetime) : 0;
  const left = now <= notAfter ? ` (${share} % of its lifetime)` : '';
  return `${span}, ${deadline(notAfter, now)}${left}`;
}

/** How long until the end, or since. */
export function deadline(notAfter: Date, now: Date): string {
  const left = notAfter.getTime() - now.getTime();
  return left >= 0 ? `${inDays(left)} left` : `**expired ${inDays(-left)} ago**`;
}

/** `2026-01-31 09:05 UTC`: the same everywhere, to be compared with logs and other machines. */
export function dateAndTime(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function keyWords({ algorithm, bits, curve, exponent }: Pick<PublicKey, 'algorithm' | 'bits' | 'curve' | 'exponent'>) {
  const size = curve ?? (bits === undefined ? undefined : `${bits} bits`);
  const words = [algorithm, size].filter((word) => word !== undefined).join(' ');
  return code(exponent === undefined || exponent === 65537 ? words : `${words}, exponent ${exponent}`);
}

function usageLine({ keyUsage, extendedKeyUsage }: Certificate): string | undefined {
  const usages = [...(keyUsage ?? []), ...(extendedKeyUsage ?? [])];
  return usages.length === 0 ? undefined : `Use: ${usages.map((usage) => code(usage, 60)).join(', ')}`;
}

/** First as Orion stores it, then as openssl prints it on a line of its own. A block of code would not be wrapped but cut off. */
function fingerprints(sha256: string): string {
  return `SHA-256: ${code(sha256)}  \n  ${code(colonSeparated(sha256))}`;
}

/**
 * A certificate as @peculiar/x509 words it, for people: slow to load, hence behind a dynamic import and never at start.
 */

import type { X509Certificate } from '@peculiar/x509';
import type { Certificate } from './certificate.ts';
import { visible } from './distinguished-name.ts';
import { OID_SUBJECT_ALTERNATIVE_NAME } from './oids.ts';

export interface ExtensionDescription {
  readonly oid: string;
  /** `Key Usages`, or the dotted OID. */
  readonly title: string;
  readonly critical: boolean;
  /** Empty where nothing readable is known about the content. */
  readonly text: string;
}

export interface CertificateDescription {
  readonly extensions: readonly ExtensionDescription[];
}

const MAX_TEXT = 500;

/**
 * Words for the extensions of a certificate; those that the library does not understand keep their OID. Never fails.
 */
export async function describeCertificate(certificate: Certificate): Promise<CertificateDescription> {
  await import('reflect-metadata'); // before the library, whose dependency injection needs it
  const { X509Certificate } = await import('@peculiar/x509');
  const parsed = orUndefined(() => new X509Certificate(Buffer.from(certificate.der())));
  return { extensions: certificate.present.map((extension) => describeExtension(extension, parsed)) };
}

function describeExtension(
  { oid, critical }: Certificate['present'][number],
  parsed: X509Certificate | undefined,
): ExtensionDescription {
  const nameless = { oid, title: oid, critical, text: '' };
  // The names are in the facts already, and there may be thousands of them.
  if (oid === OID_SUBJECT_ALTERNATIVE_NAME) return { ...nameless, title: 'Subject Alternative Name' };
  const written = orUndefined(() => parsed?.getExtension(oid)?.toString('text'));
  const [heading = '', ...lines] = written?.split('\n') ?? [];
  const title = heading.replace(/:.*$/, '');
  if (title === '' || title === oid) return nameless;
  const text = lines.map((line) => line.trim()).join(' ');
  return { oid, title, critical, text: visible(text).slice(0, MAX_TEXT) };
}

/** The library throws wherever a structure is not as it expects. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

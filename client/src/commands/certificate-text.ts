/** A certificate as a few lines of text, made to be compared with another one line by line. */

import type { CertificateSummary } from '../../../server/src/protocol.ts';
import { withColons } from '../preview/wording.ts';

/** The lines about a certificate of this workspace. */
export function certificateText({
  subject,
  fingerprint,
  notBefore,
  notAfter,
  expired,
  path,
}: CertificateSummary): string {
  return lines({
    Subject: subject,
    'Valid from': notBefore ?? 'not readable',
    'Valid until': `${notAfter ?? 'not readable'}${expired ? ' (expired)' : ''}`,
    File: path,
    'SHA-256': withColons(fingerprint),
    'As Orion stores it': fingerprint,
  });
}

/** The same lines about a certificate of which only the fingerprint is known. */
export function unknownCertificateText(fingerprint: string): string {
  const notHere = 'not known: this certificate is not in the workspace';
  return lines({
    Subject: notHere,
    'Valid from': notHere,
    'Valid until': notHere,
    File: notHere,
    'SHA-256': withColons(fingerprint),
    'As Orion stores it': fingerprint,
  });
}

function lines(facts: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(facts).map((name) => name.length)) + 2;
  return Object.entries(facts)
    .map(([name, value]) => `${`${name}:`.padEnd(width)}${value}\n`)
    .join('');
}

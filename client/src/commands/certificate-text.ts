/** A certificate as a short text, made to stand beside that of another one. */

import type { CertificateSummary } from '../../../server/src/protocol.ts';
import { withColons } from '../preview/wording.ts';

/** What stands above both sides of a comparison; long enough that a question over the editor does not cover the facts. */
export function comparisonOpening(identifier: string): string {
  return [
    `The certificate of ${identifier}`,
    '',
    'Replace the old one only if the operator confirms the new',
    'fingerprint over another channel, for example on the phone.',
    'A renewed certificate has another fingerprint. So has that',
    'of somebody who pretends to be this peer.',
    '',
    '',
  ].join('\n');
}

/** The lines about a certificate of this workspace; `name` is how people know its file. */
export function certificateText(certificate: CertificateSummary, name: string): string {
  const { subject, fingerprint, notBefore, notAfter, expired } = certificate;
  const from = notBefore?.slice(0, 10) ?? 'not readable';
  const until = notAfter?.slice(0, 10) ?? 'not readable';
  return facts(subject, `${from} until ${until}${expired ? ', expired' : ''}`, name, fingerprint);
}

/** The same lines about a certificate of which only the fingerprint is known. */
export function unknownCertificateText(fingerprint: string): string {
  return facts('not known', 'not known', 'not in this workspace', fingerprint);
}

function facts(subject: string, valid: string, file: string, fingerprint: string): string {
  const pairs = withColons(fingerprint).split(':');
  const half = pairs.length / 2;
  return [
    ...['Subject', `  ${subject}`, 'Valid', `  ${valid}`, 'File', `  ${file}`, 'SHA-256 fingerprint'],
    ...[pairs.slice(0, half), pairs.slice(half)].map((part) => `  ${part.join(':')}`),
    ...['As Orion stores it', `  ${fingerprint}`, ''],
  ].join('\n');
}

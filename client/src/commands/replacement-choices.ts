/** The words of the list in which a person says which known peers may have another certificate from now on. */

import type { CertificateSummary, PlannedPin } from '../../../server/src/protocol.ts';
import { plainLabel } from '../plain-message.ts';
import { expiryDay, shortFingerprint } from '../preview/wording.ts';

export interface ReplacementChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly pin: PlannedPin;
}

/** One choice for each peer that is pinned with another certificate. `nameOf` says how people know a file. */
export function replacementChoices(
  pins: readonly PlannedPin[],
  nameOf: (uri: string) => string,
): readonly ReplacementChoice[] {
  return pins.flatMap((pin) => {
    const { identifier, knownHosts, certificate, replaces } = pin;
    if (!replaces) return [];
    const { line, fingerprint } = replaces;
    const old = replaces.certificate ? described(replaces.certificate) : 'a certificate from elsewhere';
    // The list cuts off what is too long, so that the fingerprints come first.
    const change = `${shortFingerprint(fingerprint)} → ${shortFingerprint(certificate.fingerprint)}`;
    return {
      label: plainLabel(identifier),
      description: plainLabel(`in line ${line + 1} of ${nameOf(knownHosts)}`),
      detail: plainLabel(`${change} · now: ${described(certificate)} · before: ${old}`),
      pin,
    };
  });
}

function described(certificate: CertificateSummary): string {
  const day = expiryDay(certificate);
  return `${certificate.subject}, ${certificate.expired ? day : `until ${day}`}`;
}

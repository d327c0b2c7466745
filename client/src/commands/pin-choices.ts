/** What is asked about pinning, of people and once more of the server, what came of it, and why there is no place. */

import type { PinCandidate, PinPlan, PinPlanParams } from '../../../server/src/protocol.ts';
import { plainLabel } from '../plain-message.ts';
import { shortFingerprint } from '../preview/wording.ts';

/** Above every question about pinning. */
export const pinTitle = 'Pin Certificate';

export interface PinChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly candidate: PinCandidate;
}

/** The question above the list. */
export function placeQuestion({ shownBy }: Pick<PinPlan, 'shownBy'>): string {
  const question = 'Under which name, and in which file?';
  return shownBy === undefined
    ? question
    : `This is a ${shownBy === 'clients' ? 'client' : 'server'} certificate. ${question}`;
}

/** One choice for each candidate. `nameOf` says how people know a file. */
export function pinChoices(candidates: readonly PinCandidate[], nameOf: (uri: string) => string): PinChoice[] {
  return candidates.map((candidate) => ({
    label: plainLabel(candidate.identifier ?? 'host:port…'),
    description: plainLabel(`in ${nameOf(candidate.knownHosts)}${candidate.exists ? '' : ' (new file)'}`),
    detail: plainLabel(
      `${nameOf(candidate.config)} · ${candidate.property} · ${candidate.mode ?? 'unknown mode'} · ${effect(candidate)}`,
    ),
    candidate,
  }));
}

function effect({ impossible, pinned, idle, notShown, replaces, identifier, kind }: PinCandidate): string {
  if (impossible !== undefined) return `not possible: ${impossible}`;
  if (pinned) return 'pinned already';
  if (idle) return 'no effect: Orion does not read this file as the configuration stands';
  if (notShown !== undefined) return `no effect here: ${notShown}`;
  if (replaces) {
    const old = replaces.certificate?.subject ?? `the certificate ${shortFingerprint(replaces.fingerprint)}`;
    return `replaces ${old} in line ${replaces.line + 1}`;
  }
  if (identifier === null) return 'asks under which address the node dials this server';
  return kind === 'clients' ? 'lets this client in' : 'accepts this server';
}

/** That a candidate is pinned now, or was already, and whether that helps. */
export function pinnedText({ identifier, pinned, notShown, kind }: PinCandidate): string {
  const done = `${identifier ?? 'This certificate'} is pinned${pinned ? ' already' : ''}`;
  if (notShown === undefined) return `${done}.`;
  const side = kind === 'clients' ? 'client' : 'server';
  return `${done}, but ${notShown}. Pin the certificate that the node shows as a ${side}.`;
}

/** Where no place for a certificate was found, by the names that people know. */
export interface NoPlace {
  /** The only known-hosts file that was wanted. */
  readonly target?: string | undefined;
  /** The configuration that names the certificate as its own. */
  readonly owner?: string | undefined;
  /** The only configuration whose files were wanted. */
  readonly config?: string | undefined;
}

/** Why no file can take the certificate. */
export function noPlaceText({ target, owner, config }: NoPlace): string {
  if (target !== undefined) {
    return `No configuration of this workspace names ${target}, so nothing says who stands in it. Name it in a configuration first.`;
  }
  if (owner !== undefined) {
    return `This is a certificate of ${owner} itself: its peers pin it, not the node. Send their operators the lines.`;
  }
  const names = config === undefined ? 'No configuration of this workspace names a' : `${config} names no`;
  return `${names} known-hosts file in which this certificate could stand.`;
}

/**
 * Asks for this place alone, now that somebody knows under which address its node dials the server. Others may name the same
 * file, and what is left to do is theirs.
 */
export function samePlace(
  { certificate }: Pick<PinPlan, 'certificate'>,
  { knownHosts, config }: PinCandidate,
  identifier: string,
): PinPlanParams {
  return { certificate: certificate.uri, fingerprint: certificate.fingerprint, target: knownHosts, config, identifier };
}

export interface AddressChoice {
  readonly label: string;
  readonly detail: string;
  /** Absent where a person is to type it. */
  readonly address?: string;
}

/** The addresses that the node dials and nobody has pinned yet, and the way to another one. */
export function addressChoices(unpinned: readonly string[]): readonly AddressChoice[] {
  return [
    ...unpinned.map((address) => ({
      label: plainLabel(address),
      detail: 'In othernodes, and not pinned yet',
      address,
    })),
    { label: 'Another address…', detail: 'Such as that of a node of which this one hears from its peers' },
  ];
}

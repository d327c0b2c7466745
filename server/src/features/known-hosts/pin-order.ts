/** Which place for a certificate a person is offered first. */

import type { PinCandidate } from '../../protocol.ts';

export interface Place {
  readonly candidate: PinCandidate;
  /** The configuration dials a node whose host the certificate names. */
  readonly isPeer: boolean;
}

/** What speaks against a place, the weightiest first: each outweighs all that follow. */
const drawbacks: readonly ((place: Place) => boolean)[] = [
  ({ candidate }) => candidate.notShown !== undefined,
  ({ candidate }) => candidate.impossible !== undefined,
  ({ candidate }) => candidate.idle === true,
  ({ candidate }) => candidate.pinned,
  ({ candidate }) => candidate.identifier === null,
  ({ isPeer }) => !isPeer,
  ({ candidate }) => candidate.replaces !== undefined,
];

/** The likeliest first. */
export function likeliestFirst(places: readonly Place[]): readonly PinCandidate[] {
  const weightOf = (place: Place) => drawbacks.reduce((sum, speaks) => 2 * sum + Number(speaks(place)), 0);
  return places
    .map((place) => ({ ...place, weight: weightOf(place) }))
    .sort((left, right) => left.weight - right.weight)
    .map(({ candidate }) => candidate);
}

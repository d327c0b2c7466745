/** Which place for a certificate a person is offered first, and which not at all. */

import type { PinCandidate } from '../../protocol.ts';

export interface Place {
  readonly candidate: PinCandidate;
  /** The configuration dials a node whose host the certificate names. */
  readonly isPeer: boolean;
}

type Drawback = (place: Place) => boolean;

const isNotShown: Drawback = ({ candidate }) => candidate.notShown !== undefined;
const isImpossible: Drawback = ({ candidate }) => candidate.impossible !== undefined;
const isIdle: Drawback = ({ candidate }) => candidate.idle === true;

/** What speaks against a place, the weightiest first: each outweighs all that follow. */
const drawbacks: readonly Drawback[] = [
  isNotShown,
  isImpossible,
  isIdle,
  ({ candidate }) => candidate.pinned,
  ({ candidate }) => candidate.identifier === null,
  ({ isPeer }) => !isPeer,
  ({ candidate }) => candidate.replaces !== undefined,
];

/** The likeliest first. A file that Orion does not read is left out where one that it reads can take the certificate. */
export function likeliestFirst(places: readonly Place[]): readonly PinCandidate[] {
  const isAnyUseful = places.some((place) => ![isNotShown, isImpossible, isIdle].some((speaks) => speaks(place)));
  const weightOf = (place: Place) => drawbacks.reduce((sum, speaks) => 2 * sum + Number(speaks(place)), 0);
  return places
    .filter((place) => !(isAnyUseful && isIdle(place)))
    .map((place) => ({ ...place, weight: weightOf(place) }))
    .sort((left, right) => left.weight - right.weight)
    .map(({ candidate }) => candidate);
}

/** Refusals that requests of our own have in common. */

import type { Refused } from '../protocol.ts';

/** A refusal for a reason of its own. */
export function refuse(refused: Refused['refused'], message: string): Refused {
  return { refused, message };
}

/** What a request about a configuration answers about anything else. */
export const noConfiguration = refuse(
  'no-config',
  'This is not a configuration of Orion, so there is nothing to do here. Open the configuration of the node first.',
);

/** What a request answers that met a bug. */
export const failed = refuse(
  'bad-argument',
  'The request failed because of a mistake in this program; the log has more.',
);

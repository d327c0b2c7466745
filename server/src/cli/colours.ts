/** Colours of a terminal, and when to use them. */

import type { Environment, Output } from './machine.ts';

const codes = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;

export type Colour = keyof typeof codes;

/** Puts a text into a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** Colours on a terminal only, unless the person says otherwise: FORCE_COLOR first, then NO_COLOR, as Node does it. */
export function painter(output: Output, environment: Environment): Paint {
  return wantsColours(output, environment)
    ? (colour, text) => `\x1b[${codes[colour]}m${text}\x1b[0m`
    : (_, text) => text;
}

function wantsColours(output: Output, environment: Environment): boolean {
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  // https://no-color.org: an empty variable counts as absent.
  if (environment.NO_COLOR) return false;
  return output.isTerminal && environment.TERM !== 'dumb';
}

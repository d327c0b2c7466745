/** Sentences of several features about what stands in their way: the fact, what follows from it, and the remedy. */

import type { PropertyKey } from '../model/properties.ts';
import { tomlValue } from '../rules/edits.ts';

/** That a path repeats the folder of `workdir`, so that somebody who writes there writes beside the file that was meant. */
export function pastTheFile(
  key: PropertyKey,
  path: string,
  meant: string,
  consequence = 'Nothing was changed.',
): string {
  const written = tomlValue(meant);
  return `${key} leads to ${path}, because it repeats the folder of workdir, and ${written} is there already. ${consequence} Write ${key} = ${written}.`;
}

/** How messages and fixes write names and texts: shortened, listed, in the quotes that the author likes. */

import type { Value } from '../toml/tree.ts';
import { tomlValue } from './edits.ts';
import type { Edit } from './rule.ts';

/** A text that somebody else wrote, on one line and not too long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** "a, b or c". */
export function listed(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Replaces a value by a string; one in single quotes keeps them. */
export function replaceString({ start, end, quote }: Value, text: string): Edit {
  const keepsQuotes = quote === "'" && !/['\p{Cc}]/u.test(text);
  return { start, end, newText: keepsQuotes ? `'${text}'` : tomlValue(text) };
}

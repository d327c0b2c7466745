/** What happens when an entry that Orion ignores becomes one of its properties. */

import type { Config } from '../model/config.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import { readValue } from '../model/values.ts';
import type { Entry } from '../toml/tree.ts';
import { weakening } from './invalid-value.ts';

export interface KeyEffect {
  /** Orion takes the value under that key. */
  readonly valid: boolean;
  /** What is lost when the value takes effect. */
  readonly weakens?: string;
}

/** Judges the value of `entry` as that of the property `key`. */
export function keyEffect(config: Config, key: PropertyKey, entry: Entry): KeyEffect {
  const { value } = entry;
  const sound = value.closed && value.kind !== 'missing' && value.kind !== 'invalid' && !entry.broken;
  if (!sound) return { valid: false };
  const { texts, refusals } = readValue(config.toml.text, property(key), value);
  const valid = refusals.length === 0 && !texts.some((text) => text.templated);
  const weakens = valid ? weakening(property(key), (texts[0]?.text ?? '').toLowerCase()) : undefined;
  return { valid, ...(weakens !== undefined && { weakens }) };
}

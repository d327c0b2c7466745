/** Our table of properties in the form from which the harness builds Tuweni's schema. */

import { type Property, properties } from '../../server/src/model/properties.ts';
import { allowedChoices } from '../../server/src/model/values.ts';

/** One property as the harness takes it. */
interface SchemaRow {
  readonly key: string;
  readonly type: Property['type'] | 'unchecked';
  readonly check: 'choice' | 'url' | 'storage' | 'none';
  readonly choices?: readonly string[];
  /** From the first number up to, but not including, the second. */
  readonly range?: readonly [number, number];
  readonly default?: string | number;
}

/** Orion documents these without a type, so that a wrong one is noticed only when the value is used (Config.configSchema). */
const uncheckedKeys: readonly string[] = ['libsodiumpath', 'passwords'];

/** All properties. */
export function schemaRows(): readonly SchemaRow[] {
  return properties.map((row: Property): SchemaRow => {
    const choices = allowedChoices(row);
    return {
      key: row.key,
      type: uncheckedKeys.includes(row.key) ? 'unchecked' : row.type,
      check: checkOf(row),
      ...(choices.length > 0 && { choices }),
      ...(row.type === 'integer' && { range: row.format === 'verbosity' ? [0, 4] : [0, 65536] }),
      ...((typeof row.default === 'string' || typeof row.default === 'number') && { default: row.default }),
    };
  });
}

function checkOf({ format }: Property): SchemaRow['check'] {
  if (format === 'switch' || format === 'trust-mode') return 'choice';
  return format === 'url' || format === 'storage' ? format : 'none';
}

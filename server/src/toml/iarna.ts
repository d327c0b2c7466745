/** `@iarna/toml` 2.2.5, made safe for any text: the decoder of values and the second opinion on documents. */
import TomlParser from '@iarna/toml/lib/toml-parser.js';

/** A value as `@iarna/toml` makes it; tables have no prototype. Numbers beyond 2^53 are bigint. */
export type PlainValue = string | number | bigint | boolean | Date | readonly PlainValue[] | PlainTable;
export interface PlainTable {
  readonly [key: string]: PlainValue;
}

/** What `@iarna/toml` makes of a text; `at` is the offset of its objection, absent where it gives none. */
export type IarnaReading =
  | { readonly accepted: true; readonly table: PlainTable }
  | { readonly accepted: false; readonly at: number | undefined };

/**
 * Parses with keys that no member of Object.prototype can have. `@iarna/toml` looks keys up with `in`-like access: the
 * document `[hasOwnProperty]` with `call = 1` would otherwise break the whole process (both 2.2.5 and 3.0.0).
 */
class SafeParser extends TomlParser {
  override recordAssignKeyword(key: string): unknown {
    return super.recordAssignKeyword(PREFIX + key);
  }

  override parseTableMore(key: string): unknown {
    return super.parseTableMore(PREFIX + key);
  }

  override parseListMore(key: string): unknown {
    return super.parseListMore(PREFIX + key);
  }
}

const PREFIX = '.';

/** Parses a whole document; never throws on bad TOML. */
export function readWithIarna(text: string): IarnaReading {
  const parser = new SafeParser();
  try {
    parser.parse(text);
    return { accepted: true, table: copyTable(parser.finish()) };
  } catch (error) {
    return { accepted: false, at: offsetOf(error, text.length) };
  }
}

/** `pos` counts from 1 and may lie behind the end; the plain errors about dates have none. */
function offsetOf(error: unknown, length: number): number | undefined {
  if (!(error instanceof Error) || !('pos' in error) || typeof error.pos !== 'number') return undefined;
  return Math.min(Math.max(error.pos - 1, 0), length);
}

/** Copies with a list of work instead of recursion: dotted keys may nest deeper than the stack. */
function copyTable(root: unknown): PlainTable {
  const work: (() => void)[] = [];
  const copy = (value: unknown): PlainValue => {
    if (Array.isArray(value)) {
      const items: PlainValue[] = [];
      work.push(() => {
        for (const item of value) items.push(copy(item));
      });
      return items;
    }
    if (!isTable(value)) return value as PlainValue;
    const table: { [key: string]: PlainValue } = Object.create(null);
    work.push(() => {
      for (const [key, member] of Object.entries(value)) table[key.slice(PREFIX.length)] = copy(member);
    });
    return table;
  };
  const result = copy(root) as PlainTable;
  for (let next = work.pop(); next !== undefined; next = work.pop()) next();
  return result;
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** A value of another type than Orion wants. */

import type { PropertyType } from '../model/properties.ts';
import type { Setting } from '../model/statements.ts';
import { allowedChoices, type Refusal } from '../model/values.ts';
import { decode } from '../toml/decode.ts';
import type { Value, ValueKind } from '../toml/tree.ts';
import { tomlValue } from './edits.ts';
import type { Fix, Rule } from './rule.ts';
import { switchMeaning } from './switch-words.ts';

type TypeRefusal = Extract<Refusal, { kind: 'type' }>;

const wantedNames: Readonly<Record<PropertyType | 'item', string>> = {
  string: 'a string in quotes',
  integer: 'a whole number without quotes',
  list: 'a list of strings in brackets',
  item: 'a string in quotes',
};

const foundNames: Readonly<Record<ValueKind, string>> = {
  string: 'a string',
  integer: 'a number',
  float: 'a number with a decimal point',
  boolean: 'true or false without quotes',
  datetime: 'a date or time',
  array: 'a list',
  table: 'a table',
  invalid: 'no TOML value',
  missing: 'nothing',
};

export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  stage: 'shape',
  summary: 'A value is a string, number, list or table where Orion wants another of these, so Orion stops.',
  explanation:
    'Orion converts nothing: `nodeport = "8080"` is a string and no number, `othernodes = "http://…"` is no list, and `[tls]` is a table where a string is wanted. It stops with `Property at … requires …`; for `passwords` and `libsodiumpath` only when it reads them.',
  source: 'Tuweni 1.3.0: SchemaBuilder; Config.configSchema',
  example: { bad: 'nodeport = «"8080"»\n', good: 'nodeport = 8080\n' },
  *check({ config }) {
    for (const setting of config.occurrences) {
      // Made once for all items of a list, which may be as long as the file.
      let ofItems: readonly Fix[] | undefined;
      const fixesOfItems = () => {
        ofItems ??= quotedItems(config.text, setting);
        return ofItems;
      };
      for (const refusal of setting.refusals) {
        if (refusal.kind !== 'type') continue;
        const { key } = setting.property;
        const subject = refusal.wanted === 'item' ? `Every item of ${key}` : key;
        yield {
          at: refusal,
          message: `${subject} must be ${wantedNames[refusal.wanted]}, but this is ${foundNames[refusal.found]}, so Orion stops.`,
          fixes: () => (refusal.wanted === 'item' ? fixesOfItems() : conversions(config.text, setting, refusal)),
        };
      }
    }
    for (const stray of config.strays) {
      if (stray.kind !== 'table-as-value') continue;
      const { key, type } = stray.property;
      yield {
        at: stray,
        message: `${key} must be ${wantedNames[type]}, but this makes it a table, so Orion stops. Write ${key} = … instead.`,
      };
    }
  },
};

/** Of a whole value, where the meaning of what is written is beyond doubt. */
function conversions(text: string, setting: Setting, { start, end, wanted, found }: TypeRefusal): Fix[] {
  const written = text.slice(start, end);
  const to = (newText: string): Fix[] => [
    { title: `Write ${newText}`, edits: [{ start, end, newText }], preferred: true },
  ];
  if (wanted === 'integer' && found === 'string') {
    const decoded = decode(text, setting.value);
    return typeof decoded === 'string' && /^(?:0|[1-9]\d{0,4})$/.test(decoded.trim()) ? to(decoded.trim()) : [];
  }
  if (wanted === 'list' && found === 'string') return to(`[${written}]`);
  if (wanted === 'string' && found === 'array') return onlyItem(text, setting.value).flatMap(to);
  if (wanted === 'list' || wanted === 'integer' || !isWord(found)) return [];
  const meant = setting.property.format === 'switch' ? switchMeaning(written) : undefined;
  if (meant !== undefined) return to(tomlValue(meant));
  return allowedChoices(setting.property).length > 0 ? [] : to(tomlValue(written));
}

function isWord(found: ValueKind): boolean {
  return found === 'boolean' || found === 'integer' || found === 'float';
}

/** All at once: with one of them in quotes the list would be mixed, which Orion's parser refuses. */
function quotedItems(text: string, { value: { items = [] } }: Setting): Fix[] {
  if (!items.every((item) => isWord(item.kind))) return [];
  const edits = items.map(({ start, end }) => ({ start, end, newText: tomlValue(text.slice(start, end)) }));
  return [{ title: 'Put every item in quotes', edits, preferred: true }];
}

function onlyItem(text: string, { items = [] }: Value): string[] {
  const [item] = items;
  return items.length === 1 && item?.kind === 'string' ? [text.slice(item.start, item.end)] : [];
}

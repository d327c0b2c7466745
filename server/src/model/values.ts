/** What Orion's schema refuses about one written value; knows types, choices, URLs, ranges and storage engines. */

import { decode } from '../toml/decode.ts';
import { hasPlaceholder } from '../toml/template.ts';
import type { Span, Value, ValueKind } from '../toml/tree.ts';
import { endpoints } from './endpoints.ts';
import { equalsIgnoreCase, trim } from './java-text.ts';
import { type JavaUri, type JavaUrl, parseJavaUri, parseJavaUrl, parsePlainUrl } from './java-url.ts';
import type { Property, PropertyKey, PropertyType } from './properties.ts';
import { type StorageRefusal, storageRefusal } from './storage.ts';
import { trustModes, trustModesFor } from './trust-modes.ts';

/** Why Orion stops on a value. Each kind has one rule that words it. */
export type Refusal = Span &
  (
    | { readonly kind: 'type'; readonly wanted: PropertyType | 'item'; readonly found: ValueKind }
    | { readonly kind: 'choice'; readonly text: string; readonly allowed: readonly string[] }
    | { readonly kind: 'url'; readonly text: string; readonly objector: 'url' | 'uri' }
    | { readonly kind: 'range'; readonly value: bigint; readonly least: number; readonly most: number }
    | { readonly kind: 'storage'; readonly text: string; readonly why: StorageRefusal }
  );

/** A string of a list, or the one string of a property. */
export interface TextValue extends Span {
  /** The decoded text. */
  readonly text: string;
  readonly value: Value;
  /** Holds `{{ … }}`, `${…}` or `<PLACEHOLDER>`: nobody can judge it yet. */
  readonly templated: boolean;
  /** Properties of format `url` only: what `java.net.URL` makes of the text; absent where it throws. */
  readonly url?: JavaUrl;
  /** What `java.net.URI`, with which Orion dials, makes of it; absent where it throws. */
  readonly uri?: JavaUri;
}

/** A written value, decoded as far as Orion's schema takes it. */
export interface ReadValue {
  /** A string property's text, or a list's items that are strings. */
  readonly texts: readonly TextValue[];
  /** An integer property's number, where it fits 32 bits. */
  readonly number?: number;
  readonly refusals: readonly Refusal[];
}

/** Decodes a syntactically sound value of `property` and says what Orion refuses about it (SchemaBuilder, PropertyValidator). */
export function readValue(document: string, property: Property, value: Value): ReadValue {
  switch (property.type) {
    case 'integer':
      return readInteger(document, property, value);
    case 'string':
      return value.kind === 'string' ? readTexts(document, property, [value]) : wrongType(value, 'string');
    case 'list': {
      if (value.kind !== 'array') return wrongType(value, 'list');
      const items = value.items ?? [];
      const strings = items.filter((item) => item.kind === 'string');
      const others = items.filter((item) => item.kind !== 'string');
      const read = readTexts(document, property, strings);
      return { ...read, refusals: [...others.flatMap((item) => wrongType(item, 'item').refusals), ...read.refusals] };
    }
  }
}

function wrongType(value: Value, wanted: PropertyType | 'item'): ReadValue {
  return { texts: [], refusals: [{ kind: 'type', start: value.start, end: value.end, wanted, found: value.kind }] };
}

function readTexts(document: string, property: Property, values: readonly Value[]): ReadValue {
  const texts: TextValue[] = [];
  const refusals: Refusal[] = [];
  for (const value of values) {
    const text = decode(document, value);
    if (typeof text !== 'string') continue;
    const read = readText(property, value, text);
    texts.push(read);
    const refusal = read.templated ? undefined : refusalOf(property, read);
    if (refusal) refusals.push(refusal);
  }
  return { texts, refusals };
}

function readText(property: Property, value: Value, text: string): TextValue {
  const templated = hasPlaceholder(text);
  const read = { start: value.start, end: value.end, text, value, templated };
  // A spread takes five times as long, and there may be thousands.
  return property.format === 'url' && !templated ? Object.assign(read, readUrl(property.key, text)) : read;
}

/** Parsed once here, for the refusals and for everything that looks at hosts and ports afterwards. */
function readUrl(key: PropertyKey, text: string): Pick<TextValue, 'url' | 'uri'> {
  const plain = parsePlainUrl(text);
  if (plain) return plain;
  const url = parseJavaUrl(text);
  const uri = parseJavaUri(dialledText(key, text));
  return { ...(url && { url }), ...(uri && { uri }) };
}

function refusalOf(property: Property, { text, start, end, url, uri }: TextValue): Refusal | undefined {
  switch (property.format) {
    case 'switch':
    case 'trust-mode': {
      const allowed = allowedChoices(property);
      if (allowed.some((choice) => equalsIgnoreCase(choice, text))) return undefined;
      return { kind: 'choice', start, end, text, allowed };
    }
    case 'url': {
      if (!url) return { kind: 'url', start, end, text, objector: 'url' };
      // clienturl is checked and never dialled.
      const unusable = property.readBy !== 'none' && !uri;
      return unusable ? { kind: 'url', start, end, text, objector: 'uri' } : undefined;
    }
    case 'storage': {
      const why = storageRefusal(text);
      return why && { kind: 'storage', start, end, text, why };
    }
    default:
      return undefined;
  }
}

/** What java.net.URI gets to see of a URL: `nodeurl` goes through URL first, which drops surrounding blanks (Config.nodeUrl). */
export function dialledText(key: PropertyKey, text: string): string {
  return key === 'othernodes' ? text : trim(text).replace(/^url:/i, '');
}

/** The spellings that the schema takes for a switch or a trust mode, in Orion's order. */
export function allowedChoices(property: Property): readonly string[] {
  if (property.format === 'switch') return ['off', 'strict'];
  if (property.format !== 'trust-mode') return [];
  const endpoint = endpoints.find((candidate) => candidate.trust === property.key);
  return (endpoint ? trustModesFor(endpoint.role) : trustModes).map((mode) => mode.name);
}

function readInteger(document: string, property: Property, value: Value): ReadValue {
  const decoded = value.kind === 'integer' ? decode(document, value) : undefined;
  if (typeof decoded !== 'number' && typeof decoded !== 'bigint') return wrongType(value, 'integer');
  const most = property.format === 'verbosity' ? 3 : 65535;
  const number = BigInt(decoded);
  // The range check sees the low 32 bits (PropertyValidator.inRange), so a number far below zero can pass it. Reading
  // a port then throws all the same; verbosity is never read.
  const checked = property.readBy === 'none' ? BigInt.asIntN(32, number) : number;
  const refused = number > 0x7fffffffn || checked < 0n || checked > BigInt(most);
  if (!refused) return { texts: [], number: Number(number), refusals: [] };
  return {
    texts: [],
    refusals: [{ kind: 'range', start: value.start, end: value.end, value: number, least: 0, most }],
  };
}

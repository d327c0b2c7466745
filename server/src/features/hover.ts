/** Hover: asks what stands at the offset and has it explained. */

import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import { type Cursor, cursorAt } from '../model/cursor.ts';
import { endpoints } from '../model/endpoints.ts';
import type { Property } from '../model/properties.ts';
import { trustMode } from '../model/trust-modes.ts';
import { allowedChoices, type TextValue } from '../model/values.ts';
import type { Span } from '../toml/tree.ts';
import { type FeatureContext, rangeOf } from './context.ts';
import { describePath } from './hover-path.ts';
import { describePropertyNow } from './hover-property.ts';
import { describeStray } from './hover-stray.ts';
import { describeSwitch, describeTrustMode } from './hover-trust-mode.ts';
import { describeUrl } from './hover-url.ts';
import { code, paragraphs } from './markdown.ts';

/** Explains the key or value at an offset; undefined where there is nothing to say. */
export async function hover(context: FeatureContext, offset: number): Promise<Hover | undefined> {
  const found = await explain(context, offset);
  if (!found) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value: found.says }, range: rangeOf(context.document, found.at) };
}

interface Explanation {
  readonly at: Span;
  readonly says: string;
}

async function explain(context: FeatureContext, offset: number): Promise<Explanation | undefined> {
  const { config } = context;
  const cursor = cursorAt(config, offset);
  if (cursor.kind === 'in-table') return describeStray(config, offset);
  if (cursor.kind === 'key') {
    return cursor.property
      ? { at: cursor.part, says: describePropertyNow(cursor.property, context) }
      : describeStray(config, offset);
  }
  if (cursor.kind !== 'value') return undefined;
  if (!cursor.property) return describeStray(config, offset);
  const { value } = cursor;
  if (value.kind === 'missing') return undefined;
  return { at: value, says: await describeValue(cursor, cursor.property, context) };
}

async function describeValue(
  { setting, value }: Extract<Cursor, { kind: 'value' }>,
  property: Property,
  context: FeatureContext,
): Promise<string> {
  const text = setting?.texts.find((candidate) => candidate.value === value);
  const file = context.facts.list(property.key).find(({ at }) => at?.start === value.start);
  if (text && file) return describePath(file, context);
  return (text && describeText(property, text, context)) ?? describePropertyNow(property, context);
}

/** What a text means; undefined where the property says it all. */
function describeText(property: Property, text: TextValue, { config }: FeatureContext): string | undefined {
  if (property.format === 'url') return describeUrl(property, text, config);
  if (text.templated) return undefined;
  const word = text.text.toLowerCase();
  const choices = allowedChoices(property);
  if (choices.length > 0 && !choices.includes(word)) {
    const list = choices.map((choice) => code(choice)).join(', ');
    return paragraphs(`**${code(text.text)}**`, `Orion stops: ${code(property.key)} takes only ${list}.`);
  }
  const side = endpoints.find(({ trust, switch: key }) => trust === property.key || key === property.key);
  if (!side) return undefined;
  const mode = trustMode(word);
  if (mode) return describeTrustMode(mode, side, config);
  return describeSwitch(word === 'strict' ? 'strict' : 'off', side.switch, config);
}

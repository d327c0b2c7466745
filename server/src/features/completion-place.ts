/** Where exactly a value goes: which text it replaces, in which quotes, with which brackets and commas around it. */

import type { Config } from '../model/config.ts';
import type { Cursor } from '../model/cursor.ts';
import type { Quote, Span, Value } from '../toml/tree.ts';
import type { Template } from './snippets.ts';

export interface ValuePlace {
  readonly replace: Span;
  /** The quotes that are typed already; empty where there are none. */
  readonly typedQuote: Quote | '';
  /** The string's text between its opening quote and the cursor, as written. */
  readonly typed: string;
  /** The strings that the list around the place has besides it. */
  readonly siblings: readonly string[];
  /** Puts what the property needs around a value: quotes for a text, brackets where the list is still to be opened. */
  dress(content: Template, form: 'text' | 'number'): Template;
  /** Where a comma is missing behind the item before. */
  readonly commaAt?: number;
}

/** The place at a value; undefined where no single value of the property can stand there. */
export function valuePlace(
  config: Config,
  cursor: Extract<Cursor, { kind: 'value' }>,
  offset: number,
): ValuePlace | undefined {
  const { text } = config;
  const { property, list, value } = cursor;
  if (!property) return undefined;
  if (list && property.type !== 'list') return undefined;
  if (value.kind === 'table' || (value.kind === 'array' && value !== list)) return undefined;

  const replace = replacedBy(text, cursor.replace, value, offset);
  const written = text.slice(replace.start, replace.end);
  // An edit of a completion must stay on one line.
  if (written.includes('\n')) return undefined;
  const typedQuote = replace.start < replace.end ? ((/^(?:"""|'''|"|')/.exec(written)?.[0] ?? '') as Quote | '') : '';
  const around = list ? commas(config, list, replace) : undefined;
  const opening = property.type === 'list' && !list;
  const blank = around?.before || /[=,]/.test(text.charAt(replace.start - 1)) ? ' ' : '';
  return {
    replace,
    typedQuote,
    typed: typedText(text, replace, typedQuote, offset),
    siblings: (cursor.setting?.texts ?? []).filter((other) => other.value !== value).map((other) => other.text),
    ...(around?.commaAt !== undefined && { commaAt: around.commaAt }),
    dress(content, form) {
      const dressed = form === 'text' ? quoted(content, typedQuote) : content;
      return [
        (around?.before ?? '') + blank + (opening ? '[' : ''),
        ...dressed,
        (opening ? ']' : '') + (around?.after ?? ''),
      ];
    },
  };
}

/** The quotes of a one-line string that take the content as it is, the typed ones where they do. */
function quotesFor(content: string, typedQuote: Quote | ''): '"' | "'" {
  const preferred = typedQuote.startsWith("'") ? "'" : '"';
  if (preferred === '"') return /["\\]/.test(content) && !content.includes("'") ? "'" : '"';
  return content.includes("'") ? '"' : "'";
}

function quoted(content: Template, typedQuote: Quote | ''): Template {
  const whole = content
    .map((part) => (typeof part === 'string' ? part : 'default' in part ? part.default : ''))
    .join('');
  const quote = quotesFor(whole, typedQuote);
  const written = (part: string) => (quote === '"' ? part.replace(/["\\]/g, '\\$&') : part);
  return [quote, ...content.map((part) => (typeof part === 'string' ? written(part) : part)), quote];
}

/** A string without its closing quote takes in the rest of the line, of which only the word at the cursor is meant. */
function replacedBy(text: string, span: Span, value: Value, offset: number): Span {
  if (value.closed || value.kind !== 'string' || span.start === span.end) return span;
  const word = /^[^\s,#\]"']*/.exec(text.slice(offset, span.end))?.[0] ?? '';
  return { start: span.start, end: offset + word.length };
}

function typedText(text: string, replace: Span, quote: Quote | '', offset: number): string {
  const typed = text.slice(Math.min(replace.start + quote.length, offset), offset);
  // Behind the closing quote the string is over.
  return quote !== '' && typed.endsWith(quote) ? typed.slice(0, -quote.length) : typed;
}

/**
 * What the list needs around an item: a comma behind the one before, which is an edit of its own unless the two touch, and one
 * before the next, or the closing bracket.
 */
function commas(config: Config, list: Value, replace: Span): { commaAt?: number; before: string; after: string } {
  const items = list.items ?? [];
  const before = items.findLast((item) => item.end <= replace.start);
  const next = items.find((item) => item.start >= replace.end);
  const isLacking = before !== undefined && !hasComma(config, before.end, replace.start);
  const isFollowed = next !== undefined && !hasComma(config, replace.end, next.start);
  const after = isFollowed ? ',' : next === undefined && isLeftOpen(config.text, list, replace) ? ']' : '';
  if (isLacking && before.end === replace.start) return { before: ',', after };
  return { ...(isLacking && { commaAt: before.end }), before: '', after };
}

/** A list on one line, of which nothing more is written; one over several lines is still being typed. */
function isLeftOpen(text: string, list: Value, { end }: Span): boolean {
  if (list.closed || text.slice(list.start, end).includes('\n')) return false;
  const [rest = ''] = text.slice(end).split('\n', 1);
  return /^\s*(?:#.*)?$/.test(rest);
}

function hasComma(config: Config, start: number, end: number): boolean {
  const inComment = (offset: number) => config.toml.comments.some((span) => span.start <= offset && offset < span.end);
  for (let offset = start; offset < end; offset += 1) {
    if (config.text[offset] === ',' && !inComment(offset)) return true;
  }
  return false;
}

/** Keys and tables that Orion never sees, and what was probably meant. */

import type { Config } from '../model/config.ts';
import { likelyMeant } from '../model/nearest.ts';
import { properties, unrealKeys } from '../model/properties.ts';
import type { Stray } from '../model/statements.ts';
import type { Span } from '../toml/tree.ts';
import { code, paragraphs } from './markdown.ts';

/** Markdown and the text it speaks of. */
export interface StrayHover {
  readonly at: Span;
  readonly says: string;
}

/** The stray key or table at an offset. */
export function describeStray(config: Config, offset: number): StrayHover | undefined {
  for (const stray of config.strays) {
    const lost = stray.kind === 'in-table' ? stray.lost.find((part) => holds(part, offset)) : undefined;
    if (lost && stray.kind === 'in-table') {
      const where = stray.header ? 'below a table header' : 'inside a table';
      return {
        at: { start: lost.start, end: lost.end },
        says: paragraphs(
          `**${code(lost.name)}** ${where}`,
          `Orion reads it at the top level only, so this line has no effect. ${remedy(stray)}`,
        ),
      };
    }
    if (holds(stray, offset)) return { at: { start: stray.start, end: stray.end }, says: sentence(stray) };
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function sentence(stray: Stray): string {
  switch (stray.kind) {
    case 'unknown':
      return paragraphs(`**${code(stray.name)}**`, unknown(stray.name, stray.what));
    case 'miscased':
      return paragraphs(
        `**${code(stray.name)}**`,
        `Orion's keys are lower-case, so it ignores this line without a word. Write ${code(stray.property.key)}.`,
        stray.property.summary,
      );
    case 'in-table': {
      const keys = stray.lost.slice(0, 5).map(({ name }) => code(name));
      const more = stray.lost.length - keys.length;
      return `Orion has no tables: it never sees ${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''} in here. ${remedy(stray)}`;
    }
    case 'table-as-value':
      return `Orion stops: ${code(stray.property.key)} is no table for it. Write ${code(`${stray.property.key} = …`)}.`;
  }
}

function remedy({ header }: Extract<Stray, { kind: 'in-table' }>): string {
  return header
    ? 'Remove the header, or move its lines above it.'
    : 'Write the key on a line of its own, without a dot.';
}

function unknown(name: string, what: 'key' | 'table'): string {
  const unreal = unrealKeys.get(name);
  const meant =
    unreal?.real ??
    (what === 'key'
      ? likelyMeant(
          name,
          properties.map(({ key }) => key),
        )
      : undefined);
  return [
    `Orion has no such ${what} and ignores it without a word.`,
    unreal && `It comes from ${unreal.origin}.`,
    meant === undefined
      ? undefined
      : `${unreal ? 'The real key is' : 'Did you mean'} ${code(meant)}${unreal ? '.' : '?'}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

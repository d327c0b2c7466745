/** A key of Orion's inside a table, where Orion does not look. */

import type { Config } from '../model/config.ts';
import { findProperty } from '../model/properties.ts';
import type { Stray } from '../model/statements.ts';
import { lineBreakOf } from '../toml/line-break.ts';
import { countLeading, overlapFinder, spanAt } from '../toml/ordered.ts';
import type { Entry, Header, Span, Statement } from '../toml/tree.ts';
import { removeEntry } from './edits.ts';
import { keyEffect } from './key-effect.ts';
import type { Edit, Finding, Fix, Rule } from './rule.ts';
import { listed } from './wording.ts';

type TableStray = Extract<Stray, { kind: 'in-table' }>;

export const keyInTable: Rule = {
  code: 'key-in-table',
  severity: 'warning',
  stage: 'shape',
  summary: 'A key of Orion stands in a table, and Orion ignores it.',
  explanation:
    'Orion reads top-level keys only. A `[header]` puts every key below it, down to the next header, into that table; a dotted key such as `node.tls` and an inline table do the same. The defaults stay in force, TLS off among them. Write the keys above the first header.',
  source: 'Tuweni 1.3.0: Schema, TomlBackedConfiguration',
  example: { bad: '[«node»]\ntls = "strict"\n', good: 'tls = "strict"\n' },
  *check({ config }) {
    const tables = surroundingsOf(config);
    for (const stray of config.strays) if (stray.kind === 'in-table') yield findingOf(config, stray, tables);
  },
};

/** What is asked about each table, gathered once: there may be thousands. */
interface Surroundings {
  readonly firstHeader: Statement | undefined;
  /** Keys that are tables elsewhere, where Orion wants a value. */
  readonly asTables: ReadonlySet<string>;
  readonly isBroken: (span: Span) => boolean;
}

function surroundingsOf({ strays, toml }: Config): Surroundings {
  return {
    firstHeader: toml.statements.find((statement) => statement.type === 'header'),
    asTables: new Set(strays.flatMap((stray) => (stray.kind === 'table-as-value' ? [stray.property.key] : []))),
    isBroken: overlapFinder(toml.problems),
  };
}

function findingOf(config: Config, stray: TableStray, tables: Surroundings): Finding {
  const { lost, header } = stray;
  const names = [...new Set(lost.map(({ name }) => name))];
  const all = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : listed(names, 'and');
  const where = header ? 'in this table' : 'inside a table, which this makes';
  return {
    at: stray,
    message: `Orion reads top-level keys only, so ${all} ${where} ${names.length > 1 ? 'have' : 'has'} no effect. Write ${names.length > 1 ? 'them' : 'it'} above the first table.`,
    related: lost.map((part) => ({
      at: part,
      message: `${part.name} is ignored here`,
    })),
    fixes: () => (header ? moveToTop(config, stray, header, tables) : undot(config, stray)),
  };
}

/** `node.tls = …` becomes `tls = …`, where no other key would be met. */
function undot(config: Config, { lost, start, end }: TableStray): Fix[] {
  const [part] = lost;
  const key = part && findProperty(part.name)?.key;
  if (!part || !key || lost.length > 1 || part.end !== end || config.settings.has(key) || config.template) return [];
  const entry = spanAt(config.toml.statements, start);
  const moved = entry?.type === 'entry' ? [entry] : [];
  return [
    {
      title: `Write ${key} alone`,
      edits: [{ start, end, newText: key }],
      preferred: true,
      ...weakeningOf(config, moved),
    },
  ];
}

/** Possible where each lost key is a plain line of the table that is set nowhere else. */
function moveToTop(
  config: Config,
  { lost }: TableStray,
  header: Header,
  { firstHeader, asTables, isBroken }: Surroundings,
): Fix[] {
  const table = entriesOf(config.toml.statements, header);
  const moved = table.filter((entry) => entry.path.length === 1 && findProperty(entry.path[0]?.name ?? ''));
  const names = moved.map((entry) => entry.path[0]?.name ?? '');
  const isPlain =
    moved.length === lost.length &&
    new Set(names).size === names.length &&
    !names.some((name) => asTables.has(name) || isSet(config, name)) &&
    !moved.some(isBroken);
  if (config.template || !firstHeader || !isPlain) return [];
  const emptied = moved.length === table.length;
  const edits = emptied && header === firstHeader ? [removal(config, header)] : move(config, moved, firstHeader);
  const withHeader = emptied && header !== firstHeader ? [...edits, removal(config, header)] : edits;
  const title =
    names.length > 1 ? `Move ${names.length} keys above the first table` : `Move ${names[0]} above the first table`;
  return [{ title, edits: withHeader, preferred: true, ...weakeningOf(config, moved) }];
}

function isSet({ settings }: Config, name: string): boolean {
  const key = findProperty(name)?.key;
  return key !== undefined && settings.has(key);
}

/** What is lost when Orion gets to see the values, if anything is. */
function weakeningOf(config: Config, entries: readonly Entry[]): Pick<Fix, 'weakens'> {
  const reasons = entries.flatMap((entry) => {
    const key = findProperty(entry.path.at(-1)?.name ?? '')?.key;
    return (key && keyEffect(config, key, entry).weakens) ?? [];
  });
  return reasons.length > 0 ? { weakens: reasons.join(' ') } : {};
}

function entriesOf(statements: readonly Statement[], header: Header): Entry[] {
  const entries: Entry[] = [];
  for (let index = countLeading(statements, ({ start }) => start <= header.start); ; index += 1) {
    const statement = statements[index];
    if (!statement || statement.type === 'header') return entries;
    if (statement.type === 'entry') entries.push(statement);
  }
}

function removal(config: Config, statement: Statement): Edit {
  return removeEntry(config.text, statement);
}

function move(config: Config, moved: readonly Entry[], before: Statement): Edit[] {
  const start = removal(config, before).start;
  const lineBreak = lineBreakOf(config.text);
  const lines = moved.map((entry) => {
    const { start: lineStart, end } = removal(config, entry);
    return config.text.slice(lineStart, end).trim() + lineBreak;
  });
  return [{ start, end: start, newText: lines.join('') }, ...moved.map((entry) => removal(config, entry))];
}

/** Where `@iarna/toml`, a stricter reader of TOML, objects to a document that Orion's parser takes. */
import { isSurrogate } from './escapes.ts';
import { readWithIarna } from './iarna.ts';
import type { PortabilityNote, Span, Statement, TomlDocument, Value } from './tree.ts';

/** Beyond this a second parse costs more than its opinion is worth. */
const MOST_LINES = 20_000;
const SURROGATE_ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[\s\S])/g;

/**
 * At most one note, for `@iarna/toml` stops at its first objection; none for a document that Orion refuses, nor for
 * what `document.notes` already tells. Values that `@iarna/toml` is known to misjudge (zeros with an exponent, dates in
 * arrays, times before a line break, a lower-case t, special floats in arrays) are replaced by harmless ones beforehand.
 */
export function secondOpinion(document: TomlDocument): readonly PortabilityNote[] {
  if (document.problems.length > 0 || document.redefinitions.length > 0 || isTooLong(document.text)) return [];
  const reading = readWithIarna(withoutKnownMisjudgements(document));
  if (reading.accepted || reading.at === undefined) return [];
  const { start, end } = spanAt(document.statements, reading.at);
  return [
    {
      start,
      end,
      message:
        'Orion accepts this, other TOML tools may not: they take a table that was already defined for closed. Define all its keys in one place.',
    },
  ];
}

function isTooLong(text: string): boolean {
  let lines = 1;
  for (let feed = text.indexOf('\n'); feed >= 0 && lines <= MOST_LINES; feed = text.indexOf('\n', feed + 1)) lines++;
  return lines > MOST_LINES;
}

/** The key of the statement that ends at or before the objection: `@iarna/toml` objects at the end of a value. */
function spanAt(statements: readonly Statement[], offset: number): Span {
  const statement = statements.findLast(({ start }) => start <= offset);
  if (statement === undefined || statement.type === 'junk') return { start: offset, end: offset };
  const first = statement.path[0] ?? statement;
  return { start: first.start, end: statement.path.at(-1)?.end ?? first.end };
}

function withoutKnownMisjudgements({ text, statements }: TomlDocument): string {
  let result = '';
  let done = 0;
  for (const value of scalarsOf(statements)) {
    const replacement = harmlessTwin(text, value);
    if (replacement === undefined) continue;
    result += text.slice(done, value.start) + replacement;
    done = value.end;
  }
  return result + text.slice(done);
}

/** A value of the same length that `@iarna/toml` reads without fault; undefined where the value itself is one. */
function harmlessTwin(text: string, value: Value): string | undefined {
  const length = value.end - value.start;
  if (value.kind === 'float') return `1.${'0'.repeat(length - 2)}`;
  if (value.kind === 'datetime') return `'${' '.repeat(length - 2)}'`;
  if (value.kind !== 'string' || !hasSurrogateEscape(text.slice(value.start, value.end))) return undefined;
  return `'${' '.repeat(length - 2)}'`;
}

function hasSurrogateEscape(written: string): boolean {
  if (!written.startsWith('"')) return false;
  return [...written.matchAll(SURROGATE_ESCAPE)].some(([, short, long]) =>
    isSurrogate(Number.parseInt(short ?? long ?? '0', 16)),
  );
}

function scalarsOf(statements: readonly Statement[]): readonly Value[] {
  const scalars: Value[] = [];
  for (const statement of statements) {
    if (statement.type === 'entry') collectScalars(statement.value, scalars);
  }
  return scalars;
}

function collectScalars(value: Value, scalars: Value[]): void {
  for (const item of value.items ?? []) collectScalars(item, scalars);
  for (const entry of value.entries ?? []) collectScalars(entry.value, scalars);
  if (!value.items && !value.entries) scalars.push(value);
}

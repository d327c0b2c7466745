/** Where and how a suppression comment is written, so that `model/suppressions.ts` reads it back as meant. */

import type { Config } from '../model/config.ts';
import { readSuppressions, type Suppression } from '../model/suppressions.ts';
import type { Edit } from '../rules/rule.ts';
import { lineBreakOf } from '../toml/line-break.ts';
import type { Span, Value } from '../toml/tree.ts';

/** The edit that silences `code` for findings that start at `offset`; undefined where no comment can stand, as inside a long string. */
export function silenceLine(config: Config, code: string, offset: number): Edit | undefined {
  const { text } = config;
  const existing = suppressionsOf(config).find(
    ({ scope, lines }) => scope === 'line' && lines.some((line) => line.start <= offset && offset <= line.end),
  );
  if (existing) return appendCode(config, existing, code);
  const line = lineAt(text, offset);
  const comment = `# orion-ignore: ${code}`;
  const takesComment = !startsLongValue(config, line) && !config.toml.comments.some((span) => touches(line, span));
  if (takesComment && !insideString(config, line.end)) return insertAt(line.end, ` ${comment}`);
  if (insideString(config, line.start)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  return insertAt(line.start, `${indent}${comment}${lineBreakOf(text)}`);
}

/** The edit that silences `code` in the whole document. */
export function silenceFile(config: Config, code: string): Edit {
  const existing = suppressionsOf(config).find(({ scope }) => scope === 'file');
  if (existing) return appendCode(config, existing, code);
  const start = config.text.startsWith('\ufeff') ? 1 : 0;
  return insertAt(start, `# orion-ignore-file: ${code}${lineBreakOf(config.text)}`);
}

function suppressionsOf({ text, toml }: Config): readonly Suppression[] {
  return readSuppressions(text, toml.comments, toml.statements[0]?.start ?? text.length);
}

/** Behind the last code of the comment that `first` stands in. */
function appendCode(config: Config, first: Suppression, code: string): Edit {
  const comment = config.toml.comments.find((span) => span.start <= first.start && first.end <= span.end) ?? first;
  const codes = suppressionsOf(config).filter(({ start, end }) => comment.start <= start && end <= comment.end);
  return insertAt(codes.at(-1)?.end ?? first.end, `, ${code}`);
}

/** Behind the first line of a long value a comment would be easy to miss, and inside a string none can stand. */
function startsLongValue(config: Config, line: Span): boolean {
  return config.toml.statements.some(
    (statement) =>
      statement.type === 'entry' &&
      statement.start >= line.start &&
      statement.start <= line.end &&
      statement.end > line.end,
  );
}

function insideString(config: Config, offset: number): boolean {
  const within = (value: Value): boolean => {
    // Behind a string without its closing quotes one is still inside.
    if (offset <= value.start || offset > value.end || (offset === value.end && value.closed)) return false;
    if (value.kind === 'string') return true;
    return [...(value.items ?? []), ...(value.entries ?? []).map((entry) => entry.value)].some(within);
  };
  return config.toml.statements.some((statement) => statement.type === 'entry' && within(statement.value));
}

function touches(line: Span, comment: Span): boolean {
  return line.start <= comment.start && comment.start <= line.end;
}

/** The line without its break and without blanks at its end. */
function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = start + text.slice(start, newline < 0 ? text.length : newline).trimEnd().length;
  return { start, end: Math.max(end, start) };
}

function insertAt(offset: number, newText: string): Edit {
  return { start: offset, end: offset, newText };
}

/** Where and how a suppression comment is written, so that `model/suppressions.ts` reads it back as meant. */

import { type Config, readConfig } from '../model/config.ts';
import { readSuppressions, type Suppression } from '../model/suppressions.ts';
import type { Edit } from '../rules/rule.ts';
import { lineAt, lineBreakOf } from '../toml/line-break.ts';
import { spanAt } from '../toml/ordered.ts';
import type { Span } from '../toml/tree.ts';

/** The edit that silences `code` for findings that start at `offset`; undefined where no comment does, as inside a long string. */
export function silenceLine(config: Config, code: string, offset: number): Edit | undefined {
  const { text } = config;
  const existing = suppressionsOf(config).find(({ scope, lines }) => scope === 'line' && covers(lines, offset));
  if (existing) return appendCode(config, existing, code);
  const line = withoutBlanksAtEnd(text, lineAt(text, offset));
  const comment = `# orion-ignore: ${code}`;
  const indent = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  const takesComment = !startsLongValue(config, line) && !config.toml.comments.some((span) => touches(line, span));
  const atEnd = insertAt(line.end, ` ${comment}`);
  const above = insertAt(line.start, `${indent}${comment}${lineBreakOf(text)}`);
  const candidates = [...(takesComment ? [atEnd] : []), above];
  if (isPlain(config, line)) return candidates.find((edit) => !isInString(config, edit.start));
  return candidates.find((edit) => isSilenced(text, edit, code, offset));
}

/** In broken text, in templates and on lines without a statement only reading it all once more tells what a comment does. */
function isPlain({ template, text, toml }: Config, { start, end }: Span): boolean {
  const isSound = !template && toml.problems.length === 0;
  return isSound && /^[ \t]*[^\s#]/.test(text.slice(start, end)) && !spanAt(toml.comments, start);
}

function isInString({ toml }: Config, offset: number): boolean {
  const statement = spanAt(toml.statements, offset);
  let value = statement?.type === 'entry' ? statement.value : undefined;
  while (value?.items) value = spanAt(value.items, offset);
  if (value?.entries) return value.start < offset;
  return value?.kind === 'string' && value.start < offset;
}

function isSilenced(text: string, { start, newText }: Edit, code: string, offset: number): boolean {
  const after = readConfig(text.slice(0, start) + newText + text.slice(start));
  const moved = start <= offset ? offset + newText.length : offset;
  return suppressionsOf(after).some((found) => found.code === code && covers(found.lines, moved));
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

/** Behind the first line of a long value a comment would be easy to miss. */
function startsLongValue(config: Config, line: Span): boolean {
  return config.toml.statements.some(
    (statement) =>
      statement.type === 'entry' &&
      statement.start >= line.start &&
      statement.start <= line.end &&
      statement.end > line.end,
  );
}

function covers(lines: readonly Span[], offset: number): boolean {
  return lines.some(({ start, end }) => start <= offset && offset <= end);
}

function touches(line: Span, comment: Span): boolean {
  return line.start <= comment.start && comment.start <= line.end;
}

function withoutBlanksAtEnd(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function insertAt(offset: number, newText: string): Edit {
  return { start: offset, end: offset, newText };
}

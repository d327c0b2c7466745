/** Comments that silence findings: `# orion-ignore: code[, code] [reason]` and `# orion-ignore-file: code`. */

import { lineAt } from '../toml/line-break.ts';
import type { Span } from '../toml/tree.ts';

/** One code named in a suppression comment. The span is the code itself. */
export interface Suppression extends Span {
  readonly code: string;
  readonly scope: 'line' | 'file';
  /** For scope `line`: offsets of the lines whose findings it silences, the comment's own and the next. */
  readonly lines: readonly Span[];
}

const directive = /^#+\s*orion-ignore(-file)?:\s*/;
const codeList = /^[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*/;

/**
 * The suppressions in a document's comments. A comment at the end of a line speaks of that line; one on a line of its own
 * of the next line that is no comment. A file-wide one counts only before the first statement, at `firstStatement`.
 */
export function readSuppressions(
  text: string,
  comments: readonly Span[],
  firstStatement: number,
): readonly Suppression[] {
  const targets = targetFinder(text);
  // From the last to the first, since a comment above another one speaks of the same line.
  const found = [...comments].reverse().map((comment): readonly Suppression[] => {
    const body = text.slice(comment.start, comment.end);
    const match = directive.exec(body);
    if (!match) return [];
    const file = match[1] !== undefined;
    if (file && comment.start > firstStatement) return [];
    const listStart = comment.start + match[0].length;
    const list = codeList.exec(body.slice(match[0].length))?.[0] ?? '';
    const lines = file ? [] : [targets(comment)];
    return [...list.matchAll(/[a-z0-9-]+/g)].map((code): Suppression => {
      const start = listStart + code.index;
      return { start, end: start + code[0].length, code: code[0], scope: file ? 'file' : 'line', lines };
    });
  });
  return found.reverse().flat();
}

/** The code that is being written at an offset of a suppression comment, be it empty; undefined where none would be read. */
export function codePlace(text: string, comment: Span, offset: number, firstStatement: number): Span | undefined {
  const before = text.slice(comment.start, offset);
  const behind = directive.exec(before);
  if (behind?.[1] !== undefined && comment.start > firstStatement) return undefined;
  const typed = behind && /^(?:[a-z0-9-]+\s*,\s*)*([a-z0-9-]*)$/.exec(before.slice(behind[0].length))?.[1];
  if (typeof typed !== 'string') return undefined;
  const rest = /^[a-z0-9-]*/.exec(text.slice(offset, comment.end))?.[0] ?? '';
  return { start: offset - typed.length, end: offset + rest.length };
}

/** Finds the line that a comment speaks of; asked from the last comment to the first, it walks over no line twice. */
function targetFinder(text: string): (comment: Span) => Span {
  const known = new Map<number, Span>();
  return (comment) => {
    const own = lineAt(text, comment.start);
    if (firstOf(text, { start: own.start, end: comment.start }) !== '') return own;
    // In TOML a carriage return alone is a part of the comment.
    let next = lineAt(text, Math.min(Math.max(own.end, comment.end) + 1, text.length));
    let target = known.get(next.start);
    while (!target && next.end < text.length && ['', '#'].includes(firstOf(text, next))) {
      next = lineAt(text, next.end + 1);
      target = known.get(next.start);
    }
    const line = target ?? next;
    known.set(own.start, line);
    return line;
  };
}

/** The first character that is no blank; empty where there is none. A space that only Unicode knows is a character to Orion. */
function firstOf(text: string, { start, end }: Span): string {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 0x20) at += 1;
  return text.slice(at, Math.min(at + 1, end));
}

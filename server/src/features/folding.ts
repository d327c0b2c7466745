/** What can be folded: lists and strings over several lines, and runs of comments. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import type { Span, Value } from '../toml/tree.ts';

/** The folding ranges of a configuration in order of their first line; whole lines, the one with the closing bracket or quotes stays. */
export function foldingRanges(document: TextDocument, config: Config): FoldingRange[] {
  const values = config.toml.statements.flatMap((statement) =>
    statement.type === 'entry' ? longValues(document, statement.value) : [],
  );
  const alone = config.toml.comments.filter((comment) => standsAlone(config.text, comment));
  return [...values, ...commentRuns(document, alone)].sort((left, right) => left.startLine - right.startLine);
}

function longValues(document: TextDocument, value: Value): FoldingRange[] {
  const inner = [...(value.items ?? []), ...(value.entries ?? []).map((entry) => entry.value)];
  const own = value.closed ? lines(document, value) : undefined;
  const folds = own && own.endLine - 1 > own.startLine ? [{ ...own, endLine: own.endLine - 1 }] : [];
  return [...folds, ...inner.flatMap((item) => longValues(document, item))];
}

/** Two or more comments one below the other, of comments that each have a line of their own. */
export function commentRuns(document: TextDocument, comments: readonly Span[]): FoldingRange[] {
  const runs: { startLine: number; endLine: number }[] = [];
  for (const comment of comments) {
    const { line } = document.positionAt(comment.start);
    const last = runs.at(-1);
    if (last && last.endLine === line - 1) last.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return runs.filter((run) => run.endLine > run.startLine).map((run) => ({ ...run, kind: FoldingRangeKind.Comment }));
}

function standsAlone(text: string, comment: Span): boolean {
  return text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start).trim() === '';
}

function lines(document: TextDocument, span: Span): { startLine: number; endLine: number } {
  return { startLine: document.positionAt(span.start).line, endLine: document.positionAt(span.end).line };
}

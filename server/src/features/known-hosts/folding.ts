/** What can be folded in a known-hosts file: runs of comments. */

import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { KnownHostsContext } from './context.ts';

/** Two or more comment lines one below the other. */
export function knownHostsFolding({ document, hosts }: KnownHostsContext): FoldingRange[] {
  const runs: { startLine: number; endLine: number }[] = [];
  for (const comment of hosts.comments) {
    const { line } = document.positionAt(comment.start);
    const last = runs.at(-1);
    if (last && last.endLine === line - 1) last.endLine = line;
    else runs.push({ startLine: line, endLine: line });
  }
  return runs.filter((run) => run.endLine > run.startLine).map((run) => ({ ...run, kind: FoldingRangeKind.Comment }));
}

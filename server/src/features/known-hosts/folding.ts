/** What can be folded in a known-hosts file: runs of comments. */

import type { FoldingRange } from 'vscode-languageserver-types';
import { commentRuns } from '../folding.ts';
import type { KnownHostsContext } from './context.ts';

/** Two or more comment lines one below the other. */
export function knownHostsFolding({ document, hosts }: KnownHostsContext): FoldingRange[] {
  return commentRuns(document, hosts.comments);
}

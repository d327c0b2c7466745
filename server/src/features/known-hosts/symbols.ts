/** The outline of a known-hosts file: one symbol an entry. */

import { type DocumentSymbol, SymbolKind, SymbolTag } from 'vscode-languageserver-types';
import { identifierSpan } from '../../model/known-hosts-line.ts';
import { rangeOf } from '../context.ts';
import { plainText } from '../markdown.ts';
import type { KnownHostsContext } from './context.ts';
import { lineStatus } from './line-status.ts';

/** An outline of more would help nobody, and costs the editor more than the file. */
const mostSymbols = 5000;

/** The lines in order; a malformed one is there too, one without effect is struck through. */
export function knownHostsSymbols(context: KnownHostsContext): DocumentSymbol[] {
  const { document, hosts } = context;
  return hosts
    .lines()
    .slice(0, mostSymbols)
    .map((line): DocumentSymbol => {
      const at = identifierSpan(line);
      const { kind, words, certificate } = lineStatus(line, context);
      return {
        name: plainText(hosts.text.slice(at.start, at.end)) || '(empty)',
        detail: certificate && kind === 'in-use' ? plainText(certificate.certificate.subject?.text ?? '') : words,
        kind: line.type === 'entry' ? SymbolKind.Key : SymbolKind.Null,
        ...(kind === 'dead' && { tags: [SymbolTag.Deprecated] }),
        range: rangeOf(document, line),
        selectionRange: rangeOf(document, at),
      };
    });
}

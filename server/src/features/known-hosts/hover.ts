/** Hover on a line of a known-hosts file: whose certificate this is, who uses the line, and whether it can ever match. */

import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { KnownHostsLine } from '../../model/known-hosts-line.ts';
import type { RowKind } from '../../protocol.ts';
import { spanAt } from '../../toml/ordered.ts';
import { certificateCard } from '../certificate-card.ts';
import { rangeOf } from '../context.ts';
import { bullets, code, paragraphs } from '../markdown.ts';
import { asSeenFrom } from './certificate-summary.ts';
import type { KnownHostsContext } from './context.ts';
import { type LineStatus, lineStatus } from './line-status.ts';
import { meaningOf } from './uses.ts';

/** Explains the line at an offset; undefined on comments and between lines. */
export function knownHostsHover(context: KnownHostsContext, offset: number): Hover | undefined {
  const line = lineAt(context, offset);
  if (!line) return undefined;
  const status = lineStatus(line, context);
  const certificate = status.certificate && asSeenFrom(status.certificate, context.document);
  const value = paragraphs(
    verdict(line, status),
    certificate && `Certificate of ${code(certificate.path)}`,
    certificate && certificateCard(certificate.certificate, context.now),
    bullets(
      context.uses.map((use) => `${code(`${shortUri(use.config)}: ${use.endpoint.knownHosts}`)} ${meaningOf(use)}`),
    ),
  );
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(context.document, line) };
}

/** The line that holds an offset, its end included. */
export function lineAt({ hosts }: KnownHostsContext, offset: number): KnownHostsLine | undefined {
  return spanAt(hosts.lines(), offset) ?? (offset > 0 ? spanAt(hosts.lines(), offset - 1) : undefined);
}

const headings: Readonly<Record<RowKind, string>> = {
  'in-use': '**In use**',
  known: '**Known certificate**',
  'unknown-certificate': '**Unknown certificate**',
  dead: '**Without effect**',
  'never-matches': '**Never matches**',
  malformed: '**Orion cannot read this line**',
};

function verdict(line: KnownHostsLine, { kind, words, winner }: LineStatus): string {
  const heading = headings[kind];
  if (winner) return `${heading}: line ${winner.line + 1} has the same identifier, and the last one wins.`;
  if (kind === 'in-use' && line.type === 'entry') {
    return `${heading}: Orion accepts this certificate from ${code(line.name)}.`;
  }
  return `${heading}: ${code(words, 400)}`;
}

function shortUri(uri: string): string {
  return uri.startsWith('file:') ? URI.parse(uri).fsPath : uri;
}

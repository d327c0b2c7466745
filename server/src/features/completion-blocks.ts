/** Whole groups of lines for an empty line: what one wants to set up, in one go. */

import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import { type PropertyKey, property } from '../model/properties.ts';
import type { Offer } from './completion-item.ts';
import { lineOf } from './completion-lines.ts';
import { asPlainText, type Template } from './snippets.ts';

export interface Block {
  readonly label: string;
  readonly documentation: string;
  /** Keys in order; a text is the value without which the block is not what it says. */
  readonly lines: readonly (readonly [PropertyKey, string?])[];
}

export const mutualTls: Block = {
  label: 'Mutual TLS with a whitelist',
  documentation:
    'Nodes talk to each other over TLS, and only to those whose certificate stands in the known-hosts files. Certificates may be self-signed.',
  lines: [
    ['tls', 'strict'],
    ['tlsservercert'],
    ['tlsserverkey'],
    ['tlsservertrust', 'whitelist'],
    ['tlsknownclients'],
    ['tlsclientcert'],
    ['tlsclientkey'],
    ['tlsclienttrust', 'whitelist'],
    ['tlsknownservers'],
  ],
};

const privateAuthority: Block = {
  label: 'Mutual TLS with a private CA',
  documentation:
    'Nodes talk to each other over TLS, and only to those whose certificate your own authority issued. Server certificates must name the host that peers dial.',
  lines: [
    ['tls', 'strict'],
    ['tlsservercert'],
    ['tlsserverkey'],
    ['tlsserverchain'],
    ['tlsservertrust', 'ca'],
    ['tlsclientcert'],
    ['tlsclientkey'],
    ['tlsclientchain'],
    ['tlsclienttrust', 'ca'],
  ],
};

export const clientConnection: Block = {
  label: 'Client connection (Besu) over TLS',
  documentation:
    'Besu reaches the client API over TLS, and nobody else does: its certificate stands in the known-clients file.',
  lines: [
    ['clientconnectiontls', 'strict'],
    ['clientconnectiontlsservercert'],
    ['clientconnectiontlsserverkey'],
    ['clientconnectiontlsservertrust', 'whitelist'],
    ['clientconnectiontlsknownclients'],
  ],
};

export const minimalNode: Block = {
  label: 'Minimal node',
  documentation:
    'What every node needs: its address, its ports, its first peer and its payload keys. TLS is set up apart.',
  lines: [['nodeurl'], ['nodeport'], ['clientport'], ['othernodes'], ['publickeys'], ['privatekeys'], ['passwords']],
};

const blocks: readonly Block[] = [mutualTls, privateAuthority, clientConnection, minimalNode];

/**
 * The blocks that still fit: what is set already is left out, and a block that is contradicted, or of which one line at most
 * is missing, is not offered.
 */
export function blockOffers(config: Config, offset: number): readonly Offer[] {
  return blocks.flatMap((block, index): Offer[] => {
    const missing = block.lines.filter(([key]) => !config.settings.has(key));
    if (missing.length < 2 || block.lines.some((line) => contradicts(config, line))) return [];
    const text = joinLines(missing.map(([key, wanted]) => lineOf(property(key), config, wanted)));
    return [
      {
        label: block.label,
        kind: CompletionItemKind.Snippet,
        text,
        replace: { start: offset, end: offset },
        rank: `0${index}`,
        note: `${missing.length} lines`,
        documentation: `${block.documentation}\n\n\`\`\`toml\n${asPlainText(text)}\n\`\`\``,
      },
    ];
  });
}

function contradicts(config: Config, [key, wanted]: readonly [PropertyKey, string?]): boolean {
  return wanted !== undefined && config.settings.has(key) && config.string(key)?.value.toLowerCase() !== wanted;
}

function joinLines(lines: readonly Template[]): Template {
  return lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line]));
}

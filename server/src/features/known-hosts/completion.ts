/** Completion in a known-hosts file: identifiers that peers really have, and fingerprints by certificate. */

import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { KnownCertificate } from '../../facts/network.ts';
import { lineAt } from '../../toml/line-break.ts';
import { rangeOf } from '../context.ts';
import { plainText } from '../markdown.ts';
import type { KnownHostsContext } from './context.ts';

/** Nobody scrolls through more, and the editor filters what it has. */
const mostItems = 1000;

/** What fits at an offset: on the first word of a line identifiers, behind it fingerprints. Nothing in comments. */
export function knownHostsCompletion(context: KnownHostsContext, offset: number): CompletionItem[] {
  const { text } = context.hosts;
  const { start } = lineAt(text, offset);
  const before = text.slice(start, offset);
  const [, indent = '', identifier = '', gap = ''] = /^([ \t]*)(\S*)([ \t]*)/.exec(before) ?? [];
  if (identifier.startsWith('#') || before.length > indent.length + identifier.length + gap.length + 200) return [];
  const rest = /^\S*/.exec(text.slice(offset, offset + 400))?.[0].length ?? 0;
  if (gap === '') {
    return identifierItems(context, { start: start + indent.length, end: offset + rest });
  }
  const place = { start: start + indent.length + identifier.length + gap.length, end: offset + rest };
  return fingerprintItems(context, identifier.toLowerCase(), place);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function identifierItems({ document, hosts, kinds, uses, network }: KnownHostsContext, place: Place): CompletionItem[] {
  const names = new Map<string, string>();
  if (kinds.length === 0 || kinds.includes('servers')) {
    for (const { peers } of uses) for (const peer of peers) names.set(peer, 'from othernodes');
    for (const { addresses, path } of network.certificates) for (const each of addresses) names.set(each, path);
  }
  if (kinds.length === 0 || kinds.includes('clients')) {
    for (const { asClient, path } of network.certificates) {
      if (asClient.text !== undefined && asClient.problems.length === 0) names.set(asClient.text, path);
    }
  }
  return [...names].slice(0, mostItems).map(([name, source]) => ({
    label: plainText(name),
    kind: CompletionItemKind.Value,
    detail: plainText(source),
    // Those that have a line already come last.
    sortText: `${hosts.inEffect().has(name) ? '1' : '0'}${name}`,
    filterText: name,
    textEdit: { range: rangeOf(document, place), newText: name },
  }));
}

function fingerprintItems(context: KnownHostsContext, identifier: string, place: Place): CompletionItem[] {
  const { document, network, now } = context;
  return network.certificates.slice(0, mostItems).map((known) => {
    const { sha256, subject, notAfter } = known.certificate;
    const name = subject?.text ?? known.path;
    const expired = notAfter !== undefined && notAfter < now ? 'expired, ' : '';
    return {
      label: plainText(name),
      kind: CompletionItemKind.Constant,
      detail: plainText(`${expired}${known.path}`, 120),
      sortText: `${fits(known, identifier) ? '0' : '1'}${name}`,
      // What is typed there is hex, or the beginning of a name.
      filterText: `${sha256} ${name}`,
      textEdit: { range: rangeOf(document, place), newText: sha256 },
    };
  });
}

function fits({ asClient, addresses }: KnownCertificate, identifier: string): boolean {
  return asClient.text === identifier || addresses.includes(identifier);
}

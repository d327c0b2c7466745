/** The outline of a configuration: every entry under the endpoint or subject that it belongs to. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Config } from '../model/config.ts';
import { type EndpointId, endpoint } from '../model/endpoints.ts';
import type { Property, PropertyGroup } from '../model/properties.ts';
import type { Setting, Stray } from '../model/statements.ts';
import type { Span } from '../toml/tree.ts';
import { rangeOf } from './context.ts';
import { plainText } from './markdown.ts';

interface Group {
  readonly title: string;
  /** The endpoint whose state the group shows. */
  readonly endpoint?: EndpointId;
}

const nodeApi: Group = { title: 'Node API', endpoint: 'server' };
const clientApi: Group = { title: 'Client API', endpoint: 'client-connection' };
const notRead: Group = { title: 'Not read by Orion' };

const groups: Readonly<Record<PropertyGroup, Group>> = {
  node: nodeApi,
  server: nodeApi,
  client: { title: 'Outgoing connections', endpoint: 'client' },
  'client-api': clientApi,
  'client-connection': clientApi,
  general: { title: 'General' },
  enclave: { title: 'Payload keys' },
  storage: { title: 'Storage' },
};

/** An outline is no place to read a text of megabytes. */
const longestDetail = 200;

interface Item {
  readonly group: Group;
  readonly symbol: DocumentSymbol;
  readonly whole: Span;
}

/** The symbols of a configuration: one for each group in order of first appearance, its entries beneath. */
export function documentSymbols(document: TextDocument, config: Config): DocumentSymbol[] {
  const items = [
    ...config.occurrences.map((setting) => ofSetting(document, config, setting)),
    ...config.strays.map((stray) => ofStray(document, stray)),
  ].sort((left, right) => left.whole.start - right.whole.start);
  return [...new Set(items.map((item) => item.group))].map((group) =>
    ofGroup(
      document,
      config,
      group,
      items.filter((item) => item.group === group),
    ),
  );
}

function ofGroup(document: TextDocument, config: Config, group: Group, items: readonly Item[]): DocumentSymbol {
  // The items are in order. Not spread into Math.max, which takes only so many arguments.
  const start = items[0]?.whole.start ?? 0;
  const end = items.reduce((furthest, { whole }) => Math.max(furthest, whole.end), start);
  const state = group.endpoint && stateOf(config, group.endpoint);
  return {
    name: group.title,
    ...(state !== undefined && { detail: state }),
    kind: SymbolKind.Namespace,
    range: rangeOf(document, { start, end }),
    selectionRange: items[0]?.symbol.selectionRange ?? rangeOf(document, { start, end }),
    children: items.map((item) => item.symbol),
  };
}

/** `TLS off`, or `TLS strict, whitelist`; nothing where the switch says neither. */
function stateOf(config: Config, id: EndpointId): string | undefined {
  const side = config.endpoints.find((candidate) => candidate.endpoint === endpoint(id));
  if (!side || side.tls === 'unknown') return undefined;
  if (side.tls === 'off') return 'TLS off';
  return side.trust ? `TLS strict, ${side.trust.value.name}` : 'TLS strict';
}

function ofSetting(document: TextDocument, config: Config, setting: Setting): Item {
  const { property, entry, key } = setting;
  return {
    group: groups[property.group],
    whole: entry,
    symbol: {
      name: property.key,
      detail: plainText(writtenValue(config.text, setting), longestDetail),
      kind: kindOf(property),
      range: rangeOf(document, entry),
      selectionRange: rangeOf(document, key),
    },
  };
}

/** The decoded text, the number of items, or the value as written where it is neither. */
function writtenValue(text: string, { property, value, texts }: Setting): string {
  if (value.kind === 'array') {
    const count = value.items?.length ?? 0;
    return count === 1 && texts[0] ? texts[0].text : `${count} entries`;
  }
  const [only] = texts;
  if (only && property.type === 'string') return only.text;
  return text.slice(value.start, value.end).split('\n', 1)[0]?.trimEnd() ?? '';
}

function kindOf({ type, format }: Property): SymbolKind {
  if (format === 'switch') return SymbolKind.Boolean;
  if (type === 'list') return SymbolKind.Array;
  return type === 'integer' ? SymbolKind.Number : SymbolKind.String;
}

function ofStray(document: TextDocument, stray: Stray): Item {
  const entry = 'entry' in stray ? stray.entry : undefined;
  const header = 'header' in stray ? stray.header : undefined;
  const whole = entry ?? header ?? stray;
  const name = plainText(document.getText(rangeOf(document, stray)));
  return {
    group: notRead,
    whole,
    symbol: {
      name: name.trim() === '' ? '""' : name,
      kind: entry ? SymbolKind.Key : SymbolKind.Object,
      range: rangeOf(document, whole),
      selectionRange: rangeOf(document, stray),
    },
  };
}

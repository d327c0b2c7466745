/** The outline: groups, names, values. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { readConfig } from '../../server/src/model/config.ts';

function symbolsOf(text: string): { document: TextDocument; symbols: DocumentSymbol[] } {
  const document = TextDocument.create('file:///node/orion.conf', 'orion-config', 1, text);
  return { document, symbols: documentSymbols(document, readConfig(text)) };
}

/** `name: detail` of each symbol, children indented. */
function outline(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? '' : `: ${detail}`}`,
    ...outline(children ?? [], `${indent}  `),
  ]);
}

test('entries stand under their endpoint, in order of appearance', () => {
  const { symbols } = symbolsOf(`workdir = "/data"
tls = "strict"
tlsclienttrust = 'whitelist'
nodeport = 8080
clientconnectiontls = "off"
othernodes = ["http://a:1", "http://b:2"]
tlsserverchain = ["ca.pem"]
storage = "leveldb:routerdb"
privatekeys = []
`);
  assert.deepEqual(outline(symbols), [
    'General',
    '  workdir: /data',
    'Node API: TLS strict, tofu',
    '  tls: strict',
    '  nodeport: 8080',
    '  othernodes: 2 entries',
    '  tlsserverchain: ca.pem',
    'Outgoing connections: TLS strict, whitelist',
    '  tlsclienttrust: whitelist',
    'Client API: TLS off',
    '  clientconnectiontls: off',
    'Storage',
    '  storage: leveldb:routerdb',
    'Payload keys',
    '  privatekeys: 0 entries',
  ]);
});

test('what Orion does not read has a group of its own', () => {
  const { symbols } = symbolsOf('TLS = "strict"\ncolour = 1\n"" = 2\n[node]\ntls = "off"\n');
  assert.deepEqual(outline(symbols), ['Not read by Orion', '  TLS', '  colour', '  ""', '  node']);
});

test('half-typed entries show what there is', () => {
  const { symbols } = symbolsOf('tls =\nnodeport = "a\nworkdir = """\nx');
  assert.deepEqual(outline(symbols), ['Node API', '  tls: ', '  nodeport: "a', 'General', '  workdir: """']);
});

test('the selection of every symbol lies in its range, and the range in the document', () => {
  const text = 'tls = "strict"\r\ncolour = {a = 1}\r\n[x.tls]\r\nnodeport = [\r\n';
  const { document, symbols } = symbolsOf(text);
  const check = ({ name, range, selectionRange, children }: DocumentSymbol) => {
    assert.ok(name.trim() !== '');
    assert.ok(document.offsetAt(range.start) <= document.offsetAt(selectionRange.start), name);
    assert.ok(document.offsetAt(selectionRange.end) <= document.offsetAt(range.end), name);
    children?.forEach(check);
  };
  assert.ok(symbols.length > 0);
  symbols.forEach(check);
});

test('an empty document has no symbols', () => assert.deepEqual(symbolsOf('').symbols, []));

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOfDocument, languageOfName, looksLikeOrion, mayBeConfig } from '../../server/src/model/recognise.ts';

const languagesByName = {
  'orion.conf': 'orion-config',
  'ORION.conf': 'orion-config',
  'orion.toml': 'orion-config',
  'node1.orion.conf': 'orion-config',
  'node1.orion.toml': 'orion-config',
  'orion-node1.conf': 'orion-config',
  'orion_node1.conf': 'orion-config',
  'node1-orion.conf': 'orion-config',
  'orion.conf.j2': 'orion-config',
  'orion.conf.example': 'orion-config',
  'orion.conf.bak': undefined,
  'orion.json': undefined,
  'myorion.conf': undefined,
  'orion-node1.toml': undefined,
  '.orion.conf': 'orion-config',
  'tls-known-clients': 'orion-known-hosts',
  'tls-known-servers': 'orion-known-hosts',
  'client-connection-tls-known-clients': 'orion-known-hosts',
  known_hosts: undefined,
} as const;

for (const [name, language] of Object.entries(languagesByName)) {
  test(`the name ${name} says ${language ?? 'nothing'}`, () => assert.equal(languageOfName(name), language));
}

const texts: readonly { readonly text: string; readonly isOrion: boolean; readonly why: string }[] = [
  { text: 'tls = "off"\nworkdir="data"\n', isOrion: true, why: 'two keys' },
  {
    text: '# a comment\r\n"tls" = "off"\r\n\tworkdir = \r\n',
    isOrion: true,
    why: 'quoted keys, unfinished values, CRLF',
  },
  { text: 'tls = "off"\n', isOrion: false, why: 'one key' },
  { text: 'tls = "off"\ntls = "strict"\n', isOrion: false, why: 'one key twice' },
  { text: 'tls\nworkdir\n', isOrion: false, why: 'words without an equals sign' },
  { text: '[server]\ntls = "off"\nworkdir = "data"\n', isOrion: false, why: 'keys of a table' },
  { text: 'othernodes = [\n  "http://a:1"\n]\nnodeport = 1\n', isOrion: true, why: 'a list over several lines' },
  { text: '', isOrion: false, why: 'nothing' },
];

for (const { text, isOrion, why } of texts) {
  test(`a text with ${why} ${isOrion ? 'looks' : 'does not look'} like Orion's`, () =>
    assert.equal(looksLikeOrion(text), isOrion));
}

test('content decides about .conf and .toml files only', () => {
  assert.deepEqual(['a.conf', 'A.TOML', 'a.txt', 'conf'].map(mayBeConfig), [true, true, false, false]);
});

const documents: readonly (readonly [languageId: string, fileName: string, text: string, language?: string])[] = [
  ['orion-config', 'tls-known-servers', '', 'orion-config'],
  ['orion-known-hosts', 'orion.conf', '', 'orion-known-hosts'],
  ['properties', 'orion.conf', '', 'orion-config'],
  ['toml', 'orion.toml', '', 'orion-config'],
  ['toml', 'node', 'tls = "off"\nworkdir = "data"\n', 'orion-config'],
  ['properties', 'node.conf', 'tls = "off"\nworkdir = "data"\n', 'orion-config'],
  ['properties', 'node.properties', 'tls = "off"\nworkdir = "data"\n'],
  ['toml', 'node.toml', 'tls = "off"\n'],
];

for (const [languageId, fileName, text, language] of documents) {
  const has = text === '' ? '' : `, with ${text.split('\n').length - 1} keys,`;
  test(`${fileName} as ${languageId}${has} is ${language ?? 'not ours'}`, () =>
    assert.equal(languageOfDocument({ fileName, languageId, getText: () => text }, true), language));
}

test('where its content is not to decide, only the name and the language of a document do', () => {
  const text = 'tls = "off"\nworkdir = "data"\n';
  const languageWithout = (fileName: string) =>
    languageOfDocument({ fileName, languageId: 'toml', getText: () => text }, false);
  assert.deepEqual(['node.toml', 'orion.toml'].map(languageWithout), [undefined, 'orion-config']);
});

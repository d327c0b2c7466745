/** Renamed files and folders: what becomes of the configurations that name them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Move, renameEdits } from '../../server/src/features/rename-files.ts';
import { type FeatureSurroundings, makeContext } from '../support/make-context.ts';

/** The text after the edits. */
async function afterMoves(
  source: string,
  moves: readonly Move[],
  surroundings: FeatureSurroundings = {},
): Promise<string> {
  const edits = renameEdits(await makeContext(source, surroundings), moves);
  return [...edits]
    .sort((left, right) => right.start - left.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

const cases: readonly {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  /** The same as the source where absent. */
  readonly after?: string;
  readonly surroundings?: FeatureSurroundings;
}[] = [
  {
    name: 'a file beside the configuration, wherever it is named',
    from: '/node/a.pem',
    to: '/node/b.pem',
    source: 'tlsservercert = "a.pem" # a.pem\ntlsserverchain = ["x.pem", \'a.pem\']\nnodeurl = "a.pem"',
    after: 'tlsservercert = "b.pem" # a.pem\ntlsserverchain = ["x.pem", \'b.pem\']\nnodeurl = "a.pem"',
  },
  {
    name: 'into another folder and out of one',
    from: '/node/keys/a.pem',
    to: '/other/a.pem',
    source: 'tlsserverkey = "keys/a.pem"',
    after: 'tlsserverkey = "../other/a.pem"',
  },
  {
    name: 'the style ./ is kept',
    from: '/node/a.pem',
    to: '/node/keys/a.pem',
    source: 'tlsserverkey = "./a.pem"\npublickeys = ["./a.pem"]',
    after: 'tlsserverkey = "./keys/a.pem"\npublickeys = ["./keys/a.pem"]',
  },
  {
    name: 'an absolute path stays absolute',
    from: '/node/a.pem',
    to: '/node/b.pem',
    source: 'tlsserverkey = "/node/a.pem"\ntlsclientkey = "a.pem"',
    after: 'tlsserverkey = "/node/b.pem"\ntlsclientkey = "b.pem"',
  },
  {
    name: 'relative to workdir, not to the configuration',
    from: '/node/data/a.pem',
    to: '/node/data/sub/b.pem',
    source: 'workdir = "data"\ntlsserverkey = "a.pem"\nlibsodiumpath = "a.pem"',
    after: 'workdir = "data"\ntlsserverkey = "sub/b.pem"\nlibsodiumpath = "a.pem"',
  },
  {
    name: 'a folder',
    from: '/node/keys',
    to: '/node/tls keys',
    source: 'tlsserverkey = "keys/a.pem"\ntlsclientkey = "keystore.pem"\ntlsknownclients = "/node/keys/x"',
    after: 'tlsserverkey = "tls keys/a.pem"\ntlsclientkey = "keystore.pem"\ntlsknownclients = "/node/tls keys/x"',
  },
  {
    name: 'workdir itself takes its relative paths along',
    from: '/node/data',
    to: '/node/store',
    source: 'workdir = "data"\ntlsserverkey = "a.pem"\ntlsclientkey = "/node/data/b.pem"',
    after: 'workdir = "store"\ntlsserverkey = "a.pem"\ntlsclientkey = "/node/store/b.pem"',
  },
  {
    name: 'the folder of the configuration takes everything along',
    from: '/node',
    to: '/renamed',
    source: 'workdir = "data"\ntlsserverkey = "a.pem"\ntlsclientkey = "/node/b.pem"',
    after: 'workdir = "data"\ntlsserverkey = "a.pem"\ntlsclientkey = "/renamed/b.pem"',
  },
  {
    name: 'a mapped path, as Orion sees it',
    from: '/local/tls/a.pem',
    to: '/local/tls/b.pem',
    source: 'tlsserverkey = "/opt/orion/tls/a.pem"\nworkdir = "/opt/orion"\ntlsclientkey = "tls/a.pem"',
    after: 'tlsserverkey = "/opt/orion/tls/b.pem"\nworkdir = "/opt/orion"\ntlsclientkey = "tls/b.pem"',
    surroundings: { settings: { pathMappings: { '/opt/orion': '/local' } } },
  },
  {
    name: 'a mapped path out of its mapping: no text leads there',
    from: '/local/tls/a.pem',
    to: '/elsewhere/a.pem',
    source: 'tlsserverkey = "/opt/orion/tls/a.pem"',
    surroundings: { settings: { pathMappings: { '/opt/orion': '/local' } } },
  },
  {
    name: 'characters that the quotes do not hold',
    from: '/node/a.pem',
    to: '/node/it\'s "b"\\.pem',
    source: 'tlsserverkey = "a.pem"\ntlsserverchain = [\'a.pem\']',
    after: 'tlsserverkey = "it\'s \\"b\\"\\\\.pem"\ntlsserverchain = ["it\'s \\"b\\"\\\\.pem"]',
  },
  {
    name: 'a value written with escapes',
    from: '/node/aé.pem',
    to: '/node/b.pem',
    source: 'tlsserverkey = "a\\u00e9.pem"',
    after: 'tlsserverkey = "b.pem"',
  },
  {
    name: 'a placeholder, a name that only begins alike, and a default',
    from: '/node/a',
    to: '/node/b',
    source: 'tlsserverkey = "{{ a }}"\ntlsclientkey = "a.pem"\ntlsserverchain = ["ab/c.pem"]',
  },
  {
    name: 'a default has no text to change',
    from: '/node/tls-server-key.pem',
    to: '/node/b.pem',
    source: 'tls = "strict"',
  },
];

for (const { name, from, to, source, after, surroundings } of cases) {
  test(`rename: ${name}`, async () => {
    assert.equal(await afterMoves(source, [{ from, to }], surroundings), after ?? source);
  });
}

test('rename: several at once, the innermost first', async () => {
  const moves = [
    { from: '/node/keys', to: '/node/tls' },
    { from: '/node/keys/a.pem', to: '/node/a.pem' },
  ];
  const after = await afterMoves('tlsserverkey = "keys/a.pem"\ntlsclientkey = "keys/b.pem"', moves);
  assert.equal(after, 'tlsserverkey = "a.pem"\ntlsclientkey = "tls/b.pem"');
});

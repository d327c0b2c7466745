/** Generating in the client: the list of choices, names of certificates, and the text about what was made. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateChoices, nameProblem } from '../../../client/src/commands/generate-choices.ts';
import { detailsOf } from '../../../client/src/commands/generate-details.ts';
import { plainMessage } from '../../../client/src/plain-message.ts';
import type { GenerateResult, PairSummary } from '../../../server/src/protocol.ts';

type State = PairSummary['state'] | 'off';

function pairs(server: State, client: State, connection: State): PairSummary[] {
  const pair = (id: PairSummary['id'], state: State): PairSummary => ({
    id,
    title: `the ${id}`,
    used: state !== 'off',
    state: state === 'off' ? 'missing' : state,
    text: 'the key is missing, so Orion stops',
  });
  return [pair('server', server), pair('client', client), pair('client-connection', connection)];
}

const cases: readonly (readonly [name: string, pairs: readonly PairSummary[], choices: readonly string[]])[] = [
  [
    'several are missing: all of them first',
    pairs('missing', 'missing', 'off'),
    [
      'Generate all that is missing (server client)',
      'Generate: the server (server)',
      'Generate: the client (client)',
      'Generate with a private CA (server client) ca',
    ],
  ],
  [
    'one is missing, one is there',
    pairs('exists', 'missing', 'off'),
    [
      'Generate: the client (client)',
      'Generate with a private CA (client) ca',
      'Renew, keep the key: the server (server) keep-key',
      'Renew with a new key: the server (server) new-key',
    ],
  ],
  ['half a pair', pairs('off', 'off', 'incomplete'), ['Generate: the client-connection (client-connection)']],
  ['TLS off, or nothing that can be made', pairs('off', 'off', 'other'), []],
];

for (const [name, given, expected] of cases) {
  test(`generate choices: ${name}`, () => {
    const choices = generateChoices(given).map(({ label, endpoints, ca, renew }) =>
      [label, `(${endpoints.join(' ')})`, ca && 'ca', renew].filter(Boolean).join(' '),
    );
    assert.deepEqual(choices, expected);
  });
}

test('generate choices: why half a pair needs a new one', () => {
  const [choice] = generateChoices(pairs('incomplete', 'off', 'off'));
  assert.equal(choice?.detail, 'A new pair, since the key is missing, so Orion stops');
});

for (const name of ['node1.example:8080', '10.0.0.1:1', '[::1]:65535', ' a:1 ']) {
  test(`name of a certificate: ${name}`, () => assert.equal(nameProblem(name), undefined));
}

for (const [name, problem] of [
  ['Node1:8080', /lower case/],
  ['node1', /host:port/],
  ['node_1:8080', /letters, digits/],
  ['node1:65536', /65535/],
  ['', /host:port/],
  ['a b:1', /letters, digits/],
  ['node1:080', /from 1 to 65535/],
] as const) {
  test(`no name of a certificate: ${name}`, () => assert.match(nameProblem(name) ?? '', problem));
}

const result: GenerateResult = {
  written: [
    { path: '/w/k.pem', kind: 'private-key' },
    { path: '/w/c.pem', kind: 'certificate', sha256: 'ab12', backup: '/w/c.pem.1.old' },
  ],
  peers: [{ file: 'tlsknownservers', line: 'node1:8080 ab12', instruction: 'For your tlsknownservers' }],
  settings: [{ key: 'tlsserverchain', value: ['orion-ca-cert.pem'] }],
};

test('details: everything that one has to know', () => {
  assert.equal(
    detailsOf(result),
    `Written

  /w/k.pem (private key, readable by its owner alone)
  /w/c.pem (certificate)
      SHA-256 ab12
      the old file is kept as /w/c.pem.1.old

Lines for the operators of the peers

  For your tlsknownservers:
      node1:8080 ab12

Settings that this configuration needs

  tlsserverchain = ["orion-ca-cert.pem"]

Orion reads certificates and known hosts when it starts:
restart it, and the peers after their files have changed.
`,
  );
  const bare = detailsOf({ written: result.written, peers: [], settings: [] });
  assert.doesNotMatch(bare, /operators of the peers|Settings/);
});

test('messages: nothing of a file becomes a link', () => {
  assert.equal(plainMessage('[x](command:evil) [y](https://z)'), '[x] (command:evil) [y] (https://z)');
});

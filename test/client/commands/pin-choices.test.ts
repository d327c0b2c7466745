/** The list in which a person chooses where to pin, and the address that may be typed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressChoices,
  noPlaceText,
  pinChoices,
  pinnedText,
  placeQuestion,
  samePlace,
} from '../../../client/src/commands/pin-choices.ts';
import type { PinCandidate } from '../../../server/src/protocol.ts';
import { certificate } from '../preview/rows.ts';

const candidate: PinCandidate = {
  knownHosts: 'file:///node1/tls-known-servers',
  exists: true,
  config: 'file:///node1/orion.conf',
  property: 'tlsknownservers',
  endpoint: 'client',
  endpointTitle: 'outgoing connections',
  mode: 'whitelist',
  kind: 'servers',
  identifier: 'node2.example:8080',
  pinned: false,
};
const nameOf = (uri: string) => uri.replace('file:///', '');
const choiceOf = (changes: Partial<PinCandidate>) => pinChoices([{ ...candidate, ...changes }], nameOf)[0];

test('a choice names the identifier, the file, the configuration and the mode', () => {
  assert.deepEqual(choiceOf({}), {
    label: 'node2.example:8080',
    description: 'in node1/tls-known-servers',
    detail: 'node1/orion.conf · tlsknownservers · whitelist · accepts this server',
    candidate,
  });
});

const effects: readonly (readonly [Partial<PinCandidate>, string])[] = [
  [{ kind: 'clients' }, 'lets this client in'],
  [{ pinned: true }, 'pinned already'],
  [{ idle: true }, 'no effect: Orion does not read this file as the configuration stands'],
  [{ notShown: 'only servers show it' }, 'no effect here: only servers show it'],
  [{ impossible: 'The name has a blank.' }, 'not possible: The name has a blank.'],
  [{ identifier: null }, 'asks under which address the node dials this server'],
  [{ mode: null }, 'unknown mode'],
  [
    { replaces: { line: 2, fingerprint: 'cd'.repeat(32), certificate: null } },
    'replaces the certificate cdcdcdcd…cdcdcdcd in line 3',
  ],
  [
    { replaces: { line: 0, fingerprint: 'cd'.repeat(32), certificate: certificate() } },
    'replaces CN=node2.example in line 1',
  ],
];

for (const [changes, effect] of effects) {
  test(`a choice says that it ${effect}`, () => {
    assert.ok(choiceOf(changes)?.detail.includes(effect), choiceOf(changes)?.detail);
  });
}

test('the question says what kind of certificate it is about, where that is known', () => {
  assert.equal(placeQuestion({}), 'Under which name, and in which file?');
  assert.match(placeQuestion({ shownBy: 'servers' }), /^This is a server certificate\. Under which/);
});

test('a choice that asks for its identifier, and one that makes a new file, say so', () => {
  assert.equal(choiceOf({ identifier: null })?.label, 'host:port…');
  assert.match(choiceOf({ exists: false })?.description ?? '', /new file/);
});

test('what is pinned says so, and where nobody shows it on that side, which one to pin', () => {
  assert.equal(pinnedText(candidate), 'node2.example:8080 is pinned.');
  assert.equal(pinnedText({ ...candidate, pinned: true, identifier: null }), 'This certificate is pinned already.');
  assert.equal(
    pinnedText({ ...candidate, kind: 'clients', notShown: 'only servers show it' }),
    'node2.example:8080 is pinned, but only servers show it. Pin the certificate that the node shows as a client.',
  );
});

test('a certificate without a place is called that of its node where it is one', () => {
  const own = noPlaceText({ owner: 'node1/orion.conf', config: 'node1/orion.conf' });
  assert.match(own, /^This is a certificate of node1\/orion\.conf itself: its peers pin it/);
});

test('for a certificate without a place only what was asked about is blamed', () => {
  assert.match(noPlaceText({}), /^No configuration of this workspace names a known-hosts file in which/);
  assert.match(noPlaceText({ config: 'node1/orion.conf' }), /^node1\/orion\.conf names no known-hosts file in which/);
  assert.match(noPlaceText({ target: 'known' }), /^No configuration of this workspace names known, so/);
});

test('once its address is known, a server is pinned for the configuration that was chosen', () => {
  const { uri, fingerprint } = certificate();
  assert.deepEqual(samePlace({ certificate: certificate() }, { ...candidate, identifier: null }, 'node2:8080'), {
    certificate: uri,
    fingerprint,
    target: candidate.knownHosts,
    config: candidate.config,
    identifier: 'node2:8080',
  });
});

test('an address may be one that the node dials, or another one', () => {
  const choices = addressChoices(['gamma.example:8080']);
  assert.deepEqual(
    choices.map(({ label, address }) => [label, address]),
    [
      ['gamma.example:8080', 'gamma.example:8080'],
      ['Another address…', undefined],
    ],
  );
});

/** The list of peers to ask before a configuration switches to whitelist. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  hasPinnedPeers,
  isFulfilled,
  nothingToWriteText,
  pinsOnlyWords,
  unknownPeersText,
} from '../../../client/src/commands/whitelist-report.ts';
import type { CertificateSummary, PlannedPin, UnknownPeer, WhitelistPlan } from '../../../server/src/protocol.ts';

const plan: WhitelistPlan = {
  endpoints: [{ id: 'client', title: 'Outgoing connections', property: 'tlsclienttrust', from: 'tofu' }],
  missingPairs: [],
  pins: [],
  emptyFiles: ['file:///n/servers', 'file:///n/clients'],
  unknownPeers: [
    {
      endpoint: 'client',
      knownHosts: 'file:///n/servers',
      identifier: 'node2:8080',
      ask: 'Ask for its certificate.',
    },
    {
      endpoint: 'server',
      knownHosts: 'file:///n/clients',
      identifier: null,
      ask: 'Ask for the client certificates.',
    },
    {
      endpoint: 'client',
      knownHosts: 'file:///n/servers',
      identifier: 'node3:8080',
      ask: 'Ask as well.',
    },
  ],
};

test('peers are listed by the file in which they are missing', () => {
  const text = unknownPeersText(plan, 'file:///n/orion.conf', (uri) => uri.replace('file:///', ''));
  assert.match(text, /^# Before n\/orion\.conf can switch to whitelist\n/);
  assert.ok(
    text.endsWith(
      [
        '## For n/servers',
        '',
        '- [ ] Ask for its certificate.',
        '- [ ] Ask as well.',
        '',
        '## For n/clients',
        '',
        '- [ ] Ask for the client certificates.',
        '',
      ].join('\n'),
    ),
    text,
  );
});

const certificate: CertificateSummary = {
  path: '/n/node2.pem',
  uri: 'file:///n/node2.pem',
  subject: 'CN=node2',
  fingerprint: 'ab',
  notBefore: null,
  notAfter: '2027-01-01T00:00:00Z',
  expired: false,
};
const pin: PlannedPin = {
  endpoint: 'client',
  knownHosts: 'file:///n/servers',
  identifier: 'node2:8080',
  certificate,
  pinned: true,
};
const fresh: PlannedPin = { ...pin, pinned: false };
const kept: PlannedPin = { ...fresh, replaces: { line: 0, fingerprint: 'cd', certificate: null } };
const stranger: UnknownPeer = {
  endpoint: 'client',
  knownHosts: 'file:///n/servers',
  identifier: 'node3:8080',
  ask: '',
};
const switched: WhitelistPlan = { endpoints: [], missingPairs: [], pins: [], emptyFiles: [], unknownPeers: [] };

for (const { name, of, fulfilled } of [
  { name: 'with nobody to pin', of: switched, fulfilled: true },
  { name: 'with every peer pinned', of: { ...switched, pins: [pin] }, fulfilled: true },
  { name: 'with a pin that the person kept', of: { ...switched, pins: [kept] }, fulfilled: true },
  { name: 'with a certificate to pin', of: { ...switched, pins: [pin, fresh] }, fulfilled: false },
  {
    name: 'with an unknown peer alone',
    of: { ...switched, emptyFiles: [stranger.knownHosts], unknownPeers: [stranger] },
    fulfilled: false,
  },
  {
    name: 'with an unknown peer beside others, whichever file is empty elsewhere',
    of: { ...switched, pins: [pin], emptyFiles: ['file:///n/clients'], unknownPeers: [stranger] },
    fulfilled: true,
  },
  { name: 'in another mode', of: { ...plan, pins: [pin], unknownPeers: [] }, fulfilled: false },
]) {
  test(`the switch is ${fulfilled ? 'done' : 'not done'} ${name}`, () => assert.equal(isFulfilled(of), fulfilled));
}

test('peers are pinned once somebody stands in each file and nobody whom the workspace knows is left', () => {
  const clients = 'file:///n/clients';
  assert.equal(hasPinnedPeers({ pins: [pin], emptyFiles: [] }), true);
  assert.equal(hasPinnedPeers({ pins: [pin, kept], emptyFiles: [] }), true);
  assert.equal(hasPinnedPeers({ pins: [pin, fresh], emptyFiles: [] }), false);
  assert.equal(hasPinnedPeers({ pins: [pin], emptyFiles: [clients] }), false);
});

test('a configuration in mode whitelist is said to have nothing to do only where that is so', () => {
  const textOf = (of: WhitelistPlan) =>
    nothingToWriteText(of, 'file:///n/orion.conf', (uri) => uri.replace('file:///', ''));
  assert.equal(
    textOf({ ...switched, pins: [pin] }),
    'n/orion.conf is in mode whitelist already. Nothing is left to do.',
  );
  assert.match(textOf({ ...switched, pins: [kept] }), /pinned with another certificate stay/);
  assert.match(textOf({ ...switched, unknownPeers: [stranger] }), /Some peers are not known here/);
  assert.match(
    textOf({ ...switched, emptyFiles: ['file:///n/clients', 'file:///n/servers'] }),
    /already\. Nobody stands in n\/clients and n\/servers yet, so every peer is refused there: pin/,
  );
  assert.match(
    textOf({ ...switched, emptyFiles: ['file:///n/clients', 'file:///n/servers', 'file:///n/besu'] }),
    / in n\/clients, n\/servers and n\/besu yet/,
  );
  const text = unknownPeersText({ ...switched, unknownPeers: [stranger] }, 'file:///n/orion.conf', (uri) => uri);
  assert.match(text, /^# Whom .*orion\.conf does not let in yet\n/);
});

test('the choice of pins alone says whose they are, or which mode stays', () => {
  assert.deepEqual(pinsOnlyWords({ ...switched, pins: [pin, fresh] }), {
    label: 'Pin the 1 certificate of this workspace',
    detail: 'node2:8080',
  });
  assert.deepEqual(pinsOnlyWords({ ...plan, pins: [fresh, fresh] }), {
    label: 'Only pin the 2 certificates of this workspace',
    detail: 'Outgoing connections: the mode stays until the others are pinned, too.',
  });
  assert.equal(pinsOnlyWords({ ...plan, pins: [kept] }).label, 'Only replace the certificates');
});

/** Lines that a person pastes: what is said of them before and after. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clashText,
  homelessText,
  lineQuestion,
  pastedProblem,
  pinnedLinesText,
} from '../../../client/src/commands/pasted-lines.ts';
import { readReceivedLines } from '../../../server/src/features/known-hosts/received-lines.ts';
import type { LinePlan, PinCandidate } from '../../../server/src/protocol.ts';

const servers: PinCandidate = {
  knownHosts: 'file:///node1/servers',
  exists: true,
  config: 'file:///node1/orion.conf',
  property: 'tlsknownservers',
  endpoint: 'client',
  endpointTitle: 'outgoing connections',
  mode: 'whitelist',
  kind: 'servers',
  identifier: 'node2:8080',
  pinned: false,
};
const clients: PinCandidate = { ...servers, knownHosts: 'file:///node1/clients', kind: 'clients' };
const lineOf = (fingerprint: string): LinePlan => ({
  identifier: 'node2:8080',
  fingerprint,
  certificate: null,
  owners: [],
  candidates: [servers, clients],
});
const nameOf = (uri: string) => uri.replace('file:///', '');

const problems: readonly (readonly [name: string, text: string, says: RegExp | undefined])[] = [
  ['nothing', ' \r\n', /^The clipboard is empty\. Copy the lines/],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nQUJD', /^The clipboard holds a PEM block.*"Another file…"/],
  ['a key within lines', `node2 ab\n-----BEGIN PRIVATE KEY-----\nQUJD`, /^The clipboard holds a PEM block(?!.*QUJD)/],
  ['a book', 'word '.repeat(20_000), /^The clipboard holds 100,000 characters/],
  ['what may be lines', '# tlsknownservers\nnode2:8080 ab\n', undefined],
];

for (const [name, text, says] of problems) {
  test(`a clipboard with ${name} is ${says ? 'not sent' : 'sent'} to the server`, () => {
    const problem = pastedProblem(text);
    if (says) assert.match(problem ?? '', says);
    else assert.equal(problem, undefined);
  });
}

test('the client and the server ask for the lines in the same words', () => {
  const remedyIn = (problem = '') => problem.replace(/^.*?\. /, '');
  const received = readReceivedLines('');
  assert.ok('problem' in received);
  assert.equal(remedyIn(pastedProblem('')), remedyIn(received.problem));
});

test('the question about a line shows which one it is', () => {
  assert.equal(lineQuestion(lineOf('ab'.repeat(32))), 'In which file does "node2:8080 abababab…abababab" belong?');
});

test('of a line without a place one learns which it is, why, and that the others are not pinned either', () => {
  const line = lineOf('ab'.repeat(32));
  const alone = homelessText(line, { lines: [line], forBesu: 0 }, 'Nobody can pin it.');
  assert.equal(
    alone,
    'Nothing was pinned, because there is no place for "node2:8080 abababab…abababab". Nobody can pin it.',
  );
  assert.equal(
    homelessText(line, { lines: [line, lineOf('cd')], forBesu: 0 }, 'Nobody can pin it.'),
    `${alone} To pin the other lines, copy them without this one.`,
  );
});

test('two lines for one name in one file are no choice of ours', () => {
  const [one, other] = [lineOf('ab'), lineOf('cd')];
  const clash = clashText(
    [
      { line: one, candidate: servers },
      { line: other, candidate: servers },
    ],
    nameOf,
  );
  assert.match(clash ?? '', /^Two of the lines are for node2:8080 in node1\/servers, .*Nothing was pinned/);
  const apart = [
    { line: one, candidate: servers },
    { line: other, candidate: clients },
  ];
  assert.equal(clashText(apart, nameOf), undefined);
  const twice = [
    { line: one, candidate: servers },
    { line: one, candidate: servers },
  ];
  assert.equal(clashText(twice, nameOf), undefined);
});

test('what was pinned is said with its files, and what is left to do', () => {
  const compare = 'Compare the fingerprints with the operator over another channel.';
  assert.equal(pinnedLinesText([servers], 0, nameOf), `node2:8080 is pinned in node1/servers. ${compare}`);
  assert.equal(
    pinnedLinesText([servers, clients], 1, nameOf),
    `2 lines are pinned in node1/servers and node1/clients. 1 line for Besu was left out. ${compare}`,
  );
  const besu: PinCandidate = { ...clients, knownHosts: 'file:///node1/besu' };
  assert.match(
    pinnedLinesText([servers, clients, besu], 0, nameOf),
    /pinned in node1\/servers, node1\/clients and node1\/besu\./,
  );
  const [old, useless] = [
    { ...servers, pinned: true },
    { ...clients, notShown: 'only servers show it' },
  ];
  assert.equal(pinnedLinesText([old, old], 0, nameOf), '2 lines were there already.');
  assert.match(
    pinnedLinesText([old, useless], 0, nameOf),
    /1 line was there already\. node2:8080 does not help in node1\/clients: only servers show it\. Compare/,
  );
});

/** The lines for peers as they are offered and copied. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peerLineChoices, peerLinesText } from '../../../client/src/commands/peer-lines.ts';
import { parseKnownHosts } from '../../../server/src/model/known-hosts.ts';

const fingerprint = 'ab'.repeat(32);
const lines = [
  { file: 'tlsknownservers', line: `node1.example:8080 ${fingerprint}`, instruction: 'To your tlsknownservers' },
  { file: 'tlsknownclients', line: `node1.example:8080 ${fingerprint}`, instruction: 'To your tlsknownclients' },
] as const;

test('all lines come first, then each with the file of the peer in which it belongs', () => {
  assert.deepEqual(
    peerLineChoices({ lines, leftOut: [] }).map(({ label, text }) => [label, text]),
    [
      ['All lines', peerLinesText(lines)],
      ['Nodes that dial this one, in their tlsknownservers', peerLinesText([lines[0]])],
      ['Nodes that this one dials, in their tlsknownclients', peerLinesText([lines[1]])],
    ],
  );
});

test('of one line there is nothing to choose', () => {
  assert.deepEqual(
    peerLineChoices({ lines: lines.slice(0, 1), leftOut: [] }).map(({ text }) => text),
    [peerLinesText([lines[0]])],
  );
});

test('who has copied a line is told to whom it goes', () => {
  const besu = { file: 'privacy-tls-known-enclave-file', line: lines[0].line, instruction: 'To Besu' } as const;
  const [all, ...each] = peerLineChoices({ lines: [...lines, besu], leftOut: [] }).map(({ copied }) => copied);
  assert.match(all ?? '', /^All lines are copied\. Send them to the operators of the peers/);
  assert.match(each[0] ?? '', /^The line is copied\. Send it to the operators of the nodes that dial this one/);
  assert.match(each[1] ?? '', /operators of the nodes that this one dials, for their tlsknownclients/);
  assert.match(each[2] ?? '', /belongs in the file of --privacy-tls-known-enclave-file of Besu/);
});

test('who has copied is told for which endpoint there is no line', () => {
  const copied = peerLineChoices({ lines, leftOut: ['tlsclientcert leads to no certificate.'] }).map(
    (choice) => choice.copied,
  );
  for (const text of copied) assert.match(text, /\. tlsclientcert leads to no certificate\.$/);
});

test('above each line stands what its receiver does with it', () => {
  assert.equal(
    peerLinesText(lines),
    `# To your tlsknownservers:\n${lines[0].line}\n# To your tlsknownclients:\n${lines[1].line}\n`,
  );
});

test('all lines together are a text that Orion could read: who it is for stands in comments', () => {
  assert.deepEqual(
    parseKnownHosts(peerLinesText(lines))
      .lines()
      .map(({ type }) => type),
    ['entry', 'entry'],
  );
});

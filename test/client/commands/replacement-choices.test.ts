/** The list of known peers with another certificate. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replacementChoices } from '../../../client/src/commands/replacement-choices.ts';
import type { PlannedPin, ReplacedLine } from '../../../server/src/protocol.ts';
import { certificate } from '../preview/rows.ts';

const fresh: PlannedPin = {
  endpoint: 'client',
  knownHosts: 'file:///node1/tls-known-servers',
  identifier: 'node2:8080',
  certificate: certificate(),
  pinned: false,
};
const fingerprint = 'cd'.repeat(32);
const choose = (replaces: ReplacedLine) =>
  replacementChoices([fresh, { ...fresh, replaces }], (uri) => uri.replace('file:///', ''));

test('only a changed certificate is asked about, with the old one and the new one', () => {
  const [choice, ...others] = choose({ line: 4, fingerprint, certificate: null });
  assert.deepEqual(others, []);
  assert.deepEqual(
    [choice?.label, choice?.description, choice?.detail],
    [
      'node2:8080',
      'in line 5 of node1/tls-known-servers',
      'cdcdcdcd…cdcdcdcd → abababab…abababab · now: CN=node2.example, until 2036-01-01 · before: a certificate from elsewhere',
    ],
  );
});

test('an old certificate of the workspace is described', () => {
  const old = certificate({ subject: 'CN=old', fingerprint, expired: true });
  const [choice] = choose({ line: 4, fingerprint, certificate: old });
  assert.match(choice?.detail ?? '', / · before: CN=old, expired 2036-01-01$/);
});

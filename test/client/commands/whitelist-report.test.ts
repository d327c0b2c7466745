/** The list of peers to ask before a configuration switches to whitelist. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownPeersText } from '../../../client/src/commands/whitelist-report.ts';
import type { WhitelistPlan } from '../../../server/src/protocol.ts';

const plan: WhitelistPlan = {
  endpoints: [],
  missingPairs: [],
  pins: [],
  unknownPeers: [
    { endpoint: 'client', knownHosts: 'file:///n/servers', identifier: 'node2:8080', ask: 'Ask for its certificate.' },
    { endpoint: 'server', knownHosts: 'file:///n/clients', identifier: null, ask: 'Ask for the client certificates.' },
    { endpoint: 'client', knownHosts: 'file:///n/servers', identifier: 'node3:8080', ask: 'Ask as well.' },
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

/** The list in which a person chooses the certificate to pin. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateGroups, certificateItems } from '../../../client/src/commands/certificate-choices.ts';
import type { Pinnable, PinnableCertificate } from '../../../server/src/protocol.ts';
import { certificate } from '../preview/rows.ts';

const pinnable: PinnableCertificate = {
  ...certificate(),
  name: 'node2.example',
  group: 'fitting',
  roles: [],
  pinnedIn: [],
};
const nameOf = (uri: string) => uri.replace('file:///', '');

function groupsOf(kinds: Pinnable['kinds'], ...changes: readonly Partial<PinnableCertificate>[]) {
  return certificateGroups({ kinds, certificates: changes.map((each) => ({ ...pinnable, ...each })) }, nameOf);
}

test('a certificate has its name, its file, what it is for, its end and its fingerprint', () => {
  const roles = [
    { config: 'file:///node2/orion.conf', property: 'tlsservercert' },
    { config: 'file:///node3/orion.conf', property: 'tlsservercert' },
  ];
  const [group] = groupsOf(['servers'], { roles });
  const [{ label, description, detail } = { label: '', description: '', detail: '' }] = group?.choices ?? [];
  assert.deepEqual(
    [group?.title, label, description, detail],
    [
      'Server certificates',
      'node2.example',
      'peers/node2.pem',
      'tlsservercert of node2/orion.conf and 1 more · until 2036-01-01 · abababab…abababab',
    ],
  );
});

test('a certificate that no configuration names says for whom it was made', () => {
  const [group] = groupsOf(['servers'], { shownBy: 'servers' });
  assert.match(group?.choices[0]?.detail ?? '', /^made for servers · until /);
});

test('what is pinned or expired says so', () => {
  const [group] = groupsOf(['servers'], { pinnedIn: ['file:///node1/known'], expired: true });
  assert.equal(group?.choices[0]?.detail, 'expired 2036-01-01 · abababab…abababab · pinned already in node1/known');
});

test('each group has a heading that fits the file', () => {
  const all = [{}, { group: 'unnamed' }, { group: 'other' }, { group: 'own' }] as const;
  const titles = (kinds: Pinnable['kinds']) => groupsOf(kinds, ...all).map(({ title }) => title);
  assert.deepEqual(titles(['clients']), [
    'Client certificates',
    'Named by no configuration here',
    'Server certificates: no client shows them',
    "The node's own: its peers pin them",
  ]);
  assert.equal(titles(['servers'])[2], 'Client certificates: no server shows them');
  assert.equal(titles(['clients', 'servers'])[0], 'Named by a configuration');
});

test("what asks for another certificate stands before the node's own, and comes first where no peer is known", () => {
  const labels = (...changes: readonly Partial<PinnableCertificate>[]) => {
    const certificates = changes.map((each) => ({ ...pinnable, ...each }));
    return certificateItems({ kinds: ['clients', 'servers'], certificates }, nameOf).map(({ label }) => label);
  };
  const [own, peer] = [{ group: 'own', name: 'node1.example' } as const, {}];
  const end = [
    'From elsewhere',
    '$(folder-opened) Another file…',
    '$(clippy) Paste lines…',
    "The node's own: its peers pin them",
    'node1.example',
  ];
  assert.deepEqual(labels(own), end);
  assert.deepEqual(labels(peer, own), ['Named by a configuration', 'node2.example', ...end]);
});

test('a name cannot pass for an icon', () => {
  const [group] = groupsOf(['servers'], { name: '$(verified) node2' });
  assert.equal(group?.choices[0]?.label, '$ (verified) node2');
});

/** The model of the preview: each status, who uses the file, and texts that somebody else wrote. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownHostsModel } from '../../../server/src/features/known-hosts/preview.ts';
import type { KnownHostsModel } from '../../../server/src/protocol.ts';
import { knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { nodes } from './network.ts';

const hex = 'a1'.repeat(32);

async function modelOf(
  files: Readonly<Record<string, string>>,
  path: string,
  trusted = true,
): Promise<KnownHostsModel> {
  const { workspace, uriOf } = await knownHostsWorkspace({ ...nodes, ...files });
  workspace.folders.trust(trusted);
  const context = await workspace.knownHosts(uriOf(path));
  assert.ok(context, `${path} is no known-hosts file`);
  return knownHostsModel(context);
}

function rowsOf({ rows, statuses, certificates }: KnownHostsModel): readonly string[] {
  return rows.lines.map((line, index) => {
    const status = statuses[rows.statuses[index] ?? -1];
    const certificate = certificates[rows.certificates[index] ?? -1]?.path ?? '-';
    const winner = rows.winners[index] === -1 ? '' : ` by ${rows.winners[index]}`;
    return `${line} ${rows.identifiers[index]} ${status?.kind}${winner} ${certificate}`;
  });
}

test('preview: a certificate that is shown on the other side alone is not in use', async () => {
  const clients = `node.example:8080 <fingerprint of two/server.pem>
other.example:8080 <fingerprint of two/client.pem>
`;
  const servers = `node2:2 <fingerprint of two/client.pem>
node1:1 <fingerprint of one/server.pem>
`;
  const files = { 'one/known-clients': clients, 'one/known-servers': servers };
  const ofClients = await modelOf(files, 'one/known-clients');
  assert.deepEqual(rowsOf(ofClients).slice(0, 2), [
    '0 node.example:8080 known /w/two/server.pem',
    '1 other.example:8080 in-use /w/two/client.pem',
  ]);
  assert.match(ofClients.statuses.map(({ words }) => words).join('\n'), /only servers here show this certificate/);
  const ofServers = await modelOf(files, 'one/known-servers');
  assert.deepEqual(rowsOf(ofServers), ['0 node2:2 known /w/two/client.pem', '1 node1:1 in-use /w/one/server.pem']);
  assert.match(ofServers.statuses.map(({ words }) => words).join('\n'), /no server here that nodes dial/);
});

test('preview: a certificate that no configuration names is not in use on the side for which it was not made', async () => {
  const peers = { 'peers/server.pem': 'server-cert', 'peers/client.pem': 'client-cert' };
  const statusOf = async (path: string, name: string) => {
    const text = `node.example:8080 <fingerprint of peers/${name}.pem>\n`;
    const [status] = (await modelOf({ ...peers, [path]: text }, path)).statuses;
    return `${status?.kind}: ${status?.words}`;
  };
  assert.equal(await statusOf('one/known-clients', 'client'), 'in-use: in use');
  assert.equal(await statusOf('one/known-clients', 'server'), 'known: this certificate was made for servers alone');
  assert.equal(await statusOf('one/known-servers', 'client'), 'known: this certificate was made for clients alone');
});

test('preview: every status of known clients', async () => {
  const text = `# comment
other.example:8080 <fingerprint of two/client.pem>
twice ${hex}
lonely
TWICE ${hex}
short abcd
wrong.name <fingerprint of two/server.pem>
`;
  const model = await modelOf({ 'one/known-clients': text }, 'one/known-clients');
  assert.deepEqual(rowsOf(model), [
    '1 other.example:8080 in-use /w/two/client.pem',
    '2 twice dead by 4 -',
    '3 lonely malformed -',
    '4 TWICE unknown-certificate -',
    '5 short never-matches -',
    '6 wrong.name never-matches /w/two/server.pem',
  ]);
  assert.deepEqual(model.counts, {
    'in-use': 1,
    known: 0,
    'unknown-certificate': 1,
    dead: 1,
    'never-matches': 2,
    malformed: 1,
  });
  assert.deepEqual(model.kinds, ['clients']);
  assert.equal(model.version, null);
  const [use] = model.uses;
  assert.deepEqual([use?.property, use?.mode, use?.opened], ['tlsknownclients', 'whitelist', true]);
  assert.match(use?.meaning ?? '', /^Node API, mode whitelist: Only certificates .*\.$/);
  assert.equal(model.certificates[0]?.notAfter, '2027-06-01T00:00:00.000Z');
  assert.match(model.statuses.find(({ kind }) => kind === 'never-matches')?.words ?? '', /4 digits instead of 64/);
});

test('preview: a file that no configuration reads', async () => {
  const files = { 'one/orion.conf': 'tls = "off"\ntlsknownservers = "known-servers"\n' };
  const text = 'node2:2 <fingerprint of two/server.pem>\nnode2 <fingerprint of two/server.pem>\n';
  const model = await modelOf({ ...files, 'one/known-servers': text }, 'one/known-servers');
  assert.deepEqual(rowsOf(model), ['0 node2:2 known /w/two/server.pem', '1 node2 never-matches /w/two/server.pem']);
  assert.match(model.uses[0]?.meaning ?? '', /TLS is off .* does not read this file/);
});

test('preview: the name of a file says what is in it where nobody uses it', async () => {
  const model = await modelOf({ 'alone/tls-known-servers': `a:1 ${hex}` }, 'alone/tls-known-servers');
  assert.deepEqual([model.kinds, model.uses], [['servers'], []]);
});

test('preview: in a workspace that is not trusted it says why nothing can be pinned', async () => {
  const model = await modelOf({ 'one/known-clients': `a ${hex}` }, 'one/known-clients', false);
  assert.match(model.pinningDisabled ?? '', /not trusted/);
});

test('preview: hostile texts are short and visible', async () => {
  const text = `<script>alert(1)</script> ${hex}\n\u202eevil\u0007 ${hex}\n${'x'.repeat(1_000_000)} \u001b[31m\n`;
  const { rows } = await modelOf({ 'one/known-clients': text }, 'one/known-clients');
  assert.deepEqual(rows.identifiers.slice(0, 2), ['<script>alert(1)</script>', '\\u{202e}evil\\u{7}']);
  assert.ok(JSON.stringify(rows).length < 1_000);
  assert.doesNotMatch(JSON.stringify(rows), /\u202e/);
});

test('preview: of two copies of a certificate the nearer one is named', async () => {
  const copy = nodes['two/client.pem'] ?? assert.fail('no such fixture');
  const files = {
    'one/known-clients': 'other.example:8080 <fingerprint of two/client.pem>\n',
    'one/peers/copy.pem': copy,
  };
  const { certificates } = await modelOf(files, 'one/known-clients');
  assert.deepEqual(
    certificates.map(({ path }) => path),
    ['/w/one/peers/copy.pem'],
  );
});

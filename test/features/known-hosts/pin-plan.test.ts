/** Where a certificate can be pinned, and the text after it is. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planUnpin } from '../../../server/src/features/known-hosts/pin.ts';
import { type PinQuestion, planPin } from '../../../server/src/features/known-hosts/pin-plan.ts';
import { planWhitelist, whitelistObstacle } from '../../../server/src/features/known-hosts/whitelist-plan.ts';
import { readCertificate } from '../../../server/src/pki/certificate.ts';
import { readPem } from '../../../server/src/pki/pem.ts';
import { testNow } from '../../support/fixtures.ts';
import { afterEdit, knownHostsWorkspace } from '../../support/known-hosts-workspace.ts';
import { nodes } from './network.ts';

const hex = 'a1'.repeat(32);
const abilities = { versions: true, confirmation: true };

async function planner(files: Readonly<Record<string, string>>) {
  const made = await knownHostsWorkspace({ ...nodes, ...files });
  const surroundings = async () => ({
    network: await made.workspace.network(),
    stat: made.files.stat,
    abilities,
    now: new Date(testNow),
    async fileAt(path: string) {
      const found = await made.workspace.knownHosts(`file://${path}`);
      return found && { version: found.isOpen ? found.document.version : null, hosts: found.hosts };
    },
  });
  const certificateOf = (path: string) => {
    const der = readPem(new TextEncoder().encode(made.textOf(path))).blocks[0]?.der();
    assert.ok(der);
    return readCertificate(der);
  };
  return {
    ...made,
    surroundings,
    certificateOf,
    plan: async (path: string, more: Partial<PinQuestion> = {}) =>
      planPin({ certificate: certificateOf(path), path: `/w/${path}`, ...more }, await surroundings()),
  };
}

test('pin plan: a server certificate goes under the host:port that the other node dials', async () => {
  const { plan, certificateOf, uriOf } = await planner({});
  const { candidates, certificate, owners } = await plan('two/server.pem');
  assert.deepEqual(owners, [uriOf('two/orion.conf')]);
  assert.equal(certificate.path, '/w/two/server.pem');
  assert.equal(candidates.length, 1);
  const [only] = candidates;
  assert.deepEqual(
    [only?.property, only?.kind, only?.identifier, only?.exists, only?.pinned],
    ['tlsknownservers', 'servers', 'node2:2', false, false],
  );
  const uri = uriOf('one/known-servers');
  assert.deepEqual(only?.edit?.documentChanges?.[0], { kind: 'create', uri, options: { ignoreIfExists: true } });
  assert.equal(afterEdit(only?.edit, uri, ''), `node2:2 ${certificateOf('two/server.pem').sha256}\n`);
});

test('pin plan: a client certificate goes under its common name, in place of another one', async () => {
  const text = `# clients\nother.example:8080 ${hex}\n`;
  const { plan, certificateOf, uriOf } = await planner({ 'one/known-clients': text });
  const { candidates } = await plan('two/client.pem');
  const [only] = candidates;
  assert.deepEqual(
    [only?.property, only?.identifier, only?.replaces],
    ['tlsknownclients', 'other.example:8080', { line: 1, fingerprint: hex, certificate: null }],
  );
  const after = afterEdit(only?.edit, uriOf('one/known-clients'), text);
  assert.equal(after, `# clients\nother.example:8080 ${certificateOf('two/client.pem').sha256}\n`);
});

test('pin plan: a certificate that is only shown on the other side says so, where just that file is asked for', async () => {
  const { plan } = await planner({});
  const notShown = async (path: string, target: string) =>
    (await plan(path, { target: `/w/${target}` })).candidates.map((candidate) => candidate.notShown);
  const server = await notShown('two/server.pem', 'one/known-clients');
  assert.deepEqual(server, ['only servers here show this certificate, no client']);
  const client = await notShown('two/client.pem', 'one/known-servers');
  assert.deepEqual(client, ['no server here that nodes dial shows this certificate']);
  assert.deepEqual(await notShown('two/client.pem', 'one/known-clients'), [undefined]);
  // One certificate for both sides.
  assert.deepEqual(await notShown('one/server.pem', 'one/known-clients'), [undefined]);
});

test('pin plan: a certificate that is only shown to Besu has no place in the files of other nodes', async () => {
  const text =
    'nodeurl = "https://node3:3/"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "server.pem"\n';
  const { plan, uriOf } = await planner({ 'three/orion.conf': text, 'three/server.pem': 'server-cert' });
  const { owners, shownBy, candidates } = await plan('three/server.pem');
  assert.deepEqual([owners, shownBy, candidates], [[uriOf('three/orion.conf')], undefined, []]);
});

test('pin plan: what is pinned already needs no edit', async () => {
  const files = { 'one/known-servers': 'node2:2 <fingerprint of two/server.pem>' };
  const { plan } = await planner(files);
  const [only] = (await plan('two/server.pem')).candidates;
  assert.deepEqual([only?.pinned, only?.edit, only?.replaces], [true, undefined, undefined]);
});

test('pin plan: for one configuration it is about the files of that one, also where another uses them alike', async () => {
  const text = 'othernodes = ["https://node2:2/"]\ntls = "strict"\ntlsknownservers = "../one/known-servers"\n';
  const { plan, uriOf } = await planner({ 'three/orion.conf': text });
  for (const config of [uriOf('one/orion.conf'), uriOf('three/orion.conf')]) {
    const { candidates } = await plan('two/server.pem', { config });
    assert.deepEqual(
      candidates.filter(({ kind }) => kind === 'servers').map((each) => each.config),
      [config],
    );
  }
});

test('pin plan: a certificate that nobody names is offered to both sides, and the address is asked for', async () => {
  const { plan } = await planner({ 'loose.pem': 'uppercase-cert' });
  const { candidates } = await plan('loose.pem', { target: '/w/one/known-servers' });
  assert.deepEqual(
    candidates.map(({ kind, identifier, edit }) => [kind, identifier, edit]),
    [['servers', null, undefined]],
  );
  const chosen = await plan('loose.pem', { target: '/w/one/known-servers', identifier: 'NODE9:9' });
  assert.equal(chosen.candidates[0]?.identifier, 'node9:9');
  assert.ok(chosen.candidates[0]?.edit);
  const bad = await plan('loose.pem', { target: '/w/one/known-servers', identifier: 'https://node9:9/' });
  assert.match(bad.candidates[0]?.impossible ?? '', /host:port/);
  const alike = await plan('loose.pem', { target: '/w/one/known-servers', identifier: 'n\u043ede9:9' });
  assert.match(alike.candidates[0]?.impossible ?? '', /host:port/);
  const asClient = await plan('loose.pem', { target: '/w/one/known-clients' });
  assert.match(asClient.candidates[0]?.impossible ?? '', /upper-case letters/);
  assert.equal(asClient.candidates[0]?.edit, undefined);
});

test('pin plan: the side for which a certificate was made comes first, and the name that the node dials is known', async () => {
  const config = `othernodes = ["https://node.example:8080/"]
tls = "strict"
tlsservertrust = "whitelist"
tlsclienttrust = "whitelist"
`;
  const files = { 'solo/orion.conf': config, 'peer/server.pem': 'server-cert', 'peer/client.pem': 'client-cert' };
  const { plan, uriOf } = await planner(files);
  const places = async (path: string) => {
    const { shownBy, candidates } = await plan(path, { config: uriOf('solo/orion.conf') });
    return [shownBy, ...candidates.map(({ property, identifier }) => `${property} ${identifier}`)];
  };
  const [clients, servers] = ['tlsknownclients node.example:8080', 'tlsknownservers node.example:8080'];
  assert.deepEqual(await places('peer/server.pem'), ['servers', servers, clients]);
  assert.deepEqual(await places('peer/client.pem'), ['clients', clients, servers]);
});

test('pin plan: a file that Orion does not read is offered only where no other one fits', async () => {
  const { plan, uriOf } = await planner({
    'ca/orion.conf': 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "ca"\n',
    'off/orion.conf': 'tls = "off"\n',
    'server.pem': 'server-cert',
  });
  const places = async (path: string) =>
    (await plan('server.pem', { config: uriOf(path) })).candidates.map(({ property, idle }) => [property, idle]);
  assert.deepEqual(await places('ca/orion.conf'), [
    ['tlsknownservers', true],
    ['tlsknownclients', undefined],
    ['clientconnectiontlsknownclients', true],
  ]);
  assert.equal((await places('off/orion.conf')).length, 3);
  const two = (await plan('two/client.pem', { config: uriOf('one/orion.conf') })).candidates;
  assert.deepEqual(
    two.map(({ property }) => property),
    ['tlsknownclients'],
  );
});

test('pin plan: where nothing tells the address, those are offered that the node dials and nobody has pinned', async () => {
  const { plan } = await planner({ 'loose.pem': 'uppercase-cert', 'one/known-servers': `NODE3:3 ${hex}\n` });
  const [servers] = (await plan('loose.pem', { target: '/w/one/known-servers' })).candidates;
  assert.deepEqual([servers?.identifier, servers?.unpinned], [null, ['node2:2']]);
  const [known] = (await plan('two/server.pem', { target: '/w/one/known-servers' })).candidates;
  assert.deepEqual([known?.identifier, known?.unpinned], ['node2:2', undefined]);
});

test('pin plan: the node itself is none of those whom it has not pinned, also where it is among othernodes', async () => {
  const solo = 'nodeurl = "https://me:1/"\nothernodes = ["https://me:1/", "https://you:2/"]\ntls = "strict"\n';
  const { plan } = await planner({ 'solo/orion.conf': solo, 'loose.pem': 'uppercase-cert' });
  const [servers] = (await plan('loose.pem', { target: '/w/solo/tls-known-servers' })).candidates;
  assert.deepEqual(servers?.unpinned, ['you:2']);
});

test('pin plan: the common name of a certificate tells the address, whatever its port', async () => {
  const solo = 'othernodes = ["https://node.example:9/"]\ntls = "strict"\n';
  const { plan, uriOf } = await planner({ 'solo/orion.conf': solo, 'peer.pem': 'uppercase-cert' });
  const { candidates } = await plan('peer.pem', { config: uriOf('solo/orion.conf') });
  assert.equal(candidates.find(({ kind }) => kind === 'servers')?.identifier, 'node.example:9');
});

test('pin plan: of several configurations the one that dials the host comes first', async () => {
  const solo = 'othernodes = ["https://node.example:9/"]\ntls = "strict"\ntlsservertrust = "whitelist"\n';
  const { plan, uriOf } = await planner({ 'solo/orion.conf': solo, 'peer.pem': 'client-cert' });
  const [first] = (await plan('peer.pem')).candidates;
  assert.deepEqual([first?.config, first?.property], [uriOf('solo/orion.conf'), 'tlsknownclients']);
});

test('pin: not into a file beside the one that was meant', async () => {
  const config =
    'workdir = "/w/solo/data"\nothernodes = ["https://node2:2/"]\ntls = "strict"\ntlsknownservers = "data/known"\n';
  const { surroundings, certificateOf, uriOf } = await planner({
    'solo/orion.conf': config,
    'solo/data/known': `node3:3 ${hex}\n`,
  });
  const question = { certificate: certificateOf('two/server.pem'), path: '/w/two/server.pem' };
  const { candidates } = await planPin(question, await surroundings());
  const [solo] = candidates.filter((each) => each.config === uriOf('solo/orion.conf') && each.kind === 'servers');
  assert.match(
    solo?.impossible ?? '',
    /leads to \/w\/solo\/data\/data\/known.* already\. A second file would be made there\. Write tlsknownservers = "known"\.$/,
  );
  assert.equal(solo?.edit, undefined);
});

const noFiles: readonly (readonly [known: string, says: RegExp])[] = [
  [
    '../one/server.pem/known',
    /^A file stands where \/w\/one\/server\.pem\/known has a folder, .* in tlsknownservers\.$/,
  ],
  ['../one', /^\/w\/one is a folder, so nobody can be listed there\. Name a file in tlsknownservers\.$/],
  ['../one/orion.conf', /^\/w\/one\/orion\.conf is there and cannot be read as a known-hosts file, /],
];

for (const [known, says] of noFiles) {
  test(`pin: not where no known-hosts file can be made: ${known}`, async () => {
    const text = `othernodes = ["https://node2:2/"]\ntls = "strict"\ntlsknownservers = "${known}"\n`;
    const { plan, uriOf } = await planner({ 'solo/orion.conf': text });
    const { candidates } = await plan('two/server.pem', { config: uriOf('solo/orion.conf') });
    const servers = candidates.filter(({ kind }) => kind === 'servers');
    assert.equal(servers.length, 1);
    assert.match(servers[0]?.impossible ?? '', says);
    assert.equal(servers[0]?.edit, undefined);
  });
}

test('unpin: the lines go, comments stay', async () => {
  const text = `# a\nx ${hex}\ny ${hex}\n# b\nz ${hex}`;
  const { workspace, show } = await planner({ 'one/known-clients': text });
  const uri = show('one/known-clients', text);
  const context = await workspace.knownHosts(uri);
  assert.ok(context);
  const { edit } = planUnpin(context, [0, 1, 4, 99], abilities);
  assert.equal(afterEdit(edit, uri, text), `# a\ny ${hex}\n# b\n`);
});

test('whitelist plan: known peers are pinned, unknown ones named, and the modes change in the same edit', async () => {
  const { workspace, surroundings, uriOf, textOf } = await planner({});
  const config = uriOf('one/orion.conf');
  const context = await workspace.context(config);
  assert.ok(context);
  const plan = await planWhitelist(context, await surroundings());
  assert.deepEqual(
    plan.endpoints.map(({ id, from }) => [id, from]),
    [['client', 'tofu']],
  );
  assert.deepEqual(
    plan.pins.map(({ endpoint, identifier, pinned }) => [endpoint, identifier, pinned]),
    [
      ['server', 'other.example:8080', false],
      ['client', 'node2:2', false],
    ],
  );
  assert.deepEqual(
    plan.unknownPeers.map(({ endpoint, identifier }) => [endpoint, identifier]),
    [
      ['server', null],
      ['client', 'node3:3'],
    ],
  );
  for (const { ask } of plan.unknownPeers)
    assert.match(ask, /operator of node3:3 .*"Copy Lines for Peers…".*openssl x509/);
  assert.match(afterEdit(plan.edit, config, textOf('one/orion.conf')), /tlsclienttrust = "whitelist"/);
  assert.equal(afterEdit(plan.pinEdit, config, 'same'), 'same');
  assert.match(afterEdit(plan.modeEdit, config, textOf('one/orion.conf')), /tlsclienttrust = "whitelist"/);
  assert.equal(afterEdit(plan.modeEdit, uriOf('one/known-servers'), 'same'), 'same');
  assert.match(afterEdit(plan.edit, uriOf('one/known-servers'), ''), /^node2:2 [0-9a-f]{64}\n$/);
  assert.deepEqual(plan.missingPairs, []);
});

test('whitelist plan: a file in which nobody stands is named once, also where it is that of two endpoints', async () => {
  const config = 'tls = "strict"\ntlsknownclients = "known"\ntlsknownservers = "known"\n';
  const { workspace, surroundings, uriOf } = await planner({ 'solo/orion.conf': config });
  const context = await workspace.context(uriOf('solo/orion.conf'));
  assert.ok(context);
  assert.deepEqual((await planWhitelist(context, await surroundings())).emptyFiles, [uriOf('solo/known')]);
});

test('whitelist plan: the files of endpoints with TLS in which nobody stands, whether somebody is missing or not', async () => {
  const config = 'tls = "strict"\n';
  const files = {
    'solo/orion.conf': config,
    'solo/tls-known-servers': `node3:3 ${hex}\n`,
    'solo/tls-known-clients': '# nobody\n',
  };
  const { workspace, surroundings, uriOf } = await planner(files);
  const context = await workspace.context(uriOf('solo/orion.conf'));
  assert.ok(context);
  assert.deepEqual((await planWhitelist(context, await surroundings())).emptyFiles, [uriOf('solo/tls-known-clients')]);
});

/** What one node is asked to do about its clients, with these lines of them and whatever it dials. */
async function askedForClients(lines: string, othernodes?: string) {
  const config = nodes['one/orion.conf'] ?? '';
  const { workspace, surroundings, uriOf } = await planner({
    'one/known-clients': lines,
    ...(othernodes !== undefined && {
      'one/orion.conf': config.replace(/othernodes = .*/, `othernodes = ${othernodes}`),
    }),
  });
  const context = await workspace.context(uriOf('one/orion.conf'));
  assert.ok(context);
  const { unknownPeers, emptyFiles } = await planWhitelist(context, await surroundings());
  const asks = unknownPeers.flatMap(({ endpoint, ask }) => (endpoint === 'server' ? [ask] : []));
  return { asks, isEmpty: emptyFiles.includes(uriOf('one/known-clients')) };
}

test('whitelist plan: a line of the same host is taken for the client of a peer that is dialled', async () => {
  for (const name of ['node3:3', 'node3:9', 'node3'])
    assert.deepEqual(await askedForClients(`${name} ${hex}\n`), { asks: [], isEmpty: false });
  const nobody = await askedForClients('# nobody\n');
  assert.deepEqual([nobody.isEmpty, nobody.asks[0]?.startsWith('Ask ')], [true, true]);
  const perhaps = await askedForClients(`besu ${hex}\n`);
  assert.deepEqual([perhaps.isEmpty, perhaps.asks[0]?.startsWith('Unless a line ')], [false, true]);
});

test('whitelist plan: of several peers on one host each needs a line of its own', async () => {
  const asked = async (name: string) => {
    const { asks } = await askedForClients(`${name} ${hex}\n`, '["https://node3:3/", "https://node3:4/"]');
    return asks.map((ask) => /operator of (\S+)/.exec(ask)?.[1]);
  };
  assert.deepEqual(await asked('node3:3'), ['node3:4']);
  for (const name of ['node3', 'node3:9']) assert.deepEqual(await asked(name), ['node3:3', 'node3:4']);
});

test('whitelist plan: another certificate for a known peer replaces the old one only where a person has agreed', async () => {
  const { workspace, surroundings, uriOf, certificateOf } = await planner({
    'one/known-servers': `node2:2 ${hex}\n`,
    'one/known-clients': 'other.example:8080 <fingerprint of two/server.pem>\n',
  });
  const context = await workspace.context(uriOf('one/orion.conf'));
  assert.ok(context);
  const { pins, pinEdit } = await planWhitelist(context, await surroundings());
  assert.equal(pinEdit, undefined);
  assert.deepEqual(
    pins.map(({ identifier, pinned, replaces }) => [identifier, pinned, replaces?.line, replaces?.fingerprint]),
    [
      ['other.example:8080', false, 0, certificateOf('two/server.pem').sha256],
      ['node2:2', false, 0, hex],
    ],
  );
  assert.deepEqual(
    pins.map(({ replaces }) => replaces?.certificate?.path),
    ['/w/two/server.pem', undefined],
  );
  const knownHosts = uriOf('one/known-servers');
  const plan = await planWhitelist(context, await surroundings(), [{ knownHosts, identifier: 'node2:2' }]);
  const after = `node2:2 ${certificateOf('two/server.pem').sha256}\n`;
  assert.equal(afterEdit(plan.pinEdit, knownHosts, `node2:2 ${hex}\n`), after);
  assert.equal(afterEdit(plan.edit, uriOf('one/known-clients'), 'same'), 'same');
});

test('whitelist plan: there is none where no endpoint has TLS', async () => {
  const obstacle = async (text: string) => {
    const { workspace, uriOf } = await planner({ 'solo/orion.conf': text });
    const context = await workspace.context(uriOf('solo/orion.conf'));
    assert.ok(context);
    return whitelistObstacle(context);
  };
  const off = await obstacle('tls = "off"\n');
  assert.equal(off?.refused, 'no-tls');
  assert.match(
    off?.message ?? '',
    /^TLS is off for every endpoint, so .* Set tls or clientconnectiontls to "strict"\.$/,
  );
  const unknown = await obstacle('tls = "on"\n');
  assert.equal(unknown?.refused, 'no-tls');
  assert.match(unknown?.message ?? '', /^The value of tls is neither "strict" nor "off"/);
  assert.equal(await obstacle('tls = "on"\nclientconnectiontls = "strict"\n'), undefined);
});

test('whitelist plan: a configuration that is there already needs nothing', async () => {
  const source = 'clientconnectiontls = "strict"\nclientconnectiontlsservertrust = "whitelist"\n';
  const known = { 'solo/client-connection-tls-known-clients': `besu ${hex}\n` };
  const { workspace, surroundings, uriOf } = await planner({ ...known, 'solo/orion.conf': source });
  const context = await workspace.context(uriOf('solo/orion.conf'));
  assert.ok(context);
  assert.equal(whitelistObstacle(context), undefined);
  const plan = await planWhitelist(context, await surroundings());
  assert.deepEqual([plan.endpoints, plan.pins, plan.unknownPeers, plan.edit], [[], [], [], undefined]);
});

test('whitelist plan: there is none where a file would be made beside the one that was meant', async () => {
  const config = 'workdir = "/w/solo/data"\ntls = "strict"\n';
  const known = { 'solo/data/known': `node2 ${hex}\n` };
  const obstacle = async (written: string) => {
    const text = `${config}tlsknownclients = "${written}"\n`;
    const { workspace, uriOf } = await planner({ ...known, 'solo/orion.conf': text });
    const context = await workspace.context(uriOf('solo/orion.conf'));
    assert.ok(context);
    return whitelistObstacle(context);
  };
  assert.equal(await obstacle('known'), undefined);
  const refusal = await obstacle('data/known');
  assert.equal(refusal?.refused, 'repeated-folder');
  assert.match(
    refusal?.message ?? '',
    /leads to \/w\/solo\/data\/data\/known.* Nothing was changed\. Write tlsknownclients = "known"/,
  );
});

test('whitelist plan: there is none where no known-hosts file can be made', async () => {
  for (const [written, says] of [
    ['file/known', /^A file stands where .*file\/known has a folder/],
    ['.', /is a folder, so nobody can be listed there\. Name a file in tlsknownclients\. Nothing was changed\.$/],
  ] as const) {
    const text = `tls = "strict"\ntlsknownclients = "${written}"\n`;
    const { workspace, uriOf } = await planner({ 'solo/file': 'x', 'solo/orion.conf': text });
    const context = await workspace.context(uriOf('solo/orion.conf'));
    assert.ok(context);
    const refusal = whitelistObstacle(context);
    assert.equal(refusal?.refused, 'no-file');
    assert.match(refusal?.message ?? '', says);
  }
});

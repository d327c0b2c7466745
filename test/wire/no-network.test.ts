/** The built programs try to reach nobody, whatever they are asked. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import * as protocol from '../../server/src/protocol.ts';
import { wireTest } from '../support/lsp-client.ts';
import { requestsOf } from '../support/own-requests.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

/** An environment in which programs cannot reach anybody, and what they tried. */
function withoutNetwork() {
  const file = path.join(scratchFolder().path, 'attempts');
  const preload = inProject('test', 'support', 'no-network.cjs');
  return {
    environment: { ...process.env, NODE_OPTIONS: `--require=${preload}`, ORION_NETWORK_ATTEMPTS: file },
    attempts: () => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []),
  };
}

const ways = {
  'Socket.connect': "require('node:net').connect(9, '127.0.0.1')",
  'dns.lookup': "require('node:dns').lookup('localhost', () => {})",
  'dns.promises.resolve4': "require('node:dns').promises.resolve4('localhost')",
  'Resolver.resolve': "new (require('node:dns').Resolver)().resolve('localhost', () => {})",
  'dgram.createSocket': "require('node:dgram').createSocket('udp4')",
  'Server.listen': "require('node:http').createServer().listen(0)",
  'child_process.spawn': "require('node:child_process').spawn('true')",
};

for (const [attempt, code] of Object.entries(ways)) {
  test(`${attempt} would be noticed`, () => {
    const { environment, attempts } = withoutNetwork();
    const { status } = spawnSync(process.execPath, ['-e', code], { env: environment });
    assert.deepEqual([status, attempts()], [1, [attempt]]);
  });
}

test('a request over https would be noticed', () => {
  for (const code of ["fetch('https://127.0.0.1:8443/')", "require('node:https').get('https://127.0.0.1:8443/')"]) {
    const { environment, attempts } = withoutNetwork();
    spawnSync(process.execPath, ['-e', code], { env: environment });
    assert.equal(attempts().length, 1, code);
  }
});

/** A network of three nodes in which nothing is to be found, and a node that nobody has generated anything for. */
function nodes() {
  const folder = scratchFolder({ 'new/orion.conf': 'nodeurl = "https://new.example:8080/"\ntls = "strict"\n' });
  cpSync(inProject('examples', 'network'), folder.path, { recursive: true });
  return folder;
}

wireTest('the language server, asked everything that an editor asks', async ({ startClient }) => {
  const { environment, attempts } = withoutNetwork();
  const folder = nodes();
  const client = await startClient({ folders: [folder.uri], environment });
  const { connection } = client;
  const uri = folder.uriOf('node1/orion.conf');
  const text = readFileSync(path.join(folder.path, 'node1', 'orion.conf'), 'utf8');
  await client.open(uri, text);
  const textDocument = { uri };
  const lines = text.split('\n');
  for (const method of ['documentSymbol', 'documentLink', 'foldingRange', 'codeLens', 'diagnostic']) {
    assert.ok(await connection.sendRequest(`textDocument/${method}`, { textDocument }), method);
  }
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  await connection.sendRequest('textDocument/inlayHint', { textDocument, range });
  await connection.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  let hovers = 0;
  for (const [line, content] of lines.entries()) {
    const position = { line, character: content.indexOf('"') + 3 };
    for (const method of ['completion', 'definition', 'references', 'hover']) {
      const context = { includeDeclaration: false };
      const answer = await connection.sendRequest(`textDocument/${method}`, { textDocument, position, context });
      if (method === 'hover' && answer) hovers += 1;
    }
  }
  assert.ok(hovers > 10, `${hovers} hovers`);
  await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  const knownHosts = folder.uriOf('node1/tls-known-clients');
  const certificate = folder.uriOf('node2/tls-server-cert.pem');
  const ours: Readonly<Record<string, object>> = {
    [protocol.checkRequest]: {},
    [protocol.fingerprintRequest]: { uri: certificate },
    [protocol.isKnownHostsRequest]: { uri: knownHosts },
    [protocol.knownHostsRequest]: { uri: knownHosts },
    [protocol.linesPlanRequest]: { text: `node9:9 ${'ab'.repeat(32)}` },
    [protocol.namedKnownHostsRequest]: { textDocument },
    [protocol.newConfigurationRequest]: { address: 'node9.example:8080', standing: [uri] },
    [protocol.pairsRequest]: { uri },
    [protocol.peerLinesRequest]: { uri },
    [protocol.pemHoverRequest]: { uri: certificate, offset: 10 },
    [protocol.pinLinesRequest]: { pins: [] },
    [protocol.pinPlanRequest]: { certificate },
    [protocol.pinnableRequest]: {},
    [protocol.repinRequest]: { replaced: [] },
    [protocol.settingEditsRequest]: { uri, settings: [{ key: 'tls', value: 'strict' }] },
    [protocol.statusRequest]: { uri },
    [protocol.unpinRequest]: { uri: knownHosts, lines: [0] },
    [protocol.whitelistPlanRequest]: { config: uri },
  };
  assert.deepEqual(Object.keys(ours).sort(), requestsOf(protocol));
  for (const [method, params] of Object.entries(ours)) assert.ok(await connection.sendRequest(method, params), method);
  const generate = { config: folder.uriOf('new/orion.conf'), keyType: 'ec-p256' };
  await connection.sendRequest('workspace/executeCommand', {
    command: protocol.serverCommands.generate,
    arguments: [generate],
  });
  assert.ok(existsSync(path.join(folder.path, 'new', 'tls-server-cert.pem')));
  assert.equal(await client.stop(), 0);
  assert.deepEqual(client.complaints, []);
  assert.deepEqual(attempts(), []);
});

test('the command line', () => {
  const { environment, attempts } = withoutNetwork();
  const folder = nodes();
  for (const [code, ...args] of [
    [0, 'check', '--format', 'sarif'],
    [0, 'generate', '--key-type', 'ec-p256', 'new/orion.conf'],
    [0, 'known-hosts', 'node1/tls-known-clients'],
  ] as const) {
    const program = inProject('dist', 'cli.js');
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder.path, env: environment });
    assert.equal(status, code, `${args.join(' ')}: ${stderr}`);
  }
  assert.deepEqual(attempts(), []);
});

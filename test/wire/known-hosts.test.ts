/** Known-hosts files over the wire: findings, features and our own requests. */

import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import type { CodeAction, CompletionItem, Location } from 'vscode-languageserver-types';
import {
  type KnownHostsModel,
  knownHostsRequest,
  type LinesPlan,
  linesPlanRequest,
  type PinLinesPlan,
  type Pinnable,
  type PinPlan,
  pinLinesRequest,
  pinnableRequest,
  pinPlanRequest,
  type Refused,
  type RepinPlan,
  repinRequest,
  type UnpinPlan,
  unpinRequest,
  type WhitelistPlan,
  whitelistPlanRequest,
} from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { afterEdit } from '../support/known-hosts-workspace.ts';
import { type LspClient, type Wire, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const hex = 'a1'.repeat(32);
const config = `othernodes = ["https://node2:2/"]
tls = "strict"
tlsservertrust = "ca"
tlsclienttrust = "whitelist"
tlsknownservers = "peers"
`;

async function start({ startClient }: Wire, trusted = true) {
  const folder = scratchFolder({
    'orion.conf': config,
    peers: `# servers\nnode9:9 ${hex}\nlonely\n`,
    'two.orion.conf': 'nodeurl = "https://node2:2/"\ntls = "strict"\ntlsservercert = "two.pem"\n',
    'two.pem': await fixture('cert'),
  });
  const client = await startClient({
    folders: [folder.uriOf('').replace(/\/$/, '')],
    initializationOptions: { trusted },
  });
  const uri = folder.uriOf('peers');
  await client.open(folder.uriOf('orion.conf'), config);
  await client.open(uri, `# servers\nnode9:9 ${hex}\nlonely\n`, 'plaintext');
  return { client, uri, configUri: folder.uriOf('orion.conf'), certificate: folder.uriOf('two.pem') };
}

async function codesOf(client: LspClient, uri: string): Promise<readonly string[]> {
  const report: FullDocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.items.map(({ code }) => String(code));
}

async function change(client: LspClient, uri: string, text: string): Promise<void> {
  const textDocument = { uri, version: 2 };
  await client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
}

wireTest('a file is known hosts because an open configuration names it, and both follow each other', async (wire) => {
  const { client, uri, configUri } = await start(wire);
  assert.deepEqual(await codesOf(client, uri), ['invalid-line']);
  assert.ok((await codesOf(client, configUri)).includes('invalid-line'));
  assert.ok((await codesOf(client, configUri)).includes('peer-not-whitelisted'));
  await change(client, uri, `node2:2 ${hex}\n`);
  assert.deepEqual(await codesOf(client, uri), ['outdated-fingerprint']);
  const after = await codesOf(client, configUri);
  assert.ok(!after.includes('invalid-line') && !after.includes('peer-not-whitelisted'));
  assert.deepEqual(client.complaints, []);
});

wireTest('the workspace report has each known-hosts file once', async (wire) => {
  const { client, uri } = await start(wire);
  const report: WorkspaceDiagnosticReport = await client.connection.sendRequest('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.equal(report.items.filter((item) => item.uri === uri).length, 1);
});

wireTest('the preview, pinning, removing and the plan for whitelist', async (wire) => {
  const { client, uri, configUri, certificate } = await start(wire);
  const { connection } = client;
  const model: KnownHostsModel = await connection.sendRequest(knownHostsRequest, { uri });
  assert.deepEqual(model.rows.identifiers, ['node9:9', 'lonely']);
  assert.equal(model.version, 1);
  assert.equal(model.uses[0]?.config, configUri);

  const text = `# servers\nnode9:9 ${hex}\nlonely\n`;
  const plan: PinPlan = await connection.sendRequest(pinPlanRequest, { certificate });
  assert.match(afterEdit(plan.candidates[0]?.edit, uri, text), /\nlonely\nnode2:2 [0-9a-f]{64}\n$/);

  const pinnable: Pinnable = await connection.sendRequest(pinnableRequest, { target: uri });
  assert.deepEqual(
    pinnable.certificates.map((each) => [each.uri, each.group]),
    [[certificate, 'fitting']],
  );
  const [{ fingerprint } = { fingerprint: '' }] = pinnable.certificates;
  const same: PinPlan = await connection.sendRequest(pinPlanRequest, { certificate, fingerprint });
  assert.deepEqual(same, plan);
  const other: Refused = await connection.sendRequest(pinPlanRequest, { certificate, fingerprint: hex });
  assert.equal(other.refused, 'no-certificate');

  const sent = `# tlsknownservers\nnode3:3 ${hex}\n`;
  const lines: LinesPlan = await connection.sendRequest(linesPlanRequest, { text: sent, config: configUri });
  const places = lines.lines.flatMap(({ candidates }) => candidates.map(({ knownHosts }) => knownHosts));
  assert.deepEqual(places, [uri]);
  const pins = [{ knownHosts: uri, identifier: 'node3:3', fingerprint: hex }];
  const pinned: PinLinesPlan = await connection.sendRequest(pinLinesRequest, { pins });
  assert.equal(afterEdit(pinned.edit, uri, text), `${text}node3:3 ${hex}\n`);
  const noLines: Refused = await connection.sendRequest(linesPlanRequest, { text: 'Hello' });
  assert.equal(noLines.refused, 'no-lines');

  const removal: UnpinPlan = await connection.sendRequest(unpinRequest, { uri, lines: [2] });
  assert.equal(afterEdit(removal.edit, uri, text), `# servers\nnode9:9 ${hex}\n`);

  const whitelist: WhitelistPlan = await connection.sendRequest(whitelistPlanRequest, { config: configUri });
  assert.deepEqual(
    whitelist.endpoints.map(({ id, from }) => [id, from]),
    [['server', 'ca']],
  );
  assert.match(afterEdit(whitelist.edit, configUri, config), /tlsservertrust = "whitelist"/);
  assert.equal(await connection.sendRequest(knownHostsRequest, { uri: certificate }), null);
  const refused: Refused = await connection.sendRequest(pinPlanRequest, { certificate: configUri });
  assert.equal(refused.refused, 'no-certificate');
});

wireTest('hover, completion, outline, references and fixes that reach into the other file', async (wire) => {
  const { client, uri, configUri } = await start(wire);
  const { connection } = client;
  const textDocument = { uri };
  assert.ok(await connection.sendRequest('textDocument/hover', { textDocument, position: { line: 1, character: 2 } }));
  const offers: CompletionItem[] = await connection.sendRequest('textDocument/completion', {
    textDocument,
    position: { line: 2, character: 0 },
  });
  assert.deepEqual(
    offers.map(({ label }) => label),
    ['node2:2'],
  );
  const symbols: readonly unknown[] = await connection.sendRequest('textDocument/documentSymbol', { textDocument });
  assert.equal(symbols.length, 2);
  const position = { line: 0, character: 18 };
  const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: configUri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  const pin = actions.find(({ title }) => title.startsWith('Pin two.pem as node2:2'));
  const after = afterEdit(pin?.edit, uri, `# servers\nnode9:9 ${hex}\nlonely\n`);
  assert.match(after, /\nnode2:2 [0-9a-f]{64}\n$/);
  await change(client, uri, after);
  assert.ok(!(await codesOf(client, configUri)).includes('peer-not-whitelisted'));
  const references: Location[] = await connection.sendRequest('textDocument/references', {
    textDocument,
    position: { line: 3, character: 3 },
    context: { includeDeclaration: true },
  });
  assert.deepEqual(
    references.map((each) => [each.uri, each.range.start.line]),
    [[uri, 3]],
  );
  assert.deepEqual(client.complaints, []);
});

wireTest('without trust the preview works and nothing can be pinned', async (wire) => {
  const { client, uri, configUri, certificate } = await start(wire, false);
  const { connection } = client;
  const model: KnownHostsModel = await connection.sendRequest(knownHostsRequest, { uri });
  assert.match(model.pinningDisabled ?? '', /not trusted/);
  for (const [method, params] of [
    [pinPlanRequest, { certificate }],
    [pinnableRequest, {}],
    [unpinRequest, { uri, lines: [1] }],
    [whitelistPlanRequest, { config: configUri }],
  ] as const) {
    const answer: Refused = await connection.sendRequest(method, params);
    assert.equal(answer.refused, 'not-trusted', method);
  }
});

wireTest('after a renewal each file that holds the old fingerprint comes with its edit', async (wire) => {
  const { client, uri } = await start(wire);
  const renewed = 'b2'.repeat(32);
  const repin = (old: string) =>
    client.connection.sendRequest<RepinPlan>(repinRequest, { replaced: [{ old, new: renewed }] });
  const [file, ...others] = (await repin(hex)).files;
  assert.equal(others.length, 0);
  assert.equal(file?.lines, 1);
  const before = `# servers\nnode9:9 ${hex}\nlonely\n`;
  assert.equal(afterEdit(file?.edit, uri, before), `# servers\nnode9:9 ${renewed}\nlonely\n`);
  assert.deepEqual(await repin(renewed), { files: [] });
});

wireTest('without trust no file is changed after a renewal', async (wire) => {
  const { client } = await start(wire, false);
  const answer = await client.connection.sendRequest<Refused>(repinRequest, { replaced: [] });
  assert.equal(answer.refused, 'not-trusted');
});

wireTest('whether a file is known hosts can be asked for a file that is not open', async (wire) => {
  const { client, uri, configUri } = await start(wire);
  const ask = (about: string) => client.connection.sendRequest<boolean>('orionTls/isKnownHosts', { uri: about });
  assert.deepEqual([await ask(uri), await ask(configUri), await ask('untitled:x')], [true, false, false]);
});

/** Diagnostics over the wire: pulled, pushed, of a whole workspace. */

import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { type CheckSummary, checkRequest } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { type LspClient, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const pushing = { capabilities: {} };

function pull(client: LspClient, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId !== undefined && { previousResultId }),
  });
}

function change(client: LspClient, uri: string, version: number, line: number, from: number, to: number, text: string) {
  const range = { start: { line, character: from }, end: { line, character: to } };
  return client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range, text }],
  });
}

function itemsOf(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  assert.equal(report.kind, DocumentDiagnosticReportKind.Full);
  return 'items' in report ? report.items : [];
}

/** `code line:start-end` of each diagnostic. */
function summary(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(
    ({ code, range: { start, end } }) => `${code} ${start.line}:${start.character}-${end.character}`,
  );
}

wireTest('findings follow each edit, and an unchanged report is not sent twice', async ({ startClient }) => {
  const client = await startClient();
  const uri = 'untitled:Untitled-1';
  await client.open(uri, '# 𝒳\r\ntls = "on"\r\n');
  const first = await pull(client, uri);
  const [wrong] = itemsOf(first);
  assert.deepEqual(summary(itemsOf(first)), ['invalid-value 1:6-10']);
  assert.equal(wrong?.source, 'orion');
  assert.match(String(wrong?.codeDescription?.href), /^file:.*\/docs\/rules\.md#invalid-value$/);

  const again = await pull(client, uri, first.resultId);
  assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });

  await change(client, uri, 2, 1, 7, 9, 'off');
  const second = await pull(client, uri, first.resultId);
  assert.deepEqual(summary(itemsOf(second)), []);

  await change(client, uri, 3, 2, 0, 0, 'nodeport = "x"');
  assert.deepEqual(summary(itemsOf(await pull(client, uri, second.resultId))), ['wrong-type 2:11-14']);
  assert.deepEqual(client.complaints, []);
});

wireTest('edits that arrive in one breath are all applied', async ({ startClient }) => {
  const client = await startClient();
  const uri = 'untitled:orion.conf';
  await client.open(uri, 'tls = "off"\n');
  const word = 'strict';
  const sent = [...word].map((letter, index) =>
    change(client, uri, index + 2, 0, 7 + index, index === 0 ? 10 : 7 + index, letter),
  );
  const answer = pull(client, uri);
  await Promise.all(sent);
  assert.ok(itemsOf(await answer).some(({ code }) => code === 'first-use-trust'));
});

wireTest('a client that cannot pull is sent them, also when it closes the document', async ({ startClient }) => {
  const client = await startClient(pushing);
  const uri = 'untitled:Untitled-1';
  const opened = client.nextDiagnostics(uri);
  await client.open(uri, 'tls = "on"\n');
  const { version, diagnostics } = await opened;
  assert.equal(version, 1);
  assert.deepEqual(summary(diagnostics), ['invalid-value 0:6-10']);

  const edited = client.nextDiagnostics(uri);
  await change(client, uri, 2, 0, 7, 9, 'off');
  assert.deepEqual((await edited).diagnostics, []);

  const closed = client.nextDiagnostics(uri);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  assert.deepEqual((await closed).diagnostics, []);
});

wireTest('what is not Orion’s gets nothing, whatever is asked', async ({ startClient }) => {
  const client = await startClient();
  const uri = 'file:///somewhere/pyproject.toml';
  await client.open(uri, '[project]\nname = "x"\nversion =\n', 'toml');
  assert.deepEqual(itemsOf(await pull(client, uri)), []);
  const textDocument = { uri };
  const position = { line: 1, character: 2 };
  const range = { start: position, end: position };
  for (const [method, more] of [
    ['textDocument/completion', { position }],
    ['textDocument/hover', { position }],
    ['textDocument/definition', { position }],
    ['textDocument/documentSymbol', {}],
    ['textDocument/documentLink', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/codeAction', { range, context: { diagnostics: [] } }],
  ] as const)
    assert.equal(await client.connection.sendRequest(method, { textDocument, ...more }), null, method);
  assert.equal(await client.connection.sendRequest('orionTls/status', { uri }), null);
});

wireTest('a document is judged by our language, else its name, else its content', async ({ startClient }) => {
  const client = await startClient();
  const findsSomething = async (uri: string, languageId: string, text: string) => {
    await client.open(uri, text, languageId);
    return itemsOf(await pull(client, uri)).length > 0;
  };
  assert.ok(await findsSomething('file:///a/x.toml', 'orion-config', 'tls = "on"'));
  assert.ok(await findsSomething('file:///a/orion.conf', 'properties', 'tls = "on"'));
  assert.ok(await findsSomething('file:///a/b.conf', 'properties', 'tls = "on"\nnodeport = 8080'));
  assert.ok(!(await findsSomething('file:///a/c.conf', 'properties', 'tls = "on"\nother = 8080')));
  await client.open('file:///a/tls-known-clients', 'tls = "on"', 'orion-known-hosts');
  const [knownHosts] = itemsOf(await pull(client, 'file:///a/tls-known-clients'));
  assert.equal(knownHosts?.code, 'invalid-fingerprint');
});

wireTest('a document that is not on this disk is checked without a word about files', async ({ startClient }) => {
  const client = await startClient();
  const uri = 'vscode-vfs://github/some/node/orion.conf';
  await client.open(uri, 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\nnodeport = -1\n');
  assert.deepEqual(summary(itemsOf(await pull(client, uri))), ['out-of-range 3:11-13']);
});

wireTest('a byte order mark that the editor hides is found on disk', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': '\ufefftls = "off"\n' });
  const client = await startClient({ folders: [folder.uri] });
  const uri = folder.uriOf('orion.conf');
  await client.open(uri, 'tls = "off"\n');
  const [mark] = itemsOf(await pull(client, uri));
  assert.equal(mark?.code, 'toml-syntax');
  assert.match(String(mark?.message), /byte order mark/);
});

function pullWorkspace(
  client: LspClient,
  previous: WorkspaceDiagnosticReport | undefined = undefined,
  waiting = false,
  token = new CancellationTokenSource().token,
): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = (previous?.items ?? []).flatMap(({ uri, resultId: value }) =>
    value === undefined ? [] : [{ uri, value }],
  );
  const params = { previousResultIds, ...(waiting && { partialResultToken: 'token' }) };
  return client.connection.sendRequest('workspace/diagnostic', params, token);
}

wireTest('a workspace is searched for configurations, open or not', async ({ startClient }) => {
  const folder = scratchFolder({
    'orion.conf': 'tls = "on"\n',
    'nodes/a/node-orion.conf': 'tls = "off"\n',
    'nodes/b/settings.toml': 'tls = "on"\nnodeport = 1\n',
    'nodes/b/other.toml': 'tls = "on"\n',
    'node_modules/x/orion.conf': 'tls = "on"\n',
    '.git/orion.conf': 'tls = "on"\n',
  });
  const second = scratchFolder({ 'orion.toml': 'tls = "on"\n' });
  const client = await startClient({ folders: [folder.uri, second.uri] });
  await client.open(folder.uriOf('orion.conf'), 'tls = "off"\n');
  const report = await pullWorkspace(client);
  const found = report.items.map(
    ({ uri, version, ...rest }) => `${uri} ${version} ${'items' in rest ? summary(rest.items).join() : rest.kind}`,
  );
  assert.deepEqual(found, [
    `${folder.uriOf('orion.conf')} 1 `,
    `${folder.uriOf('nodes/a/node-orion.conf')} null `,
    `${folder.uriOf('nodes/b/settings.toml')} null invalid-value 0:6-10`,
    `${second.uriOf('orion.toml')} null invalid-value 0:6-10`,
  ]);

  folder.remove('nodes/a');
  second.write('orion.toml', 'tls = "off"\n');
  const next = await pullWorkspace(client, report);
  assert.deepEqual(
    next.items.map(({ uri, kind }) => `${uri} ${kind}`).sort(),
    [
      `${folder.uriOf('orion.conf')} unchanged`,
      // It is gone, and had no findings before.
      `${folder.uriOf('nodes/a/node-orion.conf')} unchanged`,
      `${folder.uriOf('nodes/b/settings.toml')} unchanged`,
      `${second.uriOf('orion.toml')} full`,
    ].sort(),
  );
});

wireTest('a client that keeps asking is answered when something has changed', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': 'tls = "on"\n' });
  const client = await startClient({ folders: [folder.uri] });
  const first = await pullWorkspace(client, undefined, true);
  const second = pullWorkspace(client, first, true);
  folder.write('orion.conf', 'tls = "off"\n');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: folder.uriOf('orion.conf'), type: 2 }],
  });
  const [report] = (await second).items;
  assert.deepEqual(report && 'items' in report && report.items, []);
});

wireTest('a request that is cancelled ends with the error that says so', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': 'tls = "on"\n' });
  const client = await startClient({ folders: [folder.uri] });
  const first = await pullWorkspace(client, undefined, true);
  const source = new CancellationTokenSource();
  const held = pullWorkspace(client, first, true, source.token);
  source.cancel();
  await assert.rejects(
    held,
    (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
  );
  // The server goes on.
  assert.equal((await pullWorkspace(client)).items.length, 1);
});

wireTest('a check counts what is found in all files, each as it stands in the editor', async ({ startClient }) => {
  const pin = `node2.example:8080 ${'a1'.repeat(32)}\n`;
  const folder = scratchFolder({
    'one/orion.conf': 'tls = "stict"\n',
    'two/orion.conf': 'nodeurl = "https://node1.example:8080/"\ntls = "strict"\ntlsservertrust = "whitelist"\n',
    'two/tls-known-clients': pin,
    'notes.txt': 'tls = "stict"\n',
  });
  const client = await startClient({ folders: [folder.uri] });
  const check = () => client.connection.sendRequest<CheckSummary>(checkRequest, {});
  const { files, errors } = await check();
  const names = ['one/orion.conf', 'two/orion.conf', 'two/tls-known-clients'];
  assert.deepEqual([...files].sort(), names.map(folder.uriOf));
  assert.equal(errors, 1);
  await client.open(folder.uriOf('one/orion.conf'), 'tls = "strict"\n');
  const opened = await check();
  assert.deepEqual([opened.files.length, opened.errors], [3, 0]);
  assert.ok(opened.warnings > 0);
});

wireTest('a configuration that is closed and gone is reported as clean', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': 'nodeprot = 1\n' });
  const uri = folder.uriOf('orion.conf');
  const client = await startClient({ folders: [folder.uri] });
  await client.open(uri, 'nodeprot = 1\n');
  assert.equal(itemsOf(await pull(client, uri)).length, 1);
  folder.remove('orion.conf');
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  // The client has forgotten the id of the last report, but not what stood in it.
  const askAll = () =>
    client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
  const { items } = await askAll();
  assert.deepEqual(
    items.map((item) => [item.uri, 'items' in item ? item.items : undefined]),
    [[uri, []]],
  );
  assert.deepEqual((await askAll()).items, []);
});

wireTest('files that appear are seen with the next pull', async ({ startClient }) => {
  const folder = scratchFolder({ 'tls-server-cert.pem': await fixture('cert') });
  const client = await startClient({ folders: [folder.uri] });
  const uri = folder.uriOf('orion.conf');
  await client.open(uri, 'tls = "strict"\n');
  const codes = async () => itemsOf(await pull(client, uri)).map(({ code }) => code);
  assert.ok((await codes()).includes('half-key-pair'));
  folder.write('tls-server-key.pem', await fixture('key'));
  assert.ok(!(await codes()).includes('half-key-pair'));
});

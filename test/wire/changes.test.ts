/** What changes around a document: settings, files, folders, trust. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  FileChangeType,
  type FullDocumentDiagnosticReport,
  type Registration,
} from 'vscode-languageserver-protocol/node';
import { type CheckSummary, checkRequest, trustGranted } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { fullCapabilities, type LspClient, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

async function codesOf(client: LspClient, uri: string): Promise<unknown[]> {
  const report: FullDocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.items.map(({ code }) => code);
}

/** The patterns in a registration of watchers, as `folder pattern` or as one pattern. */
function patternsOf(registrations: readonly Registration[]): string[] {
  return registrations
    .filter(({ method }) => method === DidChangeWatchedFilesNotification.method)
    .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers)
    .map(({ globPattern }) =>
      typeof globPattern === 'string' ? globPattern : `${globPattern.baseUri} ${globPattern.pattern}`,
    );
}

wireTest('settings are asked for by folder, kept, and asked again when they change', async ({ startClient }) => {
  const [loud, quiet] = [scratchFolder(), scratchFolder()];
  const asked: (string | undefined)[] = [];
  let levels: Readonly<Record<string, string>> = { 'invalid-value': 'off' };
  const client = await startClient({
    folders: [loud.uri, quiet.uri],
    settings(scope) {
      asked.push(scope);
      return scope === quiet.uri ? { rules: levels, expiryWarningDays: null } : null;
    },
  });
  for (const { uriOf } of [loud, quiet]) await client.open(uriOf('a/orion.conf'), 'tls = "on"\n');
  assert.deepEqual(await codesOf(client, loud.uriOf('a/orion.conf')), ['invalid-value']);
  assert.deepEqual(await codesOf(client, quiet.uriOf('a/orion.conf')), []);
  await codesOf(client, quiet.uriOf('a/orion.conf'));
  assert.deepEqual(asked, [loud.uri, quiet.uri]);

  levels = {};
  const refresh = client.nextRefresh();
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await refresh;
  assert.deepEqual(await codesOf(client, quiet.uriOf('a/orion.conf')), ['invalid-value']);
});

wireTest(
  'a client that cannot be asked gives its settings at the start, and sends new ones',
  async ({ startClient }) => {
    const client = await startClient({
      capabilities: {},
      initializationOptions: { rules: { 'invalid-value': 'hint' } },
    });
    const uri = 'untitled:Untitled-1';
    const severities = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ severity }) => severity);
    const first = client.nextDiagnostics(uri);
    await client.open(uri, 'tls = "on"\n');
    assert.deepEqual(severities((await first).diagnostics), [4]);
    const second = client.nextDiagnostics(uri);
    const settings = { orionTls: { rules: { 'invalid-value': 'warning' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    assert.deepEqual(severities((await second).diagnostics), [2]);
  },
);

wireTest('a setting that cannot be used is complained about once', async ({ startClient }) => {
  const client = await startClient({ settings: () => ({ rules: { 'no-such-code': 'off' } }) });
  await client.open('untitled:a', 'tls = "on"\n');
  await client.open('untitled:b', 'tls = "on"\n');
  for (const uri of ['untitled:a', 'untitled:b']) await codesOf(client, uri);
  assert.equal(client.complaints.length, 1);
  assert.match(String(client.complaints[0]), /orionTls\.rules.*no-such-code/);
});

wireTest('the files that a configuration names are watched wherever they are', async ({ startClient }) => {
  const [folder, keys] = [scratchFolder({ 'a.pem': await fixture('cert') }), scratchFolder()];
  const client = await startClient({ folders: [folder.uri] });
  const uri = folder.uriOf('orion.conf');
  const watched = client.nextRegistration((registrations) =>
    patternsOf(registrations).some((pattern) => pattern.startsWith(`${keys.uri} `) && pattern.includes('b.key')),
  );
  await client.open(uri, `tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "${keys.path}/b.key"\n`);
  assert.ok((await codesOf(client, uri)).includes('half-key-pair'));
  await watched;

  keys.write('b.key', await fixture('key'));
  const refresh = client.nextRefresh();
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: keys.uriOf('b.key'), type: 1 }],
  });
  await refresh;
  assert.ok(!(await codesOf(client, uri)).includes('half-key-pair'));
});

wireTest('with a folder go the configurations in it, also those that are still open', async ({ startClient }) => {
  const text = 'tls = "on"\n';
  const folder = scratchFolder({ 'a/orion.conf': text, 'b.example/orion.conf': text });
  const client = await startClient({ folders: [folder.uri] });
  const check = () => client.connection.sendRequest<CheckSummary>(checkRequest, {});
  const changed = (uri: string, type: FileChangeType) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  const [left, gone] = [folder.uriOf('a/orion.conf'), folder.uriOf('b.example/orion.conf')];
  for (const uri of [left, gone]) await client.open(uri, text);
  for (const uri of [left, gone]) await codesOf(client, uri);
  assert.deepEqual((await check()).files, [left, gone]);
  rmSync(join(folder.path, 'b.example'), { recursive: true });
  const refresh = client.nextRefresh();
  await changed(folder.uriOf('b.example'), FileChangeType.Deleted);
  await refresh;
  assert.deepEqual((await check()).files, [left]);
  assert.deepEqual(await codesOf(client, gone), ['invalid-value'], 'the tab itself is still judged');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: gone, version: 2 },
    contentChanges: [{ text: `${text}\n` }],
  });
  assert.deepEqual((await check()).files, [left, gone], 'what is typed there is new');
  folder.write('b.example/orion.conf', text);
  assert.deepEqual((await check()).files, [left, gone]);
  rmSync(join(folder.path, 'b.example'), { recursive: true });
  assert.deepEqual((await check()).files, [left]);
  folder.write('b.example/orion.conf', text);
  assert.deepEqual((await check()).files, [left, gone], 'the file is back, of which nobody speaks');
});

wireTest('what is deleted beside a configuration that is not open is news', async ({ startClient }) => {
  const config = 'tls = "strict"\ntlsservercert = "b.pem"\ntlsserverkey = "b.pem"\n';
  const folder = scratchFolder({
    'a/orion.conf': 'tls = "off"\n',
    'b/orion.conf': config,
    'b/b.pem': await fixture('pair'),
  });
  const client = await startClient({ folders: [folder.uri] });
  await client.open(folder.uriOf('a/orion.conf'), 'tls = "off"\n');
  await codesOf(client, folder.uriOf('a/orion.conf'));
  rmSync(join(folder.path, 'b/b.pem'));
  const refresh = client.nextRefresh();
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: folder.uriOf('b/b.pem'), type: FileChangeType.Deleted }],
  });
  await refresh;
});

wireTest('a client without relative patterns gets absolute ones', async ({ startClient }) => {
  const folder = scratchFolder();
  const workspace = { ...fullCapabilities.workspace, didChangeWatchedFiles: { dynamicRegistration: true } };
  const client = await startClient({ capabilities: { ...fullCapabilities, workspace }, folders: [folder.uri] });
  const watched = client.nextRegistration((registrations) =>
    patternsOf(registrations).some((pattern) => pattern.startsWith(`${folder.path}/`) && pattern.includes('?a?.pem')),
  );
  const uri = folder.uriOf('orion.conf');
  await client.open(uri, 'tls = "strict"\ntlsservercert = "{a}.pem"\n');
  await codesOf(client, uri);
  await watched;
});

wireTest('in a workspace that is not trusted, files outside are not looked at until it is', async ({ startClient }) => {
  const outside = scratchFolder({ 'a.pem': await fixture('cert') });
  const folder = scratchFolder();
  const client = await startClient({ folders: [folder.uri], initializationOptions: { trusted: false } });
  const uri = folder.uriOf('orion.conf');
  await client.open(
    uri,
    `tls = "strict"\ntlsservercert = "${outside.path}/a.pem"\ntlsserverkey = "${outside.path}/b.pem"\n`,
  );
  assert.ok(!(await codesOf(client, uri)).includes('half-key-pair'));
  const refresh = client.nextRefresh();
  await client.connection.sendNotification(trustGranted);
  await refresh;
  assert.ok((await codesOf(client, uri)).includes('half-key-pair'));
});

wireTest('folders that are added and removed count at once', async ({ startClient }) => {
  const [first, second] = [scratchFolder({ 'orion.conf': '' }), scratchFolder({ 'orion.conf': '' })];
  const client = await startClient({ folders: [first.uri] });
  const refresh = client.nextRefresh();
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: second.uri, name: 'second' }], removed: [{ uri: first.uri, name: 'first' }] },
  });
  await refresh;
  const { items }: { items: { uri: string }[] } = await client.connection.sendRequest('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.deepEqual(
    items.map(({ uri }) => uri),
    [second.uriOf('orion.conf')],
  );
});

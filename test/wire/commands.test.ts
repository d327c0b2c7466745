/** Commands and what belongs to them over the wire: what is written, what is refused, and that no key is ever sent. */

import assert from 'node:assert/strict';
import { createHash, createPrivateKey } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  CancellationTokenSource,
  CodeLensRefreshRequest,
  DocumentDiagnosticRequest,
  InlayHintRefreshRequest,
  ProgressType,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import type { CodeAction, CodeLens, InlayHint, WorkspaceEdit } from 'vscode-languageserver-types';
import {
  clientCommands,
  type FingerprintAnswer,
  fingerprintRequest,
  type GenerateResult,
  type PemHover,
  pairsRequest,
  peerLinesRequest,
  pemHoverRequest,
  type Refused,
  serverCommands,
  settingEditsRequest,
} from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { fullCapabilities, type LspClient, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const source = 'nodeurl = "http://node1.example:8080"\ntls = "strict"\n';
const quick = { keyType: 'ec-p256' };

function execute<Answer>(client: LspClient, command: string, argument: object, workDoneToken?: string) {
  const params = { command, arguments: [argument], ...(workDoneToken !== undefined && { workDoneToken }) };
  return client.connection.sendRequest<Answer>('workspace/executeCommand', params);
}

async function refusalOf(client: LspClient, command: string, argument: object): Promise<unknown> {
  const outcome = await execute(client, command, argument).catch((error: unknown) => error);
  assert.ok(outcome instanceof ResponseError, JSON.stringify(outcome));
  return outcome.data?.code;
}

wireTest('generate: progress, files, fingerprints, and everything is looked at again', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': source });
  const client = await startClient({ folders: [folder.uri] });
  const config = folder.uriOf('orion.conf');
  await client.open(config, source);
  const progress: string[] = [];
  client.connection.onProgress(new ProgressType<{ kind: string; message?: string }>(), 'p', ({ kind, message }) => {
    progress.push(message ?? kind);
  });
  const refresh = client.nextRefresh();
  const result = await execute<GenerateResult>(client, serverCommands.generate, { config, ...quick }, 'p');
  await refresh;
  assert.deepEqual(
    result.written.map(({ kind }) => kind),
    ['private-key', 'certificate', 'private-key', 'certificate'],
  );
  assert.deepEqual(
    result.peers.map(({ file }) => file),
    ['tlsknownservers', 'tlsknownclients'],
  );
  for (const { path: file } of result.written) assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(progress, [
    'begin',
    'Making the ec-p256 key of the node API',
    'Making the ec-p256 key of the outgoing connections',
    'end',
  ]);
  const answer = await client.connection.sendRequest<FingerprintAnswer>(fingerprintRequest, {
    uri: config,
    endpoint: 'client',
  });
  assert.deepEqual(answer, { sha256: result.written[3]?.sha256 });
  assert.deepEqual(client.complaints, []);
});

wireTest('commands refuse with a stable code, and write nothing then', async ({ startClient }) => {
  const folder = scratchFolder({
    'orion.conf': source,
    'nameless/orion.conf': 'tls = "strict"\n',
    'half/orion.conf': source,
    'half/tls-server-cert.pem': await fixture('cert'),
  });
  const client = await startClient({ folders: [folder.uri] });
  const refused = (argument: object, command: string = serverCommands.generate) => refusalOf(client, command, argument);
  assert.equal(await refused({ config: folder.uriOf('nameless/orion.conf') }), 'name-needed');
  assert.equal(await refused({ config: folder.uriOf('half/orion.conf'), endpoints: ['server'], ...quick }), 'exists');
  assert.equal(await refused({ config: folder.uriOf('none.conf') }), 'no-config');
  assert.equal(await refused({ config: folder.uriOf('orion.conf'), colour: 'red' }), 'bad-argument');
  assert.equal(await refused({}), 'bad-argument');
  assert.equal(
    await refused({ config: folder.uriOf('orion.conf'), endpoint: 'server' }, serverCommands.convertKey),
    'unusable-key',
  );
  assert.equal(await refused({}, 'orion-tls.unknown'), 'unknown-command');
  assert.deepEqual(readdirSync(path.join(folder.path, 'half')), ['orion.conf', 'tls-server-cert.pem']);
  assert.deepEqual(readdirSync(folder.path), ['half', 'nameless', 'orion.conf']);
});

wireTest(
  'nothing is written, and no fix offered that would, in a workspace that is not trusted',
  async ({ startClient }) => {
    const folder = scratchFolder({ 'orion.conf': source });
    const client = await startClient({ folders: [folder.uri], initializationOptions: { trusted: false } });
    const uri = folder.uriOf('orion.conf');
    await client.open(uri, source);
    assert.equal(await refusalOf(client, serverCommands.generate, { config: uri, ...quick }), 'not-trusted');
    const commands = async () => {
      const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
        textDocument: { uri },
      });
      const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
        context: { diagnostics: [] },
      });
      return [...lenses, ...actions].flatMap(({ command }) => command?.command || []);
    };
    assert.deepEqual(await commands(), []);
    await client.connection.sendNotification('orionTls/trustGranted');
    assert.ok((await commands()).includes(serverCommands.generate));
    assert.deepEqual(readdirSync(folder.path), ['orion.conf']);
  },
);

wireTest('the quick fix of an expired certificate makes a new one for the same key', async ({ startClient }) => {
  const text = `${source}tlsservercert = "a.pem"\ntlsserverkey = "a.key"\n`;
  const folder = scratchFolder({
    'orion.conf': text,
    'a.pem': await fixture('expired-cert'),
    'a.key': await fixture('key'),
  });
  const client = await startClient({ folders: [folder.uri] });
  const config = folder.uriOf('orion.conf');
  await client.open(config, text);
  const expired = async () => {
    const textDocument = { uri: config };
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    assert.equal(report.kind, 'full');
    return report.items.filter(({ code }) => code === 'expired-certificate');
  };
  const [finding] = await expired();
  assert.ok(finding);
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: config },
    range: finding.range,
    context: { diagnostics: [finding] },
  });
  const command = actions.find(({ title }) => title.startsWith('Renew '))?.command;
  const { written } = await execute<GenerateResult>(client, command?.command ?? '', command?.arguments?.[0] ?? {});
  assert.deepEqual(
    written.map(({ kind, backup }) => [kind, backup !== undefined]),
    [['certificate', true]],
  );
  assert.equal(readFileSync(path.join(folder.path, 'a.key'), 'utf8'), await fixture('key'));
  assert.deepEqual(await expired(), []);
});

wireTest('a refusal names all files that a renewal would replace', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': source });
  const client = await startClient();
  const config = folder.uriOf('orion.conf');
  await execute(client, serverCommands.generate, { config, ...quick, endpoints: ['server'] });
  const renewal = { config, ...quick, endpoints: ['server'], renew: 'new-key' };
  const outcome = await execute(client, serverCommands.generate, renewal).catch((error: unknown) => error);
  assert.ok(outcome instanceof ResponseError);
  const paths = ['tls-server-key.pem', 'tls-server-cert.pem'].map((name) => path.join(folder.path, name));
  assert.deepEqual(outcome.data, { code: 'exists', path: paths[0], paths });
});

wireTest('restrictKey takes a key from everybody but its owner', async ({ startClient }) => {
  const folder = scratchFolder({
    'orion.conf': source,
    'tls-server-cert.pem': await fixture('cert'),
    'tls-server-key.pem': await fixture('key'),
  });
  const key = path.join(folder.path, 'tls-server-key.pem');
  chmodSync(key, 0o644);
  const client = await startClient();
  const argument = { config: folder.uriOf('orion.conf'), endpoint: 'server' };
  const { written } = await execute<GenerateResult>(client, serverCommands.restrictKey, argument);
  assert.deepEqual(written, [{ path: key, kind: 'private-key' }]);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  assert.equal(readFileSync(key, 'utf8'), await fixture('key'));
});

wireTest('convertKey writes the same key as PKCS#8 and keeps the old file', async ({ startClient }) => {
  const sec1 = await fixture('sec1-key');
  const folder = scratchFolder({ 'orion.conf': source, 'tls-server-key.pem': sec1 });
  const key = path.join(folder.path, 'tls-server-key.pem');
  const client = await startClient();
  const argument = { config: folder.uriOf('orion.conf'), endpoint: 'server' };
  assert.equal(await refusalOf(client, serverCommands.convertKey, argument), 'exists');
  assert.equal(readFileSync(key, 'utf8'), sec1);
  const allowed = { ...argument, overwrite: [key] };
  const { written } = await execute<GenerateResult>(client, serverCommands.convertKey, allowed);
  const after = readFileSync(key, 'utf8');
  assert.match(after, /^-----BEGIN PRIVATE KEY-----/);
  assert.ok(createPrivateKey(after).equals(createPrivateKey(sec1)));
  assert.equal(readFileSync(written[0]?.backup ?? '', 'utf8'), sec1);
});

wireTest(
  'what a killed process left half written is settled when its configuration is looked at',
  async ({ startClient }) => {
    const folder = scratchFolder({ 'orion.conf': source });
    const client = await startClient();
    const config = folder.uriOf('orion.conf');
    const generated = await execute<GenerateResult>(client, serverCommands.generate, {
      config,
      endpoints: ['server'],
      ...quick,
    });
    await client.stop();

    // As if that process had been killed between its two files: the key stands, the certificate does not.
    const [key, certificate] = generated.written.map((file) => file.path);
    assert.ok(key && certificate);
    const temporary = path.join(folder.path, '.tls-server-cert.pem.orion-tls-1-000000000000.tmp');
    const left = readFileSync(certificate);
    folder.write(path.basename(temporary), left);
    folder.remove('tls-server-cert.pem');
    const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    const deadProcess = 2 ** 30;
    const journal = {
      pid: deadProcess,
      files: [
        {
          target: key,
          temporary: path.join(folder.path, '.tls-server-key.pem.orion-tls-1-000000000000.tmp'),
          sha256: sha256(readFileSync(key)),
        },
        { target: certificate, temporary, sha256: sha256(left) },
      ],
    };
    folder.write('.tls-server-key.pem.orion-tls-journal', JSON.stringify(journal));

    const next = await startClient();
    await next.open(config, source);
    const refresh = next.nextRefresh();
    await next.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: config } });
    await refresh;
    assert.deepEqual(readdirSync(folder.path), ['orion.conf', 'tls-server-cert.pem', 'tls-server-key.pem']);
    assert.deepEqual(readFileSync(certificate), left);
  },
);

wireTest('hints, lenses, renames, and the requests of our own client', async ({ startClient }) => {
  const text = `${source}tlsservercert = "c.pem"\ntlsserverkey = "k.pem"\n`;
  const folder = scratchFolder({ 'orion.conf': text, 'c.pem': await fixture('cert'), 'k.pem': await fixture('key') });
  const willRename = { workspace: { ...fullCapabilities.workspace, fileOperations: { willRename: true } } };
  const client = await startClient({
    folders: [folder.uri],
    capabilities: { ...fullCapabilities, ...willRename },
    initializationOptions: { clientCommands: Object.values(clientCommands) },
  });
  const uri = folder.uriOf('orion.conf');
  await client.open(uri, text);
  const ask = <Answer>(method: string, params: object) => client.connection.sendRequest<Answer>(method, params);
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };

  const hints = await ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
  assert.deepEqual(
    hints.map(({ position }) => position.line),
    [2],
  );
  const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  assert.ok(lenses.some(({ command }) => command?.command === clientCommands.copyFingerprint));

  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', {
    files: [{ oldUri: folder.uriOf('c.pem'), newUri: folder.uriOf('tls/c.pem') }],
  });
  assert.match(JSON.stringify(edit.documentChanges), /"newText":"tls\/c\.pem"/);
  const unrelated = { files: [{ oldUri: folder.uriOf('x.txt'), newUri: folder.uriOf('y.txt') }] };
  assert.equal(await ask('workspace/willRenameFiles', unrelated), null);

  const hover = await ask<PemHover>(pemHoverRequest, { uri: folder.uriOf('c.pem'), offset: 40 });
  assert.match(hover.markdown, /node\.example:8080/);
  assert.equal(await ask(pemHoverRequest, { uri: folder.uriOf('none.pem'), offset: 0 }), null);
  const pairs = await ask<readonly { state: string }[]>(pairsRequest, { uri });
  assert.deepEqual(
    pairs.map(({ state }) => state),
    ['exists', 'missing', 'missing'],
  );
  const noLines = await ask<Refused>(peerLinesRequest, { uri: folder.uriOf('c.pem') });
  assert.equal(noLines.refused, 'no-config');
  const settings = [{ key: 'tlsservertrust', value: 'ca' }];
  const added = await ask<WorkspaceEdit>(settingEditsRequest, { uri, settings });
  assert.match(JSON.stringify(added), /tlsservertrust = \\"ca\\"/);
  assert.deepEqual(client.complaints, []);
});

wireTest('a cancelled command says so and has written nothing', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': source });
  const client = await startClient();
  const cancellation = new CancellationTokenSource();
  client.connection.onProgress(new ProgressType<{ kind: string }>(), 'p', ({ kind }) => {
    if (kind === 'report') cancellation.cancel();
  });
  const params = {
    command: serverCommands.generate,
    arguments: [{ config: folder.uriOf('orion.conf'), keyType: 'rsa-2048' }],
    workDoneToken: 'p',
  };
  const { connection } = client;
  const outcome = await connection
    .sendRequest('workspace/executeCommand', params, cancellation.token)
    .catch((error: unknown) => error);
  assert.ok(outcome instanceof ResponseError, JSON.stringify(outcome));
  assert.equal(outcome.data?.code, 'cancelled');
  assert.deepEqual(readdirSync(folder.path), ['orion.conf']);
});

wireTest('hints and lenses are asked for again when files were written', async ({ startClient }) => {
  const folder = scratchFolder({ 'orion.conf': source });
  const refreshable = { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } };
  const client = await startClient({
    capabilities: { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, ...refreshable } },
  });
  const refreshes = Promise.all(
    [InlayHintRefreshRequest.type, CodeLensRefreshRequest.type].map(
      (type) => new Promise<void>((resolve) => client.connection.onRequest(type, () => resolve())),
    ),
  );
  await execute(client, serverCommands.generate, { config: folder.uriOf('orion.conf'), ...quick });
  await refreshes;
  assert.deepEqual(client.complaints, []);
});

/** Every way in which a private key could show in a message: lines of its base64, and its numbers. */
function secretsOf(pem: string): string[] {
  const lines = pem.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-----'));
  const { d, p, q, dp, dq, qi } = createPrivateKey(pem).export({ format: 'jwk' });
  const numbers = [d, p, q, dp, dq, qi].filter((number) => number !== undefined);
  const forms = numbers.flatMap((number) => {
    const bytes = Buffer.from(number, 'base64url');
    const hex = bytes.toString('hex');
    return [number, bytes.toString('base64').replace(/=+$/, ''), hex, hex.toUpperCase(), String(BigInt(`0x${hex}`))];
  });
  return [...lines, ...forms];
}

wireTest('no byte of a private key is in anything that the server says', async ({ startClient }) => {
  const text = `${source}tlsservercert = "rsa.pem"\ntlsserverkey = "rsa.key"\ntlsclientkey = "sec1.key"\n`;
  const [rsaKey, sec1Key] = [await fixture('rsa-key-pkcs1'), await fixture('sec1-key')];
  const folder = scratchFolder({
    'orion.conf': text,
    'rsa.pem': await fixture('rsa-cert'),
    'rsa.key': rsaKey,
    'sec1.key': sec1Key,
    // A key where a certificate is expected.
    'both.pem': rsaKey,
  });
  const client = await startClient({
    folders: [folder.uri],
    initializationOptions: { clientCommands: Object.values(clientCommands), trace: 'verbose' },
  });
  const config = folder.uriOf('orion.conf');
  const ask = (method: string, params: object) => client.connection.sendRequest(method, params).catch(() => undefined);
  await client.open(config, text);
  await client.connection.sendNotification('$/setTrace', { value: 'verbose' });
  const about = { textDocument: { uri: config } };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const askAll = async () => {
    for (const method of ['diagnostic', 'codeLens', 'documentLink', 'documentSymbol', 'foldingRange'])
      await ask(`textDocument/${method}`, about);
    await ask('textDocument/inlayHint', { ...about, range });
    await ask('textDocument/codeAction', { ...about, range, context: { diagnostics: [] } });
    await ask('workspace/diagnostic', { previousResultIds: [] });
    for (const line of [2, 3, 4]) {
      const position = { line, character: 18 };
      for (const method of ['hover', 'completion', 'definition'])
        await ask(`textDocument/${method}`, { ...about, position });
    }
    for (const file of ['rsa.key', 'sec1.key', 'both.pem', 'tls-client-cert.pem']) {
      await ask(pemHoverRequest, { uri: folder.uriOf(file), offset: 40 });
      await ask(fingerprintRequest, { uri: folder.uriOf(file) });
    }
  };
  await askAll();
  const execution = (command: string, argument: object) =>
    execute<GenerateResult>(client, command, { config, ...argument }, 'p');
  const overwrite = ['rsa.key', 'sec1.key', 'rsa.pem'].map((file) => path.join(folder.path, file));
  await execution(serverCommands.convertKey, { endpoint: 'client', overwrite });
  await execution(serverCommands.convertKey, { endpoint: 'server', overwrite });
  await execution(serverCommands.restrictKey, { endpoint: 'server' });
  await execution(serverCommands.generate, { endpoints: ['server'], renew: 'keep-key', overwrite });
  await execution(serverCommands.generate, { endpoints: ['server'], renew: 'new-key', overwrite, ca: true, ...quick });
  await refusalOf(client, serverCommands.generate, { config, endpoints: ['server'], ...quick });
  await refusalOf(client, serverCommands.generate, { config: folder.uriOf('both.pem') });
  await askAll();

  const keys = readdirSync(folder.path, { recursive: true })
    .map((name) => readFileSync(path.join(folder.path, String(name)), 'utf8'))
    .filter((content) => /BEGIN .*PRIVATE KEY/.test(content));
  assert.ok(keys.length >= 6, `${keys.length} keys`);
  const traffic = client.traffic();
  assert.match(traffic, /SHA-256 of its public key/);
  for (const secret of keys.flatMap(secretsOf)) assert.ok(!traffic.includes(secret), 'a piece of a key was sent');
});

/** The server as a program: how it starts, what it offers, how it ends. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { wireTest } from '../support/lsp-client.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

wireTest('a client that can pull is offered everything, and nothing is complained about', async ({ startClient }) => {
  const client = await startClient();
  const { capabilities, serverInfo } = client.initialized;
  assert.deepEqual(serverInfo, { name: 'orion-tls', version });
  assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: 'orion',
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  assert.deepEqual(capabilities.codeActionProvider, {
    codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.orion'],
  });
  for (const provider of [
    'completionProvider',
    'hoverProvider',
    'documentSymbolProvider',
    'documentLinkProvider',
    'definitionProvider',
    'foldingRangeProvider',
  ] as const)
    assert.ok(capabilities[provider], provider);
  assert.equal(await client.stop(), 0);
  assert.deepEqual(client.complaints, []);
});

wireTest('a client that cannot pull is not offered to', async ({ startClient }) => {
  const client = await startClient({ capabilities: {} });
  assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
  assert.equal(await client.stop(), 0);
});

wireTest(
  'without a word of goodbye the server ends as well, and says that it was not asked to',
  async ({ startClient }) => {
    const client = await startClient();
    assert.equal(await client.hangUp(), 1);
  },
);

wireTest('over the channel of a Node.js parent it answers too, and ends when that is gone', async ({ startForked }) => {
  const server = startForked(['--node-ipc']);
  const connection = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
  connection.listen();
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    workspaceFolders: null,
  });
  assert.equal(serverInfo?.name, 'orion-tls');
  const ended = once(server, 'exit');
  server.disconnect();
  assert.deepEqual(await ended, [1, null]);
});

const outputs = [
  { args: ['--version'], code: 0, stdout: `${version}\n`, stderr: '' },
  { args: ['--help'], code: 0, stdout: /--stdio/, stderr: '' },
  { args: [], code: 2, stdout: '', stderr: /--stdio/ },
] as const;

for (const { args, code, stdout, stderr } of outputs) {
  wireTest(`orion-tls-language-server ${args.join(' ')}`, async ({ startProgram }) => {
    const program = startProgram(args);
    const texts = { stdout: '', stderr: '' };
    program.stdout.on('data', (bytes: Buffer) => {
      texts.stdout += bytes.toString();
    });
    program.stderr.on('data', (bytes: Buffer) => {
      texts.stderr += bytes.toString();
    });
    const [ended] = await once(program, 'close');
    assert.equal(ended, code);
    for (const [found, expected] of [
      [texts.stdout, stdout],
      [texts.stderr, stderr],
    ] as const) {
      if (typeof expected === 'string') assert.equal(found, expected);
      else assert.match(found, expected);
    }
  });
}

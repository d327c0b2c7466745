/** Every feature once over the wire; what they answer in detail is tested without one. */

import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CodeAction,
  CompletionItem,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
} from 'vscode-languageserver-types';
import type { ConfigStatus } from '../../server/src/protocol.ts';
import { afterwards } from '../support/check-fix.ts';
import { fixture } from '../support/fixtures.ts';
import { type LspClient, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const source = `# a node
# of ours
tls = "Strict"
tlsservercert = "server.pem"
tlsserverkey = "server.key"
tlsservertrust = "whitelist"
tlsclienttrust = ""
othernodes = [
  "https://other.example:8080",
]
nodeport = 70000
`;

/** A server with `source` open, and a way to ask about it. */
async function openSource(startClient: () => Promise<LspClient>) {
  const folder = scratchFolder({ 'server.pem': await fixture('cert'), 'server.key': await fixture('key') });
  const client = await startClient();
  const uri = folder.uriOf('orion.conf');
  await client.open(uri, source);
  const document = TextDocument.create(uri, 'orion-config', 1, source);
  const ask = <Answer>(method: string, more: object = {}): Promise<Answer> =>
    client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });
  const behind = (text: string) => document.positionAt(source.indexOf(text) + text.length);
  return { client, uri, folder, document, ask, behind };
}

wireTest('completion offers trust modes in an empty value', async ({ startClient }) => {
  const { client, ask, behind } = await openSource(startClient);
  const items = await ask<CompletionItem[]>('completion', { position: behind('tlsclienttrust = "') });
  assert.ok(items.some(({ label }) => label === 'whitelist'));
  assert.deepEqual(client.complaints, []);
});

wireTest('hover explains a key, and a certificate where its path is', async ({ startClient }) => {
  const { client, ask, behind } = await openSource(startClient);
  const key = await ask<Hover>('hover', { position: behind('tlsserver') });
  assert.match(JSON.stringify(key.contents), /certificate/);
  const path = await ask<Hover>('hover', { position: behind('"server.p') });
  assert.match(JSON.stringify(path.contents), /[0-9a-f]{64}/);
  assert.deepEqual(client.complaints, []);
});

wireTest('a quick fix carries the diagnostic it cures', async ({ startClient }) => {
  const { ask, document, behind } = await openSource(startClient);
  const { items } = await ask<FullDocumentDiagnosticReport>('diagnostic');
  const diagnostic = items.find(({ code }) => code === 'out-of-range');
  assert.ok(diagnostic);
  const position = behind('nodeport = 7');
  const actions = await ask<CodeAction[]>('codeAction', {
    range: { start: position, end: position },
    context: { diagnostics: [diagnostic] },
  });
  const silence = actions.find(({ title }) => title === 'Silence out-of-range on this line');
  assert.deepEqual(silence?.diagnostics, [diagnostic]);
  assert.match(afterwards(document, silence), /^nodeport = 70000 # orion-ignore: out-of-range$/m);
});

wireTest('fix all corrects spelling in the whole document', async ({ startClient }) => {
  const client = await startClient();
  const uri = 'untitled:Untitled-1';
  const text = 'TLS = "strict"\nNodePort = 8080\n';
  await client.open(uri, text);
  const start = { line: 0, character: 0 };
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], only: ['source.fixAll'] },
  });
  assert.deepEqual(
    actions.map(({ kind }) => kind),
    ['source.fixAll.orion'],
  );
  const [action] = actions;
  assert.ok(action);
  const after = afterwards(TextDocument.create(uri, 'orion-config', 1, text), action);
  assert.match(after, /^nodeport = 8080$/m);
});

wireTest('outline, folding, links and definitions', async ({ startClient }) => {
  const { ask, folder, behind } = await openSource(startClient);
  const symbols = await ask<DocumentSymbol[]>('documentSymbol');
  assert.deepEqual(
    symbols.map(({ name, children }) => `${name} ${children?.length}`),
    ['Node API 6', 'Outgoing connections 1'],
  );
  const folds = await ask<FoldingRange[]>('foldingRange');
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 1],
      [7, 8],
    ],
  );
  const links = await ask<DocumentLink[]>('documentLink');
  const targets = [folder.uriOf('server.pem'), folder.uriOf('server.key')];
  assert.deepEqual(
    links.map(({ target }) => target),
    targets,
  );
  const [location] = await ask<Location[]>('definition', { position: behind('"server.k') });
  assert.equal(location?.uri, targets[1]);
});

wireTest('the status of each endpoint, and word when it changes', async ({ startClient }) => {
  const { client, uri, ask, behind } = await openSource(startClient);
  const status = () => client.connection.sendRequest<ConfigStatus>('orionTls/status', { uri });
  const texts = async () => (await status()).endpoints.map(({ text, severity }) => `${text}: ${severity}`);
  // The mode that is none and the port keep Orion from starting, and so every endpoint.
  assert.deepEqual(await texts(), ['mutual TLS, whitelist: error', 'TLS, mode not known: error', 'TLS off: error']);
  const changed = client.nextStatusChange();
  const position = behind('tlsclienttrust = "');
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: position, end: position }, text: 'whitelist' },
      { range: { start: behind('nodeport = '), end: behind('nodeport = 7') }, text: '1' },
    ],
  });
  await ask('diagnostic');
  assert.deepEqual(await changed, { uri });
  // Warnings, since the whitelists are empty: nobody gets in.
  const whitelist = 'mutual TLS, whitelist: warning';
  assert.deepEqual(await texts(), [whitelist, whitelist, 'TLS off: warning']);
});

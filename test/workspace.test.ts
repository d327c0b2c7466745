/** The workspace without a connection: which documents are configurations, what is kept and what is not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace } from '../server/src/workspace.ts';
import { fixture, testNow } from './support/fixtures.ts';
import { type MemoryEntry, memoryFiles } from './support/memory-files.ts';

function workspaceOf(entries: Record<string, MemoryEntry>, settings: unknown = undefined) {
  const open = new Map<string, TextDocument>();
  const workspace = createWorkspace({
    documents: { get: (uri) => open.get(uri), all: () => [...open.values()] },
    files: memoryFiles(entries),
    clock: () => new Date(testNow),
    settings: { fetch: async () => settings, complain: assert.fail },
  });
  const show = (uri: string, text: string, version = 1, languageId = '') =>
    open.set(uri, TextDocument.create(uri, languageId, version, text));
  return { workspace, open, show };
}

async function collect(uris: AsyncGenerator<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const uri of uris) found.push(uri);
  return found;
}

test('workspace: a configuration is parsed once a version', async () => {
  const { workspace, show, open } = workspaceOf({});
  const uri = 'untitled:orion.conf';
  show(uri, 'tls = "off"');
  const first = await workspace.context(uri);
  assert.equal((await workspace.context(uri))?.config, first?.config);
  show(uri, 'tls = "strict"', 2);
  const second = await workspace.context(uri);
  assert.notEqual(second?.config, first?.config);
  assert.equal(second?.config.strictEndpoints.length, 2);
  open.delete(uri);
  workspace.close(uri);
  assert.equal(await workspace.context(uri), undefined);
});

test('workspace: a document that is opened anew is read anew, though it has the version of the last one', async () => {
  const { workspace, show } = workspaceOf({ '/w/tls-known-clients': '' });
  for (const uri of ['file:///w/orion.conf', 'file:///w/tls-known-clients']) {
    const counts: (number | undefined)[] = [];
    for (const text of ['a 00\n', 'a\nb\n']) {
      show(uri, text);
      counts.push(((await workspace.analyse(uri)) ?? (await workspace.analyseKnownHosts(uri)))?.findings.length);
    }
    assert.notEqual(counts[0], counts[1], uri);
  }
});

test('workspace: what has no URI is no document of ours, and harms no other', async () => {
  const { workspace, show } = workspaceOf({});
  show('file:///w/orion.conf', 'tls = "off"\nnodeport = 1');
  for (const uri of ['a b:c', 'file:////w//orion.conf', '']) {
    show(uri, 'tls = "off"\nnodeport = 1', 1, 'orion-config');
    workspace.changed(uri);
    if (uri !== '') assert.equal(await workspace.analyse(uri), undefined);
    assert.equal(await workspace.analyseKnownHosts(uri), undefined);
  }
  assert.equal((await workspace.network()).nodes.length, 2);
});

test('workspace: a file that is not open is read from disk, without its byte order mark', async () => {
  const { workspace } = workspaceOf({ '/w/orion.conf': '\ufefftls = "off"', '/w/other.toml': 'a = 1' });
  const context = await workspace.context('file:///w/orion.conf');
  assert.equal(context?.config.text, 'tls = "off"');
  assert.equal(context.facts.byteOrderMark, true);
  assert.equal(await workspace.context('file:///w/other.toml'), undefined);
  assert.equal(await workspace.context('file:///w/missing.conf'), undefined);
});

test('workspace: content decides only where the setting lets it', async () => {
  const text = 'tls = "off"\nnodeport = 1';
  const willing = workspaceOf({ '/w/a.conf': text });
  assert.ok(await willing.workspace.context('file:///w/a.conf'));
  const unwilling = workspaceOf({ '/w/a.conf': text }, { detectByContent: false });
  assert.equal(await unwilling.workspace.context('file:///w/a.conf'), undefined);
  assert.deepEqual(await collect(unwilling.workspace.configurations()), []);
});

test('workspace: the name or the language of a document has to allow that its content decides', async () => {
  const { workspace, show } = workspaceOf({});
  const isConfig = async (uri: string, languageId: string) => {
    show(uri, 'tls = true\nstorage = "memory"', 1, languageId);
    return (await workspace.context(uri)) !== undefined;
  };
  assert.equal(await isConfig('file:///w/service.properties', 'properties'), false);
  assert.equal(await isConfig('file:///w/service.conf', 'properties'), true);
  assert.equal(await isConfig('file:///w/service.txt', 'plaintext'), true);
  assert.equal(await isConfig('untitled:Untitled-1', 'toml'), true);
});

test('workspace: the paths that open configurations name are known until they close', async () => {
  const { workspace, show, open } = workspaceOf({ '/w/x': '', '/w/orion.conf': 'tlsservercert = "closed.pem"' });
  const uri = 'file:///w/a/orion.conf';
  show(uri, 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "/nowhere/at/all.key"');
  await workspace.context('file:///w/orion.conf');
  assert.deepEqual([...workspace.namedPaths()], []);
  await workspace.context(uri);
  const paths = workspace.namedPaths();
  assert.ok(paths.has('/w/a/a.pem'));
  assert.ok(!paths.has('/nowhere/at/all.key'), 'a folder that is not on this machine is not watched');
  open.delete(uri);
  workspace.close(uri);
  assert.equal(workspace.namedPaths().size, 0);
});

test('workspace: without trust nothing outside its folders is read', async () => {
  const { workspace } = workspaceOf({
    '/w/orion.conf': 'tls = "strict"',
    '/w/link.conf': { kind: 'link', to: '/secret/orion.conf' },
    '/secret/orion.conf': 'tls = "strict"\nnodeport = 1',
    '/secret/file': 'x',
  });
  workspace.folders.set(['file:///w']);
  assert.deepEqual(await collect(workspace.configurations()), ['file:///w/link.conf', 'file:///w/orion.conf']);
  workspace.folders.trust(false);
  assert.deepEqual(await collect(workspace.configurations()), ['file:///w/orion.conf']);
  assert.ok(await workspace.context('file:///w/orion.conf'));
  assert.equal(await workspace.context('file:///w/link.conf'), undefined);
  assert.equal(await workspace.textOf('/secret/file'), undefined);
  workspace.folders.trust(true);
  assert.equal(await workspace.textOf('/secret/file'), 'x');
});

test('workspace: a document without a place is checked without looking at files', async () => {
  const { workspace, show } = workspaceOf({ '/a.pem': await fixture('cert') });
  show('untitled:a', 'tls = "strict"\ntlsservercert = "a.pem"', 1, 'orion-config');
  const context = await workspace.context('untitled:a');
  assert.equal(context?.facts.file('tlsservercert')?.state.kind, 'not-trusted');
});

test('workspace: a file that a watcher reported is read again, even with the same time and size', async () => {
  const entries: Record<string, MemoryEntry> = {
    '/w/a.pem': { kind: 'file', content: await fixture('cert'), size: 9 },
  };
  const { workspace, show } = workspaceOf(entries);
  show('file:///w/orion.conf', 'tlsservercert = "a.pem"');
  const state = async () => (await workspace.context('file:///w/orion.conf'))?.facts.file('tlsservercert')?.state;
  const first = await state();
  assert.equal(first?.kind, 'file');
  const content = async () => {
    const now = await state();
    return now?.kind === 'file' ? now.content : undefined;
  };
  const before = await content();
  assert.equal(await content(), before);
  workspace.forgetFile('file:///w/a.pem');
  assert.notEqual(await content(), before);
});

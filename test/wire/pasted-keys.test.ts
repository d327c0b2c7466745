/** A private key that somebody has pasted into a configuration or a known-hosts file: nothing that the server says holds a piece of it. */

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { properties } from '../../server/src/model/properties.ts';
import * as protocol from '../../server/src/protocol.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { type LspClient, wireTest } from '../support/lsp-client.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' })).trimEnd();

const spellings: Readonly<Record<string, string>> = {
  'a literal string of several lines': `'''${pem}'''`,
  'a string with escapes': `"${pem.replaceAll('\n', '\\n')}"`,
  'a list': `[${pem.split('\n').map((line) => `"${line}"`)}]`,
  'a statement': pem,
};

/** What the masker has to take for a key as well; what is made of values was tried with the others. */
const oddSpellings: Readonly<Record<string, string>> = {
  'a list with comments': `[${pem.split('\n').map((line) => `"${line}", # x\n`)}]`,
  'a string with tabs': `"${pem.replaceAll('\n', '\\n\\t')}"`,
  'a string with code points': `"${pem.replaceAll('\n', '\\u000A')}"`,
  'a string of lines that go on': `"""${pem.replaceAll('\n', '\\\n')}"""`,
  'a statement with a comment': pem.replace('\n', ' # orion-ignore: pem-in-config\n'),
};

const base: Readonly<Record<string, string>> = {
  nodeurl: '"https://node1.example:8080/"',
  tls: '"strict"',
  clientconnectiontls: '"strict"',
  tlsservercert: '"c.pem"',
  tlsclienttrust: '"ca"',
  othernodes: '["https://node2.example:8080/"]',
};

/** A configuration in which one property has the key for its value. */
function configWith(key: string, value: string): string {
  return Object.entries({ ...base, [key]: value })
    .map(([name, written]) => `${name} = ${written}\n`)
    .join('');
}

const isBody = (line: string) => /^[A-Za-z0-9+/]{64}$/.test(line);

async function askEverything({ connection }: LspClient, uri: string, text: string): Promise<void> {
  const ask = (method: string, params: object) => connection.sendRequest(method, params).catch(() => undefined);
  const textDocument = { uri };
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  for (const method of ['diagnostic', 'documentSymbol', 'documentLink', 'foldingRange', 'codeLens', 'inlayHint']) {
    await ask(`textDocument/${method}`, { textDocument, range });
  }
  await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  for (const [line, content] of lines.entries()) {
    // The lines in the middle of the key are like its first one.
    if (isBody(content) && isBody(lines[line - 1] ?? '')) continue;
    for (const character of [2, Math.floor(content.length / 2)]) {
      for (const method of ['hover', 'completion', 'definition']) {
        await ask(`textDocument/${method}`, { textDocument, position: { line, character } });
      }
    }
  }
  for (const request of [protocol.statusRequest, protocol.pairsRequest, protocol.peerLinesRequest]) {
    await ask(request, { uri });
  }
  await ask(protocol.knownHostsRequest, { uri });
  await ask(protocol.namedKnownHostsRequest, { textDocument });
  await ask(protocol.whitelistPlanRequest, { config: uri });
  await ask('workspace/executeCommand', { command: protocol.serverCommands.generate, arguments: [{ config: uri }] });
}

const everyKey = properties.map(({ key }) => key);
const someKeys = ['tlsserverkey', 'tlsserverchain', 'othernodes', 'workdir'];
const tries = [
  ...Object.entries(spellings).map((spelling) => [...spelling, everyKey] as const),
  ...Object.entries(oddSpellings).map((spelling) => [...spelling, someKeys] as const),
];

for (const [given, value, keys] of tries) {
  wireTest(`a key as the value of ${keys.length} properties, as ${given}`, async ({ startClient }) => {
    const folder = scratchFolder();
    const client = await startClient({ folders: [folder.uri], initializationOptions: { trace: 'verbose' } });
    for (const key of keys) {
      const uri = folder.uriOf(`${key}/orion.conf`);
      const text = configWith(key, value);
      await client.open(uri, text);
      await askEverything(client, uri, text);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
    assert.match(client.traffic(), /private key/);
    assertNoKeyMaterial(client.traffic(), pem);
    assertNoKeyMaterial(readdirSync(folder.path, { recursive: true }), pem);
  });
}

wireTest('a key among known hosts, and in a comment', async ({ startClient }) => {
  const lines = `node2 ${'a1'.repeat(32)}\n${pem}\nnode3 zz\n# ${pem.replaceAll('\n', '\n# ')}\n`;
  const folder = scratchFolder({ 'tls-known-clients': lines });
  const client = await startClient({ folders: [folder.uri] });
  const known = folder.uriOf('tls-known-clients');
  const config = folder.uriOf('orion.conf');
  const text = `${configWith('tlsservertrust', '"whitelist"')}# ${pem.replaceAll('\n', '\n# ')}\n`;
  await client.open(config, text);
  await askEverything(client, config, text);
  await askEverything(client, known, lines);
  await client.open(known, lines, 'orion-known-hosts');
  await askEverything(client, known, lines);
  assert.match(client.traffic(), /node3/);
  assertNoKeyMaterial(client.traffic(), pem);
});

/** The TextMate grammars: equal to the tables, and scoping what a reader needs to see. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { configGrammar } from '../../scripts/grammar.ts';

const grammarFiles: Readonly<Record<string, string>> = {
  'source.orion-config': 'syntaxes/orion-config.tmLanguage.json',
  'source.orion-known-hosts': 'syntaxes/orion-known-hosts.tmLanguage.json',
};

async function loadGrammar(scope: string): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM((await readFile(wasm)).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(name) {
      const file = grammarFiles[name];
      return file === undefined ? null : parseRawGrammar(await readFile(file, 'utf8'), file);
    },
  });
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar);
  return grammar;
}

/** The innermost scope of each piece of a line, by its text. */
function scopesOf(grammar: IGrammar, line: string): Record<string, string> {
  const { tokens } = grammar.tokenizeLine(line, INITIAL);
  return Object.fromEntries(
    tokens.map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.at(-1) ?? '']),
  );
}

test('the grammar on disk is the one that the tables make', async () => {
  assert.deepEqual(JSON.parse(await readFile('syntaxes/orion-config.tmLanguage.json', 'utf8')), configGrammar());
});

const configLines: readonly (readonly [line: string, text: string, scope: RegExp])[] = [
  ['tlsservertrust = "insecure-record"', 'insecure-record', /^invalid\.deprecated\.trust-mode/],
  ['tlsservertrust = "whitelist"', 'whitelist', /^constant\.language\.trust-mode\.orion-config$/],
  ['tlsservertrust = "ca-or-tofu"', 'ca-or-tofu', /^constant\.language\.trust-mode\.orion-config$/],
  ["tls = 'strict'", 'strict', /switch\.on/],
  ['tls = "off" # why', 'off', /switch\.off/],
  ['tls = "off" # why', ' why', /^comment/],
  ['tlsservercert = "insecure-record"', 'insecure-record', /^string/],
  ['tlsservercrt = "x"', 'tlsservercrt', /variable\.other\.unknown/],
  ['nodeport = 8080', 'nodeport', /support\.type\.property-name/],
  ['nodeport = 8080', '8080', /constant\.numeric/],
  ['workdir = "C:\\new"', '\\n', /constant\.character\.escape/],
  ['workdir = "C:\\certs"', '\\c', /invalid\.illegal\.escape/],
  ['nodeurl = "http://{{ host }}:8080/"', '{{ host }}', /placeholder/],
  ['{% if tls %}', '{% if tls %}', /template/],
  ['[tls]', 'tls', /entity\.name\.section/],
];

test('configuration lines are scoped', async (t) => {
  const grammar = await loadGrammar('source.orion-config');
  for (const [line, text, scope] of configLines) {
    await t.test(line, () => assert.match(scopesOf(grammar, line)[text] ?? 'no such token', scope));
  }
});

test('known-hosts lines are scoped by whether they can match', async () => {
  const grammar = await loadGrammar('source.orion-known-hosts');
  const sha256 = 'ab'.repeat(32);
  const sha1 = 'ab'.repeat(20);
  assert.match(scopesOf(grammar, `node1:8080 ${sha256}`)[sha256] ?? '', /^constant\.numeric/);
  assert.match(scopesOf(grammar, `node1:8080 ${sha1}`)[sha1] ?? '', /^invalid\.deprecated/);
  assert.match(scopesOf(grammar, 'node1:8080')['node1:8080'] ?? '', /^invalid\.illegal/);
  assert.match(scopesOf(grammar, '# a comment')['# a comment'] ?? '', /^comment/);
});

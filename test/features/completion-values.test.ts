/** Completion of values: the right ones for the property, correct text in every state of quotes, brackets and commas. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompletionItemTag } from 'vscode-languageserver-types';
import { checkCompletion, labelsAt, sortItems } from '../support/check-completion.ts';

const cases: readonly { given: string; source: string; accepted: Record<string, string | false> }[] = [
  { given: 'nothing', source: 'tlsservertrust = |', accepted: { whitelist: 'tlsservertrust = "whitelist"' } },
  { given: 'nothing, no blank', source: 'tlsservertrust =|', accepted: { whitelist: 'tlsservertrust = "whitelist"' } },
  { given: 'nothing before a comment', source: 'tls = | # why', accepted: { strict: 'tls = "strict" # why' } },
  { given: 'an unquoted word', source: 'tls = st|', accepted: { strict: 'tls = "strict"' } },
  {
    given: 'the middle of an unquoted word',
    source: 'tls = st|reict # why',
    accepted: { strict: 'tls = "strict" # why' },
  },
  { given: 'an opening quote', source: 'tls = "|', accepted: { strict: 'tls = "strict"' } },
  {
    given: 'an opening quote and a word',
    source: 'tls = "st|\nnodeport = 1',
    accepted: { strict: 'tls = "strict"\nnodeport = 1' },
  },
  {
    given: 'an opening quote before a comment',
    source: 'tls = "st| # why',
    accepted: { strict: 'tls = "strict" # why' },
  },
  { given: 'empty quotes', source: 'tls = "|"', accepted: { strict: 'tls = "strict"' } },
  { given: 'a word in quotes', source: 'tls = "st|ra" # why', accepted: { strict: 'tls = "strict" # why' } },
  { given: 'the end of a value', source: 'tls = "strict"|', accepted: { strict: 'tls = "strict"' } },
  { given: 'the start of a value', source: 'tls = |"off"', accepted: { strict: 'tls = "strict"' } },
  { given: 'literal quotes', source: "tls = 's|'", accepted: { strict: "tls = 'strict'" } },
  { given: 'an opening literal quote', source: "tls = '|", accepted: { strict: "tls = 'strict'" } },
  { given: 'triple quotes', source: 'tls = """s|"""', accepted: { strict: 'tls = "strict"' } },
  { given: 'another type', source: 'tls = t|rue', accepted: { strict: 'tls = "strict"' } },
  {
    given: 'a value in a broken file',
    source: 'x\ny = "\n= 3\ntls = |',
    accepted: { strict: 'x\ny = "\n= 3\ntls = "strict"' },
  },
  { given: 'a number', source: 'nodeport = |', accepted: { 8080: 'nodeport = 8080', 0: 'nodeport = 0' } },
  { given: 'a half number', source: 'clientport = 88|', accepted: { 8888: 'clientport = 8888' } },
  {
    given: 'a port that is taken',
    source: 'clientport = 8080\nnodeport = |',
    accepted: { 8080: false, 0: 'clientport = 8080\nnodeport = 0' },
  },
  {
    given: 'a host',
    source: 'nodenetworkinterface = "|"',
    accepted: { '0.0.0.0': 'nodenetworkinterface = "0.0.0.0"' },
  },
  {
    given: 'a storage',
    source: 'storage = |',
    accepted: {
      mapdb: 'storage = "mapdb"',
      'sql:jdbc:postgresql:…': 'storage = "sql:jdbc:postgresql://localhost:5432/orion"',
    },
  },
  {
    given: 'a URL',
    source: 'nodeurl = |',
    accepted: { 'http://node1.example:8080/': 'nodeurl = "http://node1.example:8080/"' },
  },
  {
    given: 'a half URL',
    source: 'tls = "strict"\nnodeurl = "ht|"',
    accepted: { 'https://node1.example:8080/': 'tls = "strict"\nnodeurl = "https://node1.example:8080/"' },
  },
  {
    given: 'a URL of the client API',
    source: 'clientconnectiontls = "strict"\nclienturl = "|"',
    accepted: {
      'https://node1.example:8888/': 'clientconnectiontls = "strict"\nclienturl = "https://node1.example:8888/"',
    },
  },
  {
    given: 'a list without brackets',
    source: 'othernodes = |',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["http://node2.example:8080/"]' },
  },
  {
    given: 'a text where a list belongs',
    source: 'othernodes = "h|"',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["http://node2.example:8080/"]' },
  },
  {
    given: 'an empty list',
    source: 'othernodes = [|]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["http://node2.example:8080/"]' },
  },
  {
    given: 'a comma',
    source: 'othernodes = ["a",|]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'no comma',
    source: 'othernodes = ["a" |]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'no comma, and nothing between',
    source: 'othernodes = ["a"h|]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'no comma on the line above',
    source: 'othernodes = [\n  "a" # b, c\n  |\n]',
    accepted: {
      'http://node2.example:8080/': 'othernodes = [\n  "a", # b, c\n  "http://node2.example:8080/"\n]',
    },
  },
  {
    given: 'an item that follows',
    source: 'othernodes = [| "a"]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["http://node2.example:8080/", "a"]' },
  },
  {
    given: 'an item in quotes',
    source: 'othernodes = ["a", "h|"]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'an unclosed item',
    source: 'othernodes = ["a", "h|]',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'a list that is left open',
    source: 'othernodes = [| # why\ntls = "off"',
    accepted: {
      'http://node2.example:8080/': 'othernodes = ["http://node2.example:8080/"] # why\ntls = "off"',
    },
  },
  {
    given: 'a quote in a list that is left open',
    source: 'othernodes = ["a", "h|',
    accepted: { 'http://node2.example:8080/': 'othernodes = ["a", "http://node2.example:8080/"]' },
  },
  {
    given: 'a list over several lines that is left open',
    source: 'othernodes = [\n"|\n',
    accepted: { 'http://node2.example:8080/': 'othernodes = [\n"http://node2.example:8080/"\n' },
  },
  {
    given: 'an item that is listed already',
    source: 'othernodes = ["http://node2.example:8080/", |]',
    accepted: { 'http://node2.example:8080/': false },
  },
];

for (const { given, source, accepted } of cases) {
  test(`values at ${given}`, async () => {
    await checkCompletion(source, accepted);
  });
}

const silent: readonly string[] = [
  'tls = ["|"]',
  'tls = { x = "|" }',
  'unknown = "|"',
  'ipwhitelist = "|"',
  '[table]\ntls = "|"',
  'tls = """\n|"""',
  'othernodes = |["a"]',
];

for (const source of silent) {
  test(`nothing is offered at ${JSON.stringify(source)}`, async () => assert.deepEqual(await labelsAt(source), []));
}

test('server trust modes: safest first, aliases behind their plain name', async () => {
  assert.deepEqual(await labelsAt('tlsservertrust = "|"'), [
    'whitelist',
    'ca',
    'ca-or-whitelist',
    'tofu',
    'ca-or-tofu',
    'insecure-tofa',
    'insecure-ca-or-tofa',
    'insecure-no-validation',
    'insecure-ca-or-record',
    'insecure-record',
  ]);
});

test('client trust modes leave out the spellings that Orion refuses there', async () => {
  assert.deepEqual(await labelsAt('tlsclienttrust = |'), [
    'whitelist',
    'ca',
    'ca-or-whitelist',
    'tofu',
    'ca-or-tofu',
    'insecure-no-validation',
    'insecure-ca-or-record',
    'insecure-record',
  ]);
});

const insecure: Record<string, readonly string[]> = {
  tlsservertrust: [
    'tofu',
    'ca-or-tofu',
    'insecure-tofa',
    'insecure-ca-or-tofa',
    'insecure-no-validation',
    'insecure-ca-or-record',
    'insecure-record',
  ],
  clientconnectiontlsservertrust: [
    'tofu',
    'ca-or-tofu',
    'insecure-tofa',
    'insecure-ca-or-tofa',
    'insecure-no-validation',
    'insecure-ca-or-record',
    'insecure-record',
  ],
  tlsclienttrust: ['insecure-no-validation', 'insecure-ca-or-record', 'insecure-record'],
};

for (const [key, modes] of Object.entries(insecure)) {
  test(`${key}: what lets strangers in is marked, second spellings are deprecated, each has its meaning`, async () => {
    const items = sortItems(await checkCompletion(`${key} = |`, {}));
    const marked = items.filter((item) => item.labelDetails?.description === 'insecure').map(({ label }) => label);
    assert.deepEqual(marked, modes);
    const deprecated = items
      .filter(({ tags }) => tags?.includes(CompletionItemTag.Deprecated))
      .map(({ label }) => label);
    const aliases = ['insecure-tofa', 'insecure-ca-or-tofa', 'insecure-record'].filter((mode) => modes.includes(mode));
    assert.deepEqual(deprecated, aliases);
    for (const { documentation } of items) {
      assert.ok(typeof documentation === 'object');
      assert.match(documentation.value, /First contact/);
    }
  });
}

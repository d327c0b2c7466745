/** Completion of keys and blocks: whole lines, in every state of typing. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../server/src/features/completion.ts';
import { properties } from '../../server/src/model/properties.ts';
import { acceptItem, checkCompletion, fullSupport, labelsAt, sortItems } from '../support/check-completion.ts';
import { makeContext } from '../support/make-context.ts';

const cases: readonly { given: string; source: string; accepted: Record<string, string | false> }[] = [
  {
    given: 'an empty file',
    source: '|',
    accepted: {
      tls: 'tls = "strict"',
      tlsservertrust: 'tlsservertrust = "whitelist"',
      tlsclienttrust: 'tlsclienttrust = "whitelist"',
      tlsservercert: 'tlsservercert = "tls-server-cert.pem"',
      tlsserverchain: 'tlsserverchain = ["ca.pem"]',
      nodeport: 'nodeport = 8080',
      nodeurl: 'nodeurl = "http://node1.example:8080/"',
      othernodes: 'othernodes = ["http://node2.example:8080/"]',
      nodenetworkinterface: 'nodenetworkinterface = "127.0.0.1"',
      storage: 'storage = "leveldb"',
      workdir: 'workdir = "/var/lib/orion"',
      publickeys: 'publickeys = ["nodeKey.pub"]',
    },
  },
  {
    given: 'a new line',
    source: 'tls = "off"\n|\n',
    accepted: { tlsserverkey: 'tls = "off"\ntlsserverkey = "tls-server-key.pem"\n', tls: false },
  },
  { given: 'a word', source: 'tlsserv|', accepted: { tlsservercert: 'tlsservercert = "tls-server-cert.pem"' } },
  {
    given: 'the middle of a word',
    source: 'tls|serv',
    accepted: { tlsservercert: 'tlsservercert = "tls-server-cert.pem"' },
  },
  { given: 'an indented word', source: '  tl| # note', accepted: { tls: '  tls = "strict" # note' } },
  { given: 'an opening quote', source: '"tl|', accepted: { tls: 'tls = "strict"' } },
  { given: 'a quoted word', source: '"tl|"', accepted: { tls: 'tls = "strict"' } },
  { given: 'a literal quoted word', source: "'tl|'", accepted: { tls: 'tls = "strict"' } },
  {
    given: 'a key with a value',
    source: 'tls|x = "off"',
    accepted: { tls: 'tls = "off"', tlsservercert: 'tlsservercert = "off"' },
  },
  { given: 'a quoted key with a value', source: '"tls|x" = "off"', accepted: { tls: 'tls = "off"' } },
  { given: 'its own key', source: 'tl|s = "off"', accepted: { tls: 'tls = "off"' } },
  { given: 'a key without its value', source: 'tl| = ', accepted: { tls: 'tls = "strict" ' } },
  {
    given: 'a key without its value before a comment',
    source: 'tl| = # why',
    accepted: { tls: 'tls = "strict" # why' },
  },
  {
    given: 'a broken line above',
    source: 'nodeurl = "http\n|\nx',
    accepted: { tls: 'nodeurl = "http\ntls = "strict"\nx' },
  },
  { given: 'Windows line breaks', source: 'a = 1\r\n|\r\n', accepted: { tls: 'a = 1\r\ntls = "strict"\r\n' } },
  {
    given: 'TLS switched on',
    source: 'tls = "strict"\n|',
    accepted: { nodeurl: 'tls = "strict"\nnodeurl = "https://node1.example:8080/"' },
  },
  {
    given: 'another port',
    source: 'nodeport = 9001\n|',
    accepted: { nodeurl: 'nodeport = 9001\nnodeurl = "http://node1.example:9001/"' },
  },
  {
    given: 'a relative workdir, which Orion doubles for the client pair',
    source: 'workdir = "data"\n|',
    accepted: {
      tlsclientkey: 'workdir = "data"\ntlsclientkey = "/etc/orion/tls-client-key.pem"',
      tlsserverkey: 'workdir = "data"\ntlsserverkey = "tls-server-key.pem"',
    },
  },
  {
    given: 'a workdir that is no detour',
    source: 'workdir = "./"\n|',
    accepted: { tlsclientkey: 'workdir = "./"\ntlsclientkey = "tls-client-key.pem"' },
  },
  {
    given: 'a branch of a template',
    source: '{% if a %}\ntls = "off"\n{% else %}\n|\n{% endif %}',
    accepted: { tls: '{% if a %}\ntls = "off"\n{% else %}\ntls = "strict"\n{% endif %}' },
  },
];

for (const { given, source, accepted } of cases) {
  test(`keys at ${given}`, async () => {
    await checkCompletion(source, accepted);
  });
}

const silent: readonly { given: string; source: string }[] = [
  { given: 'in a table', source: '[table]\n|' },
  { given: 'at a key in a table', source: '[table]\ntl|' },
  { given: 'in a header', source: '[tl|]' },
  { given: 'in a comment', source: '# tl|' },
  { given: 'at a dotted key', source: 'tls.s| = 1' },
  { given: 'behind a complete value', source: 'tls = "off" |' },
  { given: 'in a template line', source: '{% if |a %}\n' },
];

for (const { given, source } of silent) {
  test(`nothing is offered ${given}`, async () => assert.deepEqual(await labelsAt(source), []));
}

test('every property is offered once, those without effect last', async () => {
  const labels = (await labelsAt('x|')).filter((label) => !label.includes(' '));
  assert.deepEqual([...labels].sort(), properties.map(({ key }) => key as string).sort());
  assert.deepEqual(labels.slice(-3).sort(), ['clienturl', 'ipwhitelist', 'verbosity']);
});

test('keys of one endpoint stand together and say which it is', async () => {
  const items = sortItems(await checkCompletion('tls|', {}));
  const notes = items.map((item) => item.labelDetails?.description);
  const runs = notes.filter((note, index) => note !== notes[index - 1]);
  assert.equal(new Set(runs).size, runs.length);
  assert.ok(notes.includes('TLS: client API'));
});

test('documentation tells the default and the environment variable', async () => {
  const items = await checkCompletion('tlsservertrust|', {});
  const documentation = items.find(({ label }) => label === 'tlsservertrust')?.documentation;
  assert.ok(typeof documentation === 'object');
  assert.match(documentation.value, /Default: `"tofu"`/);
  assert.match(documentation.value, /`ORION_TLSSERVERTRUST` overrides this file/);
});

const whitelistBlock = `tls = "strict"
tlsservercert = "tls-server-cert.pem"
tlsserverkey = "tls-server-key.pem"
tlsservertrust = "whitelist"
tlsknownclients = "tls-known-clients"
tlsclientcert = "tls-client-cert.pem"
tlsclientkey = "tls-client-key.pem"
tlsclienttrust = "whitelist"
tlsknownservers = "tls-known-servers"`;

test('a block writes all its lines', async () => {
  await checkCompletion('|', {
    'Mutual TLS with a whitelist': whitelistBlock,
    'Client connection (Besu) over TLS': `clientconnectiontls = "strict"
clientconnectiontlsservercert = "client-connection-tls-server-cert.pem"
clientconnectiontlsserverkey = "client-connection-tls-server-key.pem"
clientconnectiontlsservertrust = "whitelist"
clientconnectiontlsknownclients = "client-connection-tls-known-clients"`,
  });
});

test('a block has the line breaks of the document', async () => {
  await checkCompletion('a = 1\r\n|', {
    'Mutual TLS with a whitelist': `a = 1\r\n${whitelistBlock.replaceAll('\n', '\r\n')}`,
  });
});

test('a block leaves out what is set, and is not offered where it is contradicted or nearly complete', async () => {
  const [first = '', ...rest] = whitelistBlock.split('\n');
  await checkCompletion(`tls = "STRICT"\n|`, { 'Mutual TLS with a whitelist': `tls = "STRICT"\n${rest.join('\n')}` });
  await checkCompletion(`tls = "off"\n|`, {
    'Mutual TLS with a whitelist': false,
    'Mutual TLS with a private CA': false,
  });
  await checkCompletion(`tlsservertrust = "tofu"\n|`, { 'Mutual TLS with a whitelist': false });
  await checkCompletion(`${[first, ...rest.slice(1)].join('\n')}\n|`, { 'Mutual TLS with a whitelist': false });
});

test('whatever is accepted on an empty line is a configuration that Orion takes', async () => {
  for (const before of ['', 'workdir = "data"\n', 'tls = "strict"\nnodeport = 1\n']) {
    const context = await makeContext(before);
    for (const item of await complete(context, before.length, fullSupport)) {
      const { config } = await makeContext(acceptItem(context, item));
      assert.deepEqual(config.toml.problems, [], item.label);
      assert.deepEqual(config.toml.redefinitions, [], item.label);
      assert.deepEqual(config.strays, [], item.label);
      assert.deepEqual(
        config.occurrences.flatMap(({ refusals }) => refusals),
        [],
        item.label,
      );
      assert.ok(
        config.occurrences.every(({ usable }) => usable),
        item.label,
      );
    }
  }
});

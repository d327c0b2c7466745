/** Code lenses: above which line, in which words, with which commands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses } from '../../server/src/features/code-lens.ts';
import { clientCommands } from '../../server/src/protocol.ts';
import { type FeatureSurroundings, makeContext } from '../support/make-context.ts';

const all = Object.values(clientCommands);

/** `line: title` of each lens, with `!` where it is a command. */
async function lensesOf(source: string, surroundings: FeatureSurroundings = {}, known: readonly string[] = all) {
  const lenses = codeLenses(await makeContext(source, surroundings), known);
  return lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}${command?.command ? '!' : ''}`);
}

const pair = { 'c.pem': 'cert', 'k.pem': 'key' };
const server = 'tlsservercert = "c.pem"\ntlsserverkey = "k.pem"\n';

const cases: readonly {
  readonly name: string;
  readonly source: string;
  readonly lenses: readonly string[];
  readonly surroundings?: FeatureSurroundings;
  readonly known?: readonly string[];
}[] = [
  {
    name: 'both endpoints of a switch, one with its pair',
    source: `# ours\n${server}tls = "strict"\n`,
    surroundings: { files: pair },
    lenses: [
      '3: node API: expires in 516 days',
      '3: Renew!',
      '3: Copy fingerprint!',
      '3: outgoing connections: no certificate yet',
      '3: Generate!',
    ],
  },
  {
    name: 'the switch is not written: above the first of the family',
    source: 'nodeport = 1\nclientconnectiontlsservertrust = "ca"\nclientconnectiontlsservercert = "c.pem"\n',
    lenses: ['1: client API: TLS off'],
  },
  { name: 'nothing of the endpoint is written', source: 'nodeport = 1\n', lenses: [] },
  { name: 'a switch that nobody can judge', source: 'clientconnectiontls = "{{ tls }}"\n', lenses: [] },
  {
    name: 'half a pair',
    source: `clientconnectiontls = "strict"\nclientconnectiontlsservercert = "c.pem"\n`,
    surroundings: { files: { 'c.pem': 'cert' } },
    lenses: ['0: client API: the key is missing, so Orion stops', '0: Generate!'],
  },
  {
    name: 'half a pair, with a client that cannot ask',
    source: `clientconnectiontls = "strict"\nclientconnectiontlsservercert = "c.pem"\n`,
    surroundings: { files: { 'c.pem': 'cert' } },
    known: [],
    lenses: ['0: client API: the key is missing, so Orion stops'],
  },
  {
    name: 'a path that repeats the folder of workdir: nothing is generated beside what is there',
    source: `workdir = "/node/data"\nclientconnectiontls = "strict"\nclientconnectiontlsservercert = "data/c.pem"\n`,
    surroundings: { files: { 'data/c.pem': 'cert' } },
    lenses: ['1: client API: path repeats workdir'],
  },
  {
    name: 'a key that Orion cannot load',
    source: `clientconnectiontls = "strict"\nclientconnectiontlsservercert = "c.pem"\nclientconnectiontlsserverkey = "k.pem"`,
    surroundings: { files: { 'c.pem': 'cert', 'k.pem': 'sec1-key' } },
    lenses: ['0: client API: Orion cannot load the key'],
  },
  {
    name: 'a key of another certificate',
    source: `clientconnectiontls = "strict"\nclientconnectiontlsservercert = "c.pem"\nclientconnectiontlsserverkey = "k.pem"`,
    surroundings: { files: { 'c.pem': 'cert', 'k.pem': 'other-key' } },
    lenses: ['0: client API: key and certificate differ', '0: Renew!', '0: Copy fingerprint!'],
  },
  {
    name: 'paths of another machine',
    source: 'workdir = "/opt/orion"\nclientconnectiontls = "strict"\n',
    lenses: ['1: client API: files of another machine'],
  },
  {
    name: 'a workspace that is not trusted: nothing that writes',
    source: `tls = "strict"\n${server}`,
    surroundings: { files: pair, confinedTo: ['/node'] },
    lenses: ['0: node API: expires in 516 days', '0: Copy fingerprint!', '0: outgoing connections: no certificate yet'],
  },
  {
    name: 'a client without commands',
    source: `tls = "strict"\n${server}`,
    surroundings: { files: pair },
    known: [],
    lenses: ['0: node API: expires in 516 days', '0: outgoing connections: no certificate yet', '0: Generate!'],
  },
  { name: 'a template', source: 'tls = "strict"\n{% if a %}\n', lenses: [] },
  {
    name: 'switched off',
    source: 'tls = "strict"\n',
    surroundings: { settings: { codeLens: false } },
    lenses: [],
  },
];

for (const { name, source, lenses, surroundings, known } of cases) {
  test(`code lenses: ${name}`, async () => {
    assert.deepEqual(await lensesOf(source, surroundings, known), lenses);
  });
}

test('code lenses: client commands get the document and the endpoint, server commands one object', async () => {
  const context = await makeContext('clientconnectiontls = "strict"\n');
  const { uri } = context.document;
  const ofClient = codeLenses(context, all).map(({ command }) => command);
  assert.deepEqual(ofClient[1]?.arguments, [uri, { endpoint: 'client-connection' }]);
  const ofServer = codeLenses(context, []).map(({ command }) => command);
  assert.equal(ofServer[1]?.command, 'orion-tls.generate');
  assert.deepEqual(ofServer[1]?.arguments, [{ config: uri, endpoints: ['client-connection'] }]);
});

test('code lenses: what a few words leave out is in the tooltip', async () => {
  const [lens] = codeLenses(await makeContext('clientconnectiontls = "strict"\n'), all);
  assert.equal(lens?.command?.tooltip, 'no certificate and key yet, Orion will create them');
});

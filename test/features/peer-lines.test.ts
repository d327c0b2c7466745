/** The lines that peers write down for a node, from its configuration and the certificates that are there. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { peerLines } from '../../server/src/features/peer-lines.ts';
import type { PeerLine, PeerLines, Refused } from '../../server/src/protocol.ts';
import { type FixtureName, fixture } from '../support/fixtures.ts';
import { type FeatureSurroundings, makeContext } from '../support/make-context.ts';

const strict = 'tls = "strict"\nclientconnectiontls = "strict"\nclientnetworkinterface = "0.0.0.0"\n';
const files = {
  'tls-server-cert.pem': 'cert',
  'tls-client-cert.pem': 'other-cert',
  'client-connection-tls-server-cert.pem': 'cert',
} as const;

const about = async (name: FixtureName) => new X509Certificate(await fixture(name));
const sha256 = async (name: FixtureName) => (await about(name)).fingerprint256.replaceAll(':', '').toLowerCase();
const commonName = async (name: FixtureName) => /CN=(.*)/.exec((await about(name)).subject)?.[1];

async function answer(text: string, surroundings: FeatureSurroundings) {
  return peerLines(await makeContext(text, surroundings));
}

async function linesOf(text: string, surroundings: FeatureSurroundings): Promise<readonly PeerLine[]> {
  return (await offered(text, surroundings)).lines;
}

async function offered(text: string, surroundings: FeatureSurroundings): Promise<PeerLines> {
  const found = await answer(text, surroundings);
  return 'refused' in found ? assert.fail(found.message) : found;
}

async function refusalOf(text: string, surroundings: FeatureSurroundings = {}): Promise<Refused> {
  const refusal = await answer(text, surroundings);
  return 'refused' in refusal ? refusal : assert.fail(JSON.stringify(refusal));
}

/** What the lines begin with. */
async function namesOf(text: string, surroundings: FeatureSurroundings) {
  return (await linesOf(text, surroundings)).map(({ line }) => line.split(' ')[0]);
}

test('one line an endpoint: the address that is dialled, the name that the client shows, what Besu dials', async () => {
  const nodeurl = 'nodeurl = "https://Node7.example:8080/"\nclientport = 9001\n';
  const lines = await linesOf(nodeurl + strict, { files });
  assert.deepEqual(
    lines.map(({ file, line }) => ({ file, line })),
    [
      { file: 'tlsknownservers', line: `node7.example:8080 ${await sha256('cert')}` },
      { file: 'tlsknownclients', line: `${await commonName('other-cert')} ${await sha256('other-cert')}` },
      { file: 'privacy-tls-known-enclave-file', line: `node7.example:9001 ${await sha256('cert')}` },
    ],
  );
});

test('where nodeurl does not say the address, a certificate may that carries it as its name', async () => {
  const [server] = await linesOf(strict, { files: { 'tls-server-cert.pem': 'cert' } });
  assert.equal(server?.line, `node.example:8080 ${await sha256('cert')}`);
});

test('above a line stands whose it is and where its receiver adds it, in place of an older one', async () => {
  const lines = await linesOf(`nodeurl = "https://node7.example:8080/"\n${strict}`, { files });
  assert.deepEqual(
    lines.map(({ instruction }) => instruction),
    [
      'Server certificate of node7.example:8080: add this line to the file of your tlsknownservers, in place of an older one for the same name',
      'Client certificate of other.example:8080: add this line to the file of your tlsknownclients, in place of an older one for the same name',
      'Client API of node7.example:8888, as --privacy-url of your Besu has it: add this line to the file of its --privacy-tls-known-enclave-file, in place of an older one for the same name',
    ],
  );
});

test('where nodeurl is a placeholder, a certificate may say what peers dial', async () => {
  const nodeurl = `nodeurl = "https://{{ host }}:8080/"\n`;
  assert.deepEqual(await namesOf(nodeurl + strict, { files: servers }), ['node.example:8080', 'node.example:8888']);
  const { message } = await refusalOf(nodeurl + strict, { files: { 'tls-server-cert.pem': 'nameless-cert' } });
  assert.match(message, /^nodeurl is a placeholder or incomplete, so there is no name/);
});

const servers = { 'tls-server-cert.pem': 'cert', 'client-connection-tls-server-cert.pem': 'cert' } as const;

for (const host of ['0.0.0.0', '[::]', '[0:0::0]', 'n_1']) {
  test(`where nodeurl is written but nobody can dial ${host}, no certificate says what peers dial`, async () => {
    const { refused, message } = await refusalOf(`nodeurl = "https://${host}:8080/"\n${strict}`, { files: servers });
    assert.equal(refused, 'no-name');
    assert.match(message, /^nodeurl holds no address .* tls-server-cert\.pem\. Write the address/);
  });
}

test('Besu dials another port than peers, so that nodeurl need not have one', async () => {
  assert.deepEqual(await namesOf(`nodeurl = "https://N1/"\n${strict}`, { files: servers }), ['n1:8888']);
});

test('what Besu dials is in clienturl, unless that stands for every interface', async () => {
  const files = { 'client-connection-tls-server-cert.pem': 'nameless-cert' } as const;
  const text = `clienturl = "https://Orion.example:9000/"\n${strict}`;
  assert.deepEqual(await namesOf(text, { files }), ['orion.example:9000']);
  const everyInterface = `clienturl = "https://0.0.0.0:9000/"\n${strict.replace('tls = "strict"\n', '')}`;
  assert.match((await refusalOf(everyInterface, { files })).message, /^nodeurl is not set/);
  assert.deepEqual(await namesOf(`nodeurl = "https://n1:8080/"\n${everyInterface}`, { files }), ['n1:9000']);
});

for (const [interfaceLine, name] of [
  ['', '127.0.0.1:8888'],
  ['clientnetworkinterface = "LocalHost"\n', 'localhost:8888'],
  ['clientnetworkinterface = "::1"\n', '[::1]:8888'],
  ['clientnetworkinterface = ""\n', 'localhost:8888'],
  ['clientnetworkinterface = "10.0.0.1"\n', 'n1:8888'],
  ['clienturl = "https://orion.example:9000/"\n', 'orion.example:9000'],
] as const) {
  test(`where only this machine reaches the client API, Besu dials it there: ${interfaceLine}`, async () => {
    const text = `nodeurl = "https://n1:8080/"\nclientconnectiontls = "strict"\n${interfaceLine}`;
    assert.deepEqual(await namesOf(text, { files: servers }), [name]);
  });
}

const refusals: readonly (readonly [string, FeatureSurroundings, Refused['refused'], RegExp, string?])[] = [
  ['TLS is off', { files }, 'no-tls', /^TLS is off for every endpoint, so peers/, 'tls = "off"'],
  ['a switch has another value', { files }, 'no-tls', /^The value of tls is neither/, 'tls = "on"'],
  ['there is no certificate', {}, 'no-certificate', /^tlsservercert leads to no .* Generate one, or/],
  ['the file is none', { files: { 'tls-server-cert.pem': 'key' } }, 'no-certificate', /can be read here/],
  ['files are not read', { files, confinedTo: ['/elsewhere'] }, 'not-trusted', /server-cert\.pem is outside .* Trust/],
  [
    'the path repeats the folder of workdir',
    { files: { 'data/a.pem': 'cert' } },
    'repeated-folder',
    /leads to \/node\/data\/data\/a\.pem.* already\. Peers will not see that one\. Write tlsservercert = "a\.pem"\.$/,
    'workdir = "/node/data"\ntls = "strict"\ntlsservercert = "data/a.pem"',
  ],
  ['no name is known', { files: { 'tls-server-cert.pem': 'nameless-cert' } }, 'no-name', /^nodeurl is not set, so/],
];

for (const [given, surroundings, refused, message, text = 'tls = "strict"'] of refusals) {
  test(`why there is no line: ${given}`, async () => {
    const refusal = await refusalOf(`${text}\n`, surroundings);
    assert.equal(refusal.refused, refused);
    assert.match(refusal.message, message);
  });
}

test('an endpoint without a line keeps nobody from the lines of the others, and says what it lacks', async () => {
  const certificates = { 'tls-server-cert.pem': 'cert', 'tls-client-cert.pem': 'uppercase-cert' } as const;
  assert.deepEqual(await namesOf(strict, { files: certificates }), ['node.example:8080']);
  const { leftOut } = await offered(strict, { files: certificates });
  assert.deepEqual(
    leftOut.map((sentence) => sentence.split(' ').slice(0, 6).join(' ')),
    ['The name in tls-client-cert.pem of tlsclientcert', 'clientconnectiontlsservercert leads to no certificate that'],
  );
});

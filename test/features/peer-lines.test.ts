/** The lines that peers write down for a node, from its configuration and the certificates that are there. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { peerLines } from '../../server/src/features/peer-lines.ts';
import { type FixtureName, fixture } from '../support/fixtures.ts';
import { makeContext } from '../support/make-context.ts';

const strict = 'tls = "strict"\nclientconnectiontls = "strict"\n';
const files = {
  'tls-server-cert.pem': 'cert',
  'tls-client-cert.pem': 'other-cert',
  'client-connection-tls-server-cert.pem': 'cert',
} as const;

const about = async (name: FixtureName) => new X509Certificate(await fixture(name));
const sha256 = async (name: FixtureName) => (await about(name)).fingerprint256.replaceAll(':', '').toLowerCase();
const commonName = async (name: FixtureName) => /CN=(.*)/.exec((await about(name)).subject)?.[1];

test('one line an endpoint: the address that is dialled, the name that the client shows, what Besu dials', async () => {
  const nodeurl = 'nodeurl = "https://Node7.example:8080/"\nclientport = 9001\n';
  assert.deepEqual(peerLines(await makeContext(nodeurl + strict, { files })), [
    { file: 'tlsknownservers', line: `node7.example:8080 ${await sha256('cert')}` },
    { file: 'tlsknownclients', line: `${await commonName('other-cert')} ${await sha256('other-cert')}` },
    { file: 'privacy-tls-known-enclave-file', line: `node7.example:9001 ${await sha256('cert')}` },
  ]);
});

test('where nodeurl does not say the address, a certificate may that carries it as its name', async () => {
  const [server] = peerLines(await makeContext(strict, { files: { 'tls-server-cert.pem': 'cert' } }));
  assert.deepEqual(server, { file: 'tlsknownservers', line: `node.example:8080 ${await sha256('cert')}` });
});

test('where nodeurl is written but cannot be dialled, no certificate says what peers dial', async () => {
  const files = { 'tls-server-cert.pem': 'cert', 'client-connection-tls-server-cert.pem': 'cert' } as const;
  const names = async (text: string) =>
    peerLines(await makeContext(`${text}\n${strict}`, { files })).map(({ line }) => line.split(' ')[0]);
  assert.deepEqual(await names('nodeurl = "https://0.0.0.0:8080/"'), []);
  assert.deepEqual(await names('nodeurl = "https://[::]:8080/"'), []);
  assert.deepEqual(await names('nodeurl = "https://n_1:8080/"'), []);
  // Besu dials another port.
  assert.deepEqual(await names('nodeurl = "https://N1/"'), ['n1:8888']);
});

test('what Besu dials is in clienturl, unless that stands for every interface', async () => {
  const files = { 'client-connection-tls-server-cert.pem': 'nameless-cert' } as const;
  const names = async (text: string) =>
    peerLines(await makeContext(`${text}\n${strict}`, { files })).map(({ line }) => line.split(' ')[0]);
  assert.deepEqual(await names('clienturl = "https://Orion.example:9000/"'), ['orion.example:9000']);
  const everyInterface = 'clienturl = "https://0.0.0.0:9000/"';
  assert.deepEqual(await names(everyInterface), []);
  assert.deepEqual(await names(`nodeurl = "https://n1:8080/"\n${everyInterface}`), ['n1:9000']);
});

test('nothing about an endpoint without TLS, without a certificate, or without a name that a line could hold', async () => {
  const endpoints = async (text: string, given: Record<string, FixtureName>) =>
    peerLines(await makeContext(text, { files: given })).map(({ file }) => file);
  assert.deepEqual(await endpoints('nodeurl = "https://node7.example:8080/"\ntls = "off"\n', files), []);
  assert.deepEqual(await endpoints(strict, {}), []);
  const nameless = { 'tls-server-cert.pem': 'nameless-cert', 'tls-client-cert.pem': 'uppercase-cert' } as const;
  assert.deepEqual(await endpoints(strict, nameless), []);
});

/** Generated keys and certificates, judged by openssl and by a real TLS handshake. */

import assert from 'node:assert/strict';
import { createPublicKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { connect, createServer } from 'node:tls';
import {
  type CertificateContent,
  type GeneratedKeyType,
  generateKeyPair,
  issueCertificate,
  privateKeyPem,
  readKeyPair,
} from '../../server/src/pki/generate.ts';
import { openssl, privateKey, temporaryFile } from '../support/openssl.ts';

const day = 86_400_000;

const content = (role: CertificateContent['role'], commonName = 'node1.example:8080'): CertificateContent => ({
  commonName,
  dnsNames: role === 'authority' ? [] : ['node1.example'],
  ipAddresses: role === 'authority' ? [] : ['127.0.0.1', '::1'],
  role,
  notBefore: new Date(Date.now() - 5 * 60_000),
  notAfter: new Date(Date.now() + 365 * day),
});

const keyTypes: readonly GeneratedKeyType[] = ['rsa-2048', 'ec-p256', 'ec-p384'];

for (const type of keyTypes) {
  test(`${type}: openssl takes the self-signed pair`, async () => {
    const keys = await generateKeyPair(type);
    const { pem } = await issueCertificate(content('server'), keys);
    const certificate = temporaryFile('cert.pem', pem);
    assert.match(String(openssl(['verify', '-x509_strict', '-CAfile', certificate, certificate])), /: OK/);
    for (const [option, name] of [
      ['-checkhost', 'node1.example'],
      ['-checkip', '127.0.0.1'],
      ['-checkip', '::1'],
    ] as const) {
      assert.match(String(openssl(['x509', '-noout', option, name], pem)), /does match/);
    }
    const fromKey = String(openssl(['pkey', '-pubout'], await privateKeyPem(keys)));
    assert.equal(String(openssl(['x509', '-noout', '-pubkey'], pem)), fromKey);
  });
}

test('an authority issues leaves that openssl verifies, one for each role', async () => {
  const authorityKeys = await generateKeyPair('ec-p256');
  const authority = await issueCertificate(content('authority', 'Orion test CA'), authorityKeys);
  const file = temporaryFile('ca.pem', authority.pem);
  for (const [role, purpose] of [
    ['server', 'sslserver'],
    ['client', 'sslclient'],
  ] as const) {
    const { pem } = await issueCertificate(content(role), await generateKeyPair('ec-p256'), {
      certificatePem: authority.pem,
      keys: authorityKeys,
    });
    const leaf = temporaryFile(`${role}.pem`, pem);
    assert.match(String(openssl(['verify', '-x509_strict', '-purpose', purpose, '-CAfile', file, leaf])), /: OK/);
  }
});

test('a pair completes a mutual TLS 1.2 handshake, the last version that Orion speaks', async () => {
  const serverKeys = await generateKeyPair('rsa-2048');
  const server = await issueCertificate(content('server'), serverKeys);
  const clientKeys = await generateKeyPair('ec-p256');
  const client = await issueCertificate(content('client', 'node2.example:8080'), clientKeys);

  const listener = createServer(
    {
      key: await privateKeyPem(serverKeys),
      cert: server.pem,
      ca: client.pem,
      requestCert: true,
      rejectUnauthorized: true,
      maxVersion: 'TLSv1.2',
    },
    (socket) => socket.end(`${socket.getPeerCertificate().subject.CN}`),
  );
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = connect({
    port,
    host: '127.0.0.1',
    servername: 'node1.example',
    key: await privateKeyPem(clientKeys),
    cert: client.pem,
    ca: server.pem,
  });
  await once(socket, 'secureConnect');
  assert.equal(socket.getProtocol(), 'TLSv1.2');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  listener.close();
  assert.equal(Buffer.concat(chunks).toString(), 'node2.example:8080');
});

test('the serial is random, positive and 128 bits long; dates and version are as asked', async () => {
  const keys = await generateKeyPair('ec-p256');
  const wanted = content('server');
  const serials = new Set<string>();
  for (let count = 0; count < 5; count += 1) {
    const certificate = new X509Certificate((await issueCertificate(wanted, keys)).der);
    serials.add(certificate.serialNumber);
    assert.match(certificate.serialNumber, /^[4-7][0-9A-F]{31}$/);
    assert.equal(Date.parse(certificate.validTo), Math.floor(wanted.notAfter.getTime() / 1000) * 1000);
  }
  assert.equal(serials.size, 5);
});

test('keys of other tools can be read back, and anything else is undefined', async () => {
  const keys = await generateKeyPair('rsa-2048');
  const again = await readKeyPair(await privateKeyPem(keys));
  assert.ok(again);
  const first = await issueCertificate(content('server'), keys);
  const renewed = await issueCertificate(content('server'), again);
  const publicKeyOf = (der: Uint8Array) =>
    createPublicKey(new X509Certificate(der).publicKey.export({ type: 'spki', format: 'pem' })).export({
      type: 'spki',
      format: 'pem',
    });
  assert.equal(publicKeyOf(renewed.der), publicKeyOf(first.der));
  for (const kind of ['rsa', 'ec', 'ec-p384'] as const) assert.ok(await readKeyPair(privateKey(kind)), kind);
  for (const kind of ['ed25519', 'dsa', 'secp256k1'] as const)
    assert.equal(await readKeyPair(privateKey(kind)), undefined, kind);
  assert.equal(await readKeyPair('no key at all'), undefined);
});

test('a hostile name is a name and nothing else', async () => {
  const name = '[x](command:workbench.action.terminal.new)<img src=x onerror=alert(1)>, O=Evil';
  const { der } = await issueCertificate(content('client', name), await generateKeyPair('ec-p256'));
  assert.equal(new X509Certificate(der).toLegacyObject().subject.CN, name);
});

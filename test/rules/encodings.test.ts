/** Every way in which keys and certificates may stand in a file, and the one error that follows from it, or none. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContent } from '../../server/src/facts/content.ts';
import { toPkcs8 } from '../../server/src/pki/convert.ts';
import { readPrivateKey } from '../../server/src/pki/key.ts';
import { readPem } from '../../server/src/pki/pem.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { certificateFiles } from '../support/certificate-files.ts';
import { keyFiles } from '../support/key-files.ts';
import { makeCertificate, openssl, privateKey, temporaryFile } from '../support/openssl.ts';
import { makeSubject } from '../support/subject.ts';

const orderReasons = ['chain-order', 'duplicate-certificate', 'unrelated-certificate'];

/** The codes of all errors on a configuration with this pair and list; its only strict endpoint is the client API. */
async function errorsFor(files: Readonly<Record<'cert' | 'key' | 'list', string | Uint8Array>>): Promise<string[]> {
  const text = `clientconnectiontls = "strict"
clientconnectiontlsservercert = "server.pem"
clientconnectiontlsserverkey = "server.key"
clientconnectiontlsservertrust = "ca"
clientconnectiontlsserverchain = ["list.pem"]
`;
  const subject = await makeSubject(text, {
    files: { 'server.pem': files.cert, 'server.key': files.key, 'list.pem': files.list },
    now: new Date().toISOString(),
  });
  return checkConfig(subject, {})
    .filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule.code);
}

const good = () => makeCertificate({ key: 'ec', subject: '/CN=good.example' });

/** A certificate for the first key of a file, however it is written. */
function certificateFor(keyFile: string | Uint8Array): string {
  const key = toPkcs8(Buffer.from(keyFile));
  if (key === undefined) return good().certificate;
  const path = temporaryFile('encodings.key', key);
  return openssl(['req', '-x509', '-new', '-key', path, '-subj', '/CN=a.example', '-days', '100']).toString();
}

for (const { name, make, expected } of keyFiles) {
  test(`key: ${name}`, async () => {
    const key = make();
    const accepted = expected === 'accepted';
    const cert = accepted ? certificateFor(key) : good().certificate;
    const errors = await errorsFor({ cert, key, list: good().certificate });
    assert.deepEqual(errors, accepted ? [] : ['unsupported-key-format']);
  });
}

const keys = () => [0, 1, 2].map((number) => privateKey('ec', number)).concat(privateKey('rsa'));

/** The key of the first certificate, where Orion could load it. */
function keyFor(certificateFile: string | Uint8Array): string | undefined {
  const content = readContent('certificate', Buffer.from(certificateFile));
  assert.ok(content?.kind === 'certificates');
  const wanted = content.certificates[0]?.certificate.publicKey?.spkiSha256;
  return keys().find((key) => {
    const [block] = readPem(Buffer.from(key)).blocks;
    return block && readPrivateKey(block)?.spkiSha256 === wanted;
  });
}

for (const { name, make, expected, inChainList } of certificateFiles) {
  test(`certificate: ${name}`, async () => {
    const cert = make();
    const key = keyFor(cert);
    const errors = await errorsFor({ cert, key: key ?? privateKey('rsa'), list: good().certificate });
    const code = orderReasons.includes(String(expected)) ? 'certificate-order' : 'unsupported-certificate-format';
    const loads = typeof expected === 'number';
    // Orion loads certificates with Ed25519 and RSA-PSS keys, but no such key.
    assert.deepEqual(errors, loads ? (key === undefined ? ['key-mismatch'] : []) : [code]);
  });

  test(`chain list: ${name}`, async () => {
    const errors = await errorsFor({ cert: good().certificate, key: good().key, list: make() });
    const loads = typeof (inChainList ?? expected) === 'number';
    assert.deepEqual(errors, loads ? [] : ['unsupported-chain-format']);
  });
}

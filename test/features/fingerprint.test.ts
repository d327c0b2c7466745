/** Fingerprints to copy, pairs to choose from, and settings to add. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { endpointFingerprint, fileFingerprint } from '../../server/src/features/fingerprint.ts';
import { pairSummaries } from '../../server/src/features/pair-summaries.ts';
import { readNeededSettings, settingEdits } from '../../server/src/features/setting-edits.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { type FixtureName, fixture } from '../support/fixtures.ts';
import { makeContext } from '../support/make-context.ts';

async function sha256Of(name: FixtureName): Promise<string> {
  return new X509Certificate(await fixture(name)).fingerprint256.replaceAll(':', '').toLowerCase();
}

test('fingerprint: of the endpoint that is named', async () => {
  const files = { 'tls-server-cert.pem': 'cert', 'tls-client-cert.pem': 'other-cert' };
  const context = await makeContext('', { files });
  assert.deepEqual(endpointFingerprint(context, 'client'), { sha256: await sha256Of('other-cert') });
  const none = endpointFingerprint(context, 'client-connection');
  assert.equal('refused' in none && none.refused, 'no-certificate');
  const which = endpointFingerprint(context, undefined);
  assert.deepEqual('refused' in which && which.endpoints?.map(({ id }) => id), ['server', 'client']);
});

test('fingerprint: without an endpoint where there is no choice', async () => {
  const sha256 = await sha256Of('cert');
  const one = await makeContext('', { files: { 'tls-client-cert.pem': 'cert' } });
  assert.deepEqual(endpointFingerprint(one, undefined), { sha256 });
  const same = { 'tls-client-cert.pem': 'cert', 'tls-server-cert.pem': 'cert' };
  assert.deepEqual(endpointFingerprint(await makeContext('', { files: same }), undefined), { sha256 });
});

test('fingerprint: of a file', async () => {
  const pem = await fixture('chain');
  assert.deepEqual(fileFingerprint(Buffer.from(pem)), { sha256: await sha256Of('issued-cert') });
  const der = new X509Certificate(await fixture('cert')).raw;
  assert.deepEqual(fileFingerprint(der), { sha256: await sha256Of('cert') });
  assert.ok('refused' in fileFingerprint(Buffer.from(await fixture('key'))));
});

test('pairs: one summary an endpoint', async () => {
  const files = { 'tls-server-cert.pem': 'cert', 'tls-server-key.pem': 'key', 'tls-client-key.pem': 'key' };
  const summaries = pairSummaries(await makeContext('tls = "strict"\n', { files }));
  assert.deepEqual(
    summaries.map(({ id, used, state, text }) => [id, used, state, text]),
    [
      ['server', true, 'exists', 'certificate expires in 516 days'],
      ['client', true, 'incomplete', 'the certificate is missing, so Orion stops'],
      ['client-connection', false, 'missing', 'no certificate and key yet, Orion will create them'],
    ],
  );
});

function withSettings(source: string, json: unknown): string {
  return [...settingEdits(readConfig(source), readNeededSettings(json))]
    .sort((left, right) => right.start - left.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), source);
}

const authority = [
  { key: 'tlsserverchain', value: ['orion-ca-cert.pem'] },
  { key: 'tlsservertrust', value: 'ca' },
];

const settingCases: readonly (readonly [name: string, source: string, json: unknown, after: string])[] = [
  [
    'below the switch',
    'tls = "strict"\nnodeport = 1\n',
    authority,
    'tls = "strict"\ntlsserverchain = ["orion-ca-cert.pem"]\ntlsservertrust = "ca"\nnodeport = 1\n',
  ],
  [
    'in place of what is written',
    'tlsservertrust = "tofu"\ntls = "strict"\r\n',
    authority,
    'tlsservertrust = "ca"\ntls = "strict"\r\ntlsserverchain = ["orion-ca-cert.pem"]\r\n',
  ],
  [
    'before the first table, which Orion never reads',
    'nodeport = 1\n[x]\n',
    [authority[1]],
    'nodeport = 1\ntlsservertrust = "ca"\n[x]\n',
  ],
  ['behind a last line without an end', 'tls = "strict"', [authority[1]], 'tls = "strict"\ntlsservertrust = "ca"\n'],
  [
    'nothing but properties of Orion',
    'tls = "strict"\n',
    [{ key: 'x', value: 'y' }, { key: 'tlsservertrust', value: 1 }, { key: 'tlsserverchain', value: 'a' }, null],
    'tls = "strict"\n',
  ],
];

for (const [name, source, json, after] of settingCases) {
  test(`settings: ${name}`, () => assert.equal(withSettings(source, json), after));
}

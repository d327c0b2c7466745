import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAsJson, runCommandLine } from '../support/command-line.ts';

const clean = 'tls = "off"\n';
/** One error and one warning, whatever rules come later. */
const faulty = 'nodeport = "8080"\nnodeprot = 8080\n';

const settings = JSON.stringify({
  'orionTls.rules': { 'wrong-type': 'off', 'unknown-key': 'hint' },
  'orionTls.trace.server': 'verbose',
  'editor.fontSize': 12,
});

test('--settings sets levels as in the editor, and --rule wins over it', async () => {
  const files = { 'orion.conf': faulty, 's.json': settings };
  const severities = async (...args: readonly string[]) =>
    (await checkAsJson(args, files)).files[0]?.diagnostics.map(({ code, severity }) => `${code} ${severity}`);
  assert.deepEqual(await severities('--settings', 's.json'), ['unknown-key hint']);
  assert.deepEqual(await severities('--settings', 's.json', '--rule', 'unknown-key=off'), []);
});

const badSettings = [
  { json: '{', says: /this is no JSON .*not allowed in it\.\n/ },
  { json: '[]', says: /must be an object/ },
  { json: '{"rules": {}}', says: /no key begins with "orionTls\."/ },
  { json: '{"orionTls.rulez": {}}', says: /no setting "orionTls\.rulez"/ },
  {
    json: '{"orionTls.rules": {"half-key-pairs": "off"}}',
    says: /orionTls\.rules: "half-key-pairs" is not the code of a rule/,
  },
  { json: '{"orionTls.expiryWarningDays": "30"}', says: /orionTls\.expiryWarningDays: must be/ },
];

for (const { json, says } of badSettings) {
  test(`settings ${json} are refused`, async () => {
    const outcome = await runCommandLine(['check', '--settings', 's.json'], {
      files: { 'orion.conf': clean, 's.json': json },
    });
    assert.match(outcome.errors, says);
    assert.equal(outcome.output, '');
    assert.equal(outcome.code, 2);
  });
}

test('settings that cannot be read are refused', async () => {
  const outcome = await runCommandLine(['check', '--settings', 's.json'], { files: { 'orion.conf': clean } });
  assert.match(outcome.errors, /--settings s\.json: this file cannot be read\. Check the path and its permissions\.\n/);
  assert.equal(outcome.code, 2);
});

/** Whether `half-key-pair` is found tells where the certificate was looked for. */
const half = 'tls = "strict"\ntlsservercert = "cert.pem"\ntlsserverkey = "key.pem"\n';

const places = [
  { given: 'a relative workdir beside the configuration', workdir: 'data', there: 'node/data/cert.pem', args: [] },
  { given: 'a relative workdir in the current directory', workdir: 'data', there: 'data/cert.pem', args: [] },
  { given: '--base-dir', workdir: 'data', there: 'base/data/cert.pem', args: ['--base-dir', 'base'] },
  {
    given: '--path-mapping',
    workdir: '/data/node',
    there: 'local/node/cert.pem',
    args: ['--path-mapping', '/data=local'],
  },
];

for (const { given, workdir, there, args } of places) {
  test(`files are found by ${given}`, async () => {
    const files = { 'node/orion.conf': `workdir = "${workdir}"\n${half}`, [there]: '' };
    const codes = (await checkAsJson([...args, 'node'], files)).files[0]?.diagnostics.map(({ code }) => code);
    assert.ok(codes?.includes('half-key-pair'), codes?.join());
  });
}

/** Generating for a configuration, on a real disk: what is written, what is refused, what peers are told. */

import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFileCache } from '../../server/src/facts/cache.ts';
import { disk } from '../../server/src/facts/disk.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import { createSafeWriter, type SafeWriter } from '../../server/src/facts/safe-writer.ts';
import { type GenerateContext, type GenerateRefusal, generate } from '../../server/src/features/generate/generate.ts';
import type { GenerateRequest, GenerateResult } from '../../server/src/features/generate/request.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { defaultSettings } from '../../server/src/model/settings.ts';
import { openssl, temporaryFile } from '../support/openssl.ts';
import { inScratchFolder } from '../support/scratch-folder.ts';

const now = new Date('2026-01-01T00:00:00Z');
/** EC keys, so that no test waits for RSA. */
const quick: GenerateRequest = { keyType: 'ec-p256' };

async function run(
  folder: string,
  source: string,
  request: GenerateRequest = quick,
  more: Partial<GenerateContext> = {},
): Promise<GenerateResult | GenerateRefusal> {
  const config = readConfig(source);
  const facts = await loadFacts(
    config,
    { folder, workspaceFolder: undefined, settings: defaultSettings },
    disk,
    createFileCache(),
  );
  const context = { config, facts, files: disk, settings: defaultSettings, writer: createSafeWriter(), now };
  return generate({ ...context, ...more }, request);
}

async function written(folder: string, source: string, request?: GenerateRequest): Promise<GenerateResult> {
  const result = await run(folder, source, request);
  return 'refused' in result ? assert.fail(JSON.stringify(result)) : result;
}

async function refusal(folder: string, source: string, request?: GenerateRequest): Promise<string> {
  const result = await run(folder, source, request);
  assert.ok('refused' in result, JSON.stringify(result));
  assert.ok(result.message.endsWith('.') && result.message.length > 40, result.message);
  return result.refused;
}

const config = 'nodeurl = "http://node1.example:8080/"\ntls = "strict"\n';

test('all missing pairs of the endpoints with TLS', () =>
  inScratchFolder(async (folder) => {
    const result = await written(folder, config);
    const names = ['tls-client-cert.pem', 'tls-client-key.pem', 'tls-server-cert.pem', 'tls-server-key.pem'];
    assert.deepEqual((await readdir(folder)).sort(), names);
    for (const name of names) assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
    const fingerprints = result.written.filter(({ kind }) => kind === 'certificate').map(({ sha256 }) => sha256);
    assert.deepEqual(
      result.peers.map(({ file, line }) => `${file}: ${line}`),
      [
        `tlsknownservers: node1.example:8080 ${fingerprints[0]}`,
        `tlsknownclients: node1.example:8080 ${fingerprints[1]}`,
      ],
    );
    const pem = await readFile(join(folder, 'tls-server-cert.pem'));
    const shown = String(openssl(['x509', '-noout', '-fingerprint', '-sha256'], pem))
      .replace(/^.*=|:|\n/g, '')
      .toLowerCase();
    assert.equal(shown, fingerprints[0]);
    const certificate = new X509Certificate(pem);
    assert.equal(certificate.subject, 'CN=node1.example:8080');
    assert.equal(certificate.subjectAltName, 'DNS:node1.example');
    assert.equal(Date.parse(certificate.validFrom), now.getTime() - 5 * 60_000);
    assert.equal(await refusal(folder, config), 'nothing-to-do');
  }));

test('an IP address becomes an IP name', () =>
  inScratchFolder(async (folder) => {
    await written(folder, 'nodeurl = "https://[::1]:8080/"\ntls = "strict"\n');
    const certificate = new X509Certificate(await readFile(join(folder, 'tls-client-cert.pem')));
    assert.equal(certificate.subject, 'CN=[::1]:8080');
    assert.match(certificate.subjectAltName ?? '', /^IP Address:0:0:0:0:0:0:0:1$/);
  }));

test('the client connection also carries the host of clienturl', () =>
  inScratchFolder(async (folder) => {
    const source = `${config}clienturl = "http://10.0.0.7:8888/"\nclientconnectiontls = "strict"\n`;
    const result = await written(folder, source, { ...quick, endpoints: ['client-connection'] });
    assert.equal(result.peers[0]?.file, 'privacy-tls-known-enclave-file');
    assert.match(result.peers[0]?.line ?? '', /^10\.0\.0\.7:8888 /);
    const certificate = new X509Certificate(await readFile(join(folder, 'client-connection-tls-server-cert.pem')));
    assert.equal(certificate.subjectAltName, 'DNS:node1.example, IP Address:10.0.0.7');
  }));

test('Besu knows the client API by its own port, which is not in the certificate', () =>
  inScratchFolder(async (folder) => {
    for (const [setting, dialled] of [
      ['', '127.0.0.1:8888'],
      ['clientnetworkinterface = "0.0.0.0"\n', 'node1.example:8888'],
      ['clientport = 9999\n', '127.0.0.1:9999'],
      ['clienturl = "http://API.example/"\nclientport = 9999\n', 'api.example:9999'],
    ] as const) {
      const request = { ...quick, endpoints: ['client-connection' as const] };
      const result = await written(folder, `${config}${setting}clientconnectiontls = "strict"\n`, request);
      assert.equal(result.peers[0]?.line.split(' ')[0], dialled);
      await rm(join(folder, 'client-connection-tls-server-cert.pem'));
      await rm(join(folder, 'client-connection-tls-server-key.pem'));
    }
  }));

test('no pair is renewed while a file of the next may not be replaced', () =>
  inScratchFolder(async (folder) => {
    await written(folder, config);
    const before = await readFile(join(folder, 'tls-server-cert.pem'), 'utf8');
    const renewal = { ...quick, renew: 'keep-key', overwrite: [join(folder, 'tls-server-cert.pem')] } as const;
    assert.equal(await refusal(folder, config, renewal), 'exists');
    assert.equal(await refusal(folder, config, { ...renewal, dryRun: true }), 'exists');
    assert.equal(await readFile(join(folder, 'tls-server-cert.pem'), 'utf8'), before);
    const named = await written(folder, config, { ...renewal, endpoints: ['server', 'server'] });
    assert.equal(named.written.length, 1);
  }));

test('endpoints that share a file are refused before anything is written', () =>
  inScratchFolder(async (folder) => {
    const shared = `${config}tlsservercert = "node.pem"\ntlsclientcert = "./node.pem"\n`;
    assert.equal(await refusal(folder, shared), 'same-file');
    assert.deepEqual(await readdir(folder), []);
    await written(folder, shared, { ...quick, endpoints: ['server'] });
  }));

test('a private authority issues the pairs, and is used again the next time', () =>
  inScratchFolder(async (folder) => {
    const result = await written(folder, config, { ...quick, ca: true });
    assert.deepEqual(result.settings.slice(0, 2), [
      { key: 'tlsserverchain', value: ['orion-ca-cert.pem'] },
      { key: 'tlsservertrust', value: 'ca' },
    ]);
    const authority = temporaryFile('generated-ca.pem', await readFile(join(folder, 'orion-ca-cert.pem')));
    await written(folder, `${config}clientconnectiontls = "strict"\n`, { ...quick, ca: true });
    for (const name of ['tls-server-cert.pem', 'tls-client-cert.pem', 'client-connection-tls-server-cert.pem']) {
      const leaf = temporaryFile(name, await readFile(join(folder, name)));
      assert.match(String(openssl(['verify', '-x509_strict', '-CAfile', authority, leaf])), /OK/);
    }
  }));

test('half an authority is refused', () =>
  inScratchFolder(async (folder) => {
    await writeFile(join(folder, 'orion-ca-cert.pem'), 'no certificate');
    assert.equal(await refusal(folder, config, { ...quick, ca: true }), 'unusable-authority');
  }));

test('renewal keeps or changes the key, needs the paths by name, and keeps the old files', () =>
  inScratchFolder(async (folder) => {
    await written(folder, config);
    const certificate = join(folder, 'tls-server-cert.pem');
    const key = join(folder, 'tls-server-key.pem');
    const [oldCertificate, oldKey] = [await readFile(certificate, 'utf8'), await readFile(key, 'utf8')];
    const renew: GenerateRequest = { ...quick, endpoints: ['server'], renew: 'keep-key' };
    assert.equal(await refusal(folder, config, renew), 'exists');

    const kept = await written(folder, config, { ...renew, overwrite: [certificate] });
    assert.equal(await readFile(key, 'utf8'), oldKey);
    assert.notEqual(await readFile(certificate, 'utf8'), oldCertificate);
    assert.equal(await readFile(kept.written[0]?.backup ?? '', 'utf8'), oldCertificate);
    const fingerprint = new X509Certificate(oldCertificate).fingerprint256.replaceAll(':', '').toLowerCase();
    assert.equal(kept.written[0]?.replaces, fingerprint);

    const changed = await written(folder, config, { ...renew, renew: 'new-key', overwrite: [certificate, key] });
    assert.notEqual(await readFile(key, 'utf8'), oldKey);
    assert.equal(changed.written.length, 2);
  }));

test('a dry run answers the same and writes nothing', () =>
  inScratchFolder(async (folder) => {
    const result = await written(folder, config, { ...quick, dryRun: true });
    assert.equal(result.written.length, 4);
    assert.deepEqual(await readdir(folder), []);
  }));

const refused: readonly (readonly [name: string, source: string, refused: string, request?: GenerateRequest])[] = [
  ['TLS is off', 'nodeurl = "http://a:1/"\n', 'nothing-to-do'],
  ['no nodeurl', 'tls = "strict"\n', 'name-needed'],
  ['no port', 'nodeurl = "http://a/"\ntls = "strict"\n', 'name-needed'],
  ['every interface', 'nodeurl = "http://0.0.0.0:8080/"\ntls = "strict"\n', 'name-needed'],
  ['upper case', 'nodeurl = "http://Node1:8080/"\ntls = "strict"\n', 'name-needed'],
  ['an underscore', 'nodeurl = "http://node_1:8080/"\ntls = "strict"\n', 'name-needed'],
  ['a bad name', config, 'bad-name', { ...quick, commonName: 'Node1:8080' }],
  ['a name for every interface', config, 'bad-name', { ...quick, commonName: '0.0.0.0:8080' }],
  ['a name without port', config, 'bad-name', { ...quick, commonName: 'node1' }],
  ['a doubled workdir', `${config}workdir = "data"\n`, 'doubled-workdir'],
  [
    'one file for both',
    `${config}tlsserverkey = "x.pem"\ntlsservercert = "x.pem"\ntlsclientkey = "y.pem"\n`,
    'same-file',
  ],
  ['a path of another machine', `${config}workdir = "/no/such/machine"\n`, 'not-here'],
  [
    'a key in place of its path',
    `${config}tlsserverkey = '''-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w\n'''\n`,
    'unusable-path',
  ],
  [
    'a file where workdir should be',
    'nodeurl = "http://a:1/"\nclientconnectiontls = "strict"\nworkdir = "file"\n',
    'no-folder',
  ],
  ['a file where a path has a folder', `${config}tlsclientcert = "file/c.pem"\n`, 'no-folder'],
  ['nothing to renew', config, 'nothing-to-renew', { ...quick, renew: 'new-key' }],
  ['half a pair', config, 'exists', { ...quick, endpoints: ['server'] }],
];

for (const [name, source, code, request] of refused) {
  test(`refused with its reason and nothing written: ${name}`, () =>
    inScratchFolder(async (folder) => {
      if (name.startsWith('a file where')) await writeFile(join(folder, 'file'), 'x');
      if (name === 'half a pair') await writeFile(join(folder, 'tls-server-cert.pem'), 'x');
      const before = await readdir(folder);
      assert.equal(await refusal(folder, source, request), code);
      assert.deepEqual(await readdir(folder), before);
    }));
}

test('refused where a path repeats the folder of workdir and the file is there without it', () =>
  inScratchFolder(async (folder) => {
    const data = join(folder, 'data');
    await mkdir(data);
    await writeFile(join(data, 'tls-server-cert.pem'), 'x');
    const source = `${config}workdir = "${data}"\ntlsservercert = "data/tls-server-cert.pem"\n`;
    const result = await run(folder, source);
    assert.ok('refused' in result && result.refused === 'repeated-folder', JSON.stringify(result));
    assert.equal(result.path, join(data, 'data', 'tls-server-cert.pem'));
    assert.match(result.message, /Write tlsservercert = "tls-server-cert\.pem"\.$/);
    assert.deepEqual(await readdir(data), ['tls-server-cert.pem']);
  }));

test('a path of two lines is named on one', () =>
  inScratchFolder(async (folder) => {
    await writeFile(join(folder, 'a\nb.pem'), 'x');
    const result = await run(folder, `${config}tlsservercert = "a\\nb.pem"\n`, { ...quick, endpoints: ['server'] });
    assert.ok('refused' in result && result.refused === 'exists', JSON.stringify(result));
    assert.match(result.message, /\/a b\.pem exists already and was not to be overwritten\. Nothing was written\.$/);
    assert.equal(result.path, join(folder, 'a\nb.pem'));
  }));

test('a cancelled request writes nothing', () =>
  inScratchFolder(async (folder) => {
    const result = await run(folder, config, quick, { cancelled: () => true });
    assert.equal('refused' in result && result.refused, 'cancelled');
    assert.deepEqual(await readdir(folder), []);
  }));

test('what ends in the middle of the work says what was written before', () =>
  inScratchFolder(async (folder) => {
    const writer = createSafeWriter();
    let pairs = 0;
    const failing: SafeWriter = {
      ...writer,
      async write(request) {
        pairs += 1;
        return pairs === 1 ? writer.write(request) : { refused: 'exists', message: 'It exists.', path: '/k' };
      },
    };
    const first = ['key', 'cert'].map((name) => join(folder, `tls-server-${name}.pem`)).join(', ');
    const result = await run(folder, config, quick, { writer: failing });
    assert.equal('refused' in result && result.message, `Written: ${first}. For the rest: It exists.`);
    assert.equal('refused' in result && result.refused, 'incomplete');
    assert.deepEqual('refused' in result && result.written?.map(({ path }) => path).join(', '), first);
    await rm(join(folder, 'tls-server-key.pem'));
    await rm(join(folder, 'tls-server-cert.pem'));
    let questions = 0;
    const stopped = await run(folder, config, quick, { cancelled: () => ++questions > 1 });
    assert.match(
      'refused' in stopped ? stopped.message : '',
      new RegExp(`^Written: ${first}\\. Then it was cancelled\\.$`),
    );
  }));

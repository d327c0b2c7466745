/** `orion-tls generate` on a real disk: what it prints, what it writes, and which flag answers which question. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { disk } from '../../server/src/facts/disk.ts';
import { journalPath } from '../../server/src/facts/journal.ts';
import { runCommandLine } from '../support/command-line.ts';
import { inScratchFolder } from '../support/scratch-folder.ts';

const quick = ['--key-type', 'ec-p256'];
const source = 'nodeurl = "http://node1.example:8080/"\ntls = "strict"\n';

async function run(folder: string, text: string, ...args: string[]) {
  await writeFile(join(folder, 'orion.conf'), text);
  return runCommandLine(['generate', ...args, 'orion.conf'], { cwd: folder, disk });
}

test('writes the missing pairs and prints the lines for peers', () =>
  inScratchFolder(async (folder) => {
    const { code, output, errors } = await run(folder, source, ...quick);
    assert.equal(errors, '');
    assert.equal(code, 0);
    assert.match(
      output,
      /^Wrote:\n {2}tls-server-key\.pem {2}\(private key\)\n {2}tls-server-cert\.pem {2}\(certificate\)\n {4}SHA-256 [0-9a-f]{64}\n/,
    );
    assert.match(
      output,
      /\n# Server certificate of node1\.example:8080: .*your tlsknownservers.*:\nnode1\.example:8080 [0-9a-f]{64}\n/,
    );
    assert.equal((await readdir(folder)).length, 5);
    const check = await runCommandLine(['check', '--rule', 'first-use-trust=off', 'orion.conf'], { cwd: folder, disk });
    assert.equal(check.code, 0, check.output);
  }));

test('a dry run writes nothing', () =>
  inScratchFolder(async (folder) => {
    const { code, output } = await run(folder, source, ...quick, '--dry-run');
    assert.equal(code, 0);
    assert.match(output, /^Would write:/);
    assert.deepEqual(await readdir(folder), ['orion.conf']);
  }));

test('an authority comes with the lines that the configuration needs', () =>
  inScratchFolder(async (folder) => {
    const { output } = await run(folder, source, ...quick, '--ca', '--endpoint', 'server');
    assert.match(output, /tlsserverchain = \["orion-ca-cert\.pem"\]\n {2}tlsservertrust = "ca"\n$/);
  }));

test('what a killed run left is settled first, and the rest is made', () =>
  inScratchFolder(async (folder) => {
    await run(folder, source, ...quick, '--endpoint', 'server');
    const [key, certificate] = ['tls-server-key.pem', 'tls-server-cert.pem'].map((name) => join(folder, name));
    assert.ok(key && certificate);
    const temporary = join(folder, '.tls-server-cert.pem.orion-tls-1-a.tmp');
    await rename(certificate, temporary);
    const sha256 = async (path: string) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    const files = [
      { target: key, temporary: join(folder, '.tls-server-key.pem.orion-tls-1-a.tmp'), sha256: await sha256(key) },
      { target: certificate, temporary, sha256: await sha256(temporary) },
    ];
    await writeFile(journalPath(key), JSON.stringify({ pid: 0x7fffffff, files }));
    const { code, output, errors } = await run(folder, source, ...quick);
    assert.match(
      errors,
      /interrupted while it wrote tls-server-key\.pem and tls-server-cert\.pem. That is completed now/,
    );
    assert.equal(code, 0);
    assert.doesNotMatch(output, /tls-server-key/);
    assert.deepEqual((await readdir(folder)).sort(), [
      'orion.conf',
      'tls-client-cert.pem',
      'tls-client-key.pem',
      'tls-server-cert.pem',
      'tls-server-key.pem',
    ]);
  }));

test('renewing needs each file by its name, and keeps the old one', () =>
  inScratchFolder(async (folder) => {
    await run(folder, source, ...quick);
    const renew = [...quick, '--endpoint', 'server', '--renew', 'keep-key'];
    const unnamed = await run(folder, source, ...renew);
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.errors, /--overwrite/);
    const both = await run(folder, source, ...quick, '--renew', 'keep-key');
    assert.match(both.errors, /tls-server-cert\.pem and \S+tls-client-cert\.pem exist already/);
    const named = await run(folder, source, ...renew, '--overwrite', 'tls-server-cert.pem');
    assert.equal(named.code, 0, named.errors);
    assert.match(named.output, /the old file is kept as tls-server-cert\.pem\.\d+T\d+Z\.old/);
  }));

const refusals: readonly (readonly [
  name: string,
  text: string,
  args: readonly string[],
  code: number,
  says: RegExp,
])[] = [
  ['no name', 'tls = "strict"\n', [], 2, /--name HOST:PORT/],
  ['a bad name', source, ['--name', 'Node1'], 2, /lower case.*--name/],
  ['TLS off', 'nodeurl = "http://a:1/"\n', [], 1, /TLS is off.*--endpoint/],
  ['nothing to renew', source, ['--renew', 'new-key'], 1, /nothing to renew.*--renew/],
  ['a path of another machine', `${source}tlsservercert = "/no/such/folder/a.pem"\n`, [], 1, /--path-mapping A=B/],
  ['a doubled workdir', `${source}workdir = "data"\n`, [], 1, /look for the pair below data\/data and/],
  ['an unknown endpoint', source, ['--endpoint', 'besu'], 2, /server, client or client-connection/],
  ['a bad number of days', source, ['--days', '0'], 2, /whole number/],
  ['a value where none belongs', source, ['--ca=yes'], 2, /takes no value/],
  ['two configurations', source, ['other.conf'], 2, /only one configuration/],
  ['an unknown option', source, ['--force'], 2, /there is no option --force/],
];

for (const [name, text, args, code, says] of refusals) {
  test(`refused: ${name}`, () =>
    inScratchFolder(async (folder) => {
      const outcome = await run(folder, text, ...args);
      assert.match(outcome.errors, says);
      assert.equal(outcome.code, code);
      assert.equal(outcome.output, '');
      assert.deepEqual(await readdir(folder), ['orion.conf']);
    }));
}

test('refused: a pair that exists, or a key that cannot be kept, and the flag that replaces it is named', () =>
  inScratchFolder(async (folder) => {
    await run(folder, source, ...quick);
    const { code, errors } = await run(folder, source, ...quick);
    assert.equal(code, 1);
    assert.match(errors, /has a certificate and a key already.*--renew/);
    await writeFile(join(folder, 'tls-server-key.pem'), 'no key');
    const renew = ['--endpoint', 'server', '--renew', 'keep-key', '--overwrite', 'tls-server-cert.pem'];
    assert.match((await run(folder, source, ...renew)).errors, /no key that can be renewed with.*--renew new-key/);
  }));

test('a folder stands for the only configuration in it', () =>
  inScratchFolder(async (folder) => {
    await mkdir(join(folder, 'node1'));
    await writeFile(join(folder, 'node1', 'orion.conf'), source);
    const inFolder = (name: string) => runCommandLine(['generate', '--dry-run', ...quick, name], { cwd: folder, disk });
    assert.match((await inFolder('node1')).output, /^Would write:\n {2}node1\/tls-server-key\.pem/);
    await writeFile(join(folder, 'node1', 'other.orion.conf'), source);
    const several = await inFolder('node1');
    assert.equal(several.code, 2);
    assert.match(
      several.errors,
      /holds several configurations: node1\/orion\.conf, node1\/other\.orion\.conf\. Name one/,
    );
    await mkdir(join(folder, 'empty'));
    assert.match((await inFolder('empty')).errors, /empty: no Orion file found in this folder/);
  }));

test('a missing configuration is no bug', async () => {
  assert.equal((await runCommandLine(['generate'])).code, 2);
  assert.match((await runCommandLine(['generate', 'nowhere.conf'])).errors, /nowhere\.conf: there is no such file/);
});

/** The built program, as a shell runs it. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inProject } from '../../scripts/project.ts';

const program = inProject('dist', 'cli.js');
let folder = '';

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-cli-'));
  mkdirSync(path.join(folder, 'mounted'));
  mkdirSync(path.join(folder, 'many'));
  writeFileSync(path.join(folder, 'orion.conf'), 'nodeport = "8080"\n');
  symlinkSync(path.join(folder, 'orion.conf'), path.join(folder, 'mounted', 'orion.conf'));
  symlinkSync(folder, path.join(folder, 'mounted', 'loop'));
  const mistakes = Array.from({ length: 5000 }, (_, index) => `mistake${index} = 1\n`);
  writeFileSync(path.join(folder, 'many', 'orion.conf'), [...mistakes, 'tls = "off"\n'].join(''));
});

after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { status, stdout, stderr };
}

test('the program is executable and says its version', () => {
  const { status, stdout } = run('--version');
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(status, 0);
});

test('files on disk are found, through links to files too, and no link to a folder is followed', () => {
  const { status, stdout, stderr } = run('check', '--format', 'json', 'orion.conf', 'mounted');
  const { files } = JSON.parse(stdout);
  assert.deepEqual(
    files.map((file: { path: string }) => file.path),
    ['mounted/orion.conf', 'orion.conf'],
  );
  assert.equal(stderr, '');
  assert.equal(status, 1);
});

test('usage errors go to stderr and end with 2', () => {
  const { status, stdout, stderr } = run('check', '--format', 'yaml');
  assert.equal(stdout, '');
  assert.match(stderr, /--format "yaml": must be text, json or sarif/);
  assert.equal(status, 2);
});

const fullDevice = '/dev/full';

test('a report that cannot be written ends with 2', { skip: !existsSync(fullDevice) }, () => {
  const full = openSync(fullDevice, 'w');
  const { status, stderr } = spawnSync(program, ['check'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  assert.match(stderr, /^orion-tls: the output could not be written \(.*no space.*\)\.\n$/);
  assert.equal(status, 2);
});

test('a long report arrives whole in a pipe', () => {
  const { stdout } = run('check', '--format', 'json', 'many');
  assert.ok(JSON.parse(stdout).files[0].diagnostics.length >= 5000);
});

test('a reader that stops early is no error', async () => {
  const child = spawn(program, ['check', '--fail-on', 'never', 'many'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  assert.equal(errors, '');
  assert.equal(code, 0);
});

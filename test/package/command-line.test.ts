/** The npm tarball: what is in it, and that it runs where there is Node.js and nothing else. */

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  createProtocolConnection,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { inProject } from '../../scripts/project.ts';
import { assertLicences, assertLinks, assertNoTraces, type PackedFiles } from './audit.ts';
import { installTarball } from './install-tarball.ts';
import { lastingFolder } from './lasting-folder.ts';
import { tarball, version } from './packed.ts';

const unpacked = lastingFolder();
execFileSync('tar', ['-xzf', tarball, '-C', unpacked]);

const folder = path.join(unpacked, 'package');
const files: PackedFiles = new Map(
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file), readFileSync(file)]),
);
const text = (name: string) => files.get(name)?.toString() ?? '';

test('its files are exactly these', () => {
  assert.deepEqual([...files.keys()].sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/cli.js',
    'dist/server.js',
    'docs/rules.md',
    'package.json',
  ]);
});

test('nothing in it tells of the machine that built it, or needs sources', () => assertNoTraces(files));

test('the licences of all that is bundled are passed on', () =>
  assertLicences(text('dist/THIRD-PARTY-NOTICES.txt'), ['server', 'cli']));

test('its pages link to nothing that is not there', () => {
  assertLinks(text('README.md'), files);
  assertLinks(text('docs/rules.md'), files);
});

test('it needs no other package and runs nothing when it is installed', () => {
  const { dependencies, scripts, bin, ...manifest } = JSON.parse(text('package.json'));
  assert.deepEqual({ dependencies, scripts }, { dependencies: undefined, scripts: undefined });
  assert.deepEqual(bin, { 'orion-tls': './dist/cli.js', 'orion-tls-language-server': './dist/server.js' });
  assert.equal(manifest.version, version);
});

const { folder: place, bin } = installTarball(tarball);
const program = (name: string) => path.join(bin, name);

test('installed, it is one package', () => {
  const names = readdirSync(path.join(place, 'node_modules')).filter((name) => !name.startsWith('.'));
  assert.deepEqual(names, ['orion-tls']);
});

test('the command line checks the examples', () => {
  cpSync(inProject('examples'), path.join(place, 'examples'), { recursive: true });
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program('orion-tls'), args, { cwd: place, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  assert.deepEqual(run('--version'), { status: 0, stdout: `${version}\n`, stderr: '' });
  const good = run('check', 'examples/good');
  assert.equal(good.status, 0, good.stdout);
  const bad = run('check', '--format', 'sarif', 'examples/mistakes');
  assert.equal(bad.status, 1, bad.stderr);
  assert.ok(JSON.parse(bad.stdout).runs[0].results.length > 5);
});

test('the language server answers over standard input and output', async () => {
  const server = spawn(program('orion-tls-language-server'), ['--stdio'], { cwd: place });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const params = { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null };
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', params);
  assert.deepEqual(serverInfo, { name: 'orion-tls', version });
  const ended = once(server, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  assert.deepEqual(await ended, [0, null]);
  connection.dispose();
});

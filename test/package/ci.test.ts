/** What others put into their pipelines: the example workflow and the hook for pre-commit, run with the packed program. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inProject, projectRoot } from '../../scripts/project.ts';
import { subcommands } from '../../server/src/cli/program.ts';
import { fencesOf } from '../docs/markdown.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { installTarball } from './install-tarball.ts';
import { tarball } from './packed.ts';

interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly name?: string; readonly run?: string; readonly if?: string }[] }
    >
  >;
}

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

const read = (file: string) => readFileSync(inProject(file), 'utf8');
const workflow: Workflow = parse(read('docs/ci/github-workflow.yml'));
const hooks: readonly Hook[] = parse(read('.pre-commit-hooks.yaml'));
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const commands = [...steps.flatMap(({ run = '' }) => run.split('\n')), ...hooks.map(({ entry }) => entry)];

test('every command of the program that they run exists, with these options', () => {
  const ours = commands.filter((command) => command.startsWith('orion-tls '));
  assert.equal(ours.length, 4);
  for (const command of ours) {
    const [, name, ...args] = command.split(' ');
    const help = subcommands.find((subcommand) => subcommand.name === name)?.help ?? '';
    for (const option of args.filter((arg) => arg.startsWith('--'))) assert.ok(help.includes(`  ${option} `), option);
  }
});

test('the workflow installs the tarball of this version', () => {
  assert.ok(commands.some((command) => command.endsWith(`/${path.basename(tarball)}`)));
});

test('the hook is used in README.md as it is called, with options that exist', () => {
  const [sample] = fencesOf(read('README.md')).filter(({ language }) => language === 'yaml');
  const used = parse(sample?.text ?? '').repos[0].hooks[0];
  assert.equal(used.id, hooks[0]?.id);
  const help = subcommands.find(({ name }) => name === 'check')?.help ?? '';
  for (const option of used.args.filter((arg: string) => arg.startsWith('--')))
    assert.ok(help.includes(`  ${option} `));
});

const { bin } = installTarball(tarball);
const environment = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH']}` };

/** Runs a step of the workflow as a runner for Linux does. */
function runStep(name: string, folder: string): number | null {
  const step = steps.find((each) => each.name === name);
  return spawnSync('bash', ['-e', '-c', step?.run ?? 'exit 9'], { cwd: folder, env: environment }).status;
}

test('the check of the workflow passes on a good repository, and fails with a report on a bad one', () => {
  const { path: folder, write } = scratchFolder();
  cpSync(inProject('examples', 'good'), path.join(folder, 'deploy'), {
    recursive: true,
    filter: (file) => !file.endsWith('-key.pem'),
  });
  const report = () => JSON.parse(readFileSync(path.join(folder, 'orion.sarif'), 'utf8')).runs[0].results;
  assert.equal(runStep('Check', folder), 0);
  assert.deepEqual(report(), []);
  write('deploy/node2/orion.conf', 'tls = "stict"\n');
  assert.equal(runStep('Check', folder), 1);
  assert.deepEqual(
    report().map(({ ruleId }: { readonly ruleId: string }) => ruleId),
    ['invalid-value'],
  );
  assert.equal(runStep('Show what was found', folder), 0);
});

test('the nightly step of the workflow fails where a certificate expires soon, and only there', () => {
  const { path: folder, write } = scratchFolder();
  const modes = 'tlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\n';
  write('deploy/orion.conf', `nodeurl = "https://node1.example:8080/"\ntls = "strict"\n${modes}`);
  const pin = `node2.example:8080 ${'a1'.repeat(32)}\n`;
  write('deploy/tls-known-clients', pin);
  write('deploy/tls-known-servers', pin);
  const make = (...args: readonly string[]) => {
    execFileSync('orion-tls', ['generate', 'deploy', ...args], { cwd: folder, env: environment, stdio: 'pipe' });
    return runStep('Certificates to renew', folder);
  };
  assert.equal(make(), 0);
  assert.equal(make('--renew=keep-key', '--endpoint=server', '--overwrite=deploy/tls-server-cert.pem', '--days=20'), 1);
});

test('the hook runs as soon as a file changes that a finding can be about', () => {
  const [hook] = hooks;
  const matches = (name: string) => new RegExp(hook?.files ?? '').test(name);
  for (const name of [
    'a/orion.conf',
    'orion.conf.j2',
    'a/b/orion.conf.tmpl',
    'a/orion.toml',
    'a/cert.pem',
    'a/tls-known-clients',
  ]) {
    assert.ok(matches(name), name);
  }
  for (const name of ['README.md', 'a/known-clients.txt']) assert.ok(!matches(name), name);
});

test('the hook finds its program in what npm packs of a fresh clone', () => {
  const { path: clone } = scratchFolder();
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' }).split('\0');
  for (const file of listed.filter((each) => each !== '' && existsSync(inProject(each)))) {
    cpSync(inProject(file), path.join(clone, file));
  }
  symlinkSync(inProject('node_modules'), path.join(clone, 'node_modules'));
  // As pre-commit does: what npm prints is taken for the name of the file.
  const name = execFileSync('npm', ['pack'], {
    cwd: clone,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
  const installed = installTarball(path.join(clone, name));
  const { entry = '' } = hooks[0] ?? {};
  const { status } = spawnSync('bash', ['-c', `${entry} .`], {
    cwd: inProject('examples', 'good'),
    env: { ...process.env, PATH: `${installed.bin}${path.delimiter}${process.env['PATH']}` },
  });
  assert.equal(status, 0);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../package.json';
import { runCommandLine } from '../support/command-line.ts';

for (const flag of ['--version', '-v']) {
  test(`${flag} prints the version of the package`, async () => {
    assert.deepEqual(await runCommandLine([flag]), { code: 0, output: `${manifest.version}\n`, errors: '' });
  });
}

const helps = [
  { args: ['--help'], says: 'Usage: orion-tls COMMAND' },
  { args: ['-h'], says: 'Usage: orion-tls COMMAND' },
  { args: ['help'], says: 'Usage: orion-tls COMMAND' },
  { args: ['help', 'check'], says: 'Usage: orion-tls check' },
  { args: ['check', 'help'], says: 'Usage: orion-tls check' },
  { args: ['known-hosts', 'help'], says: 'Usage: orion-tls known-hosts' },
  { args: ['check', '--help'], says: 'Usage: orion-tls check' },
  { args: ['check', '--format', 'json', '-h'], says: 'Usage: orion-tls check' },
];

for (const { args, says } of helps) {
  test(`orion-tls ${args.join(' ')} prints help`, async () => {
    const { code, output, errors } = await runCommandLine(args);
    assert.ok(output.startsWith(says), output);
    assert.equal(errors, '');
    assert.equal(code, 0);
  });
}

test('a folder called help is checked', async () => {
  const { code, output } = await runCommandLine(['check', 'help'], { files: { 'help/orion.conf': 'nodeport = 1\n' } });
  assert.equal(code, 0);
  assert.doesNotMatch(output, /Usage/);
});

test('the help of check names every option', async () => {
  const { output } = await runCommandLine(['check', '--help']);
  for (const name of ['format', 'fail-on', 'base-dir', 'settings', 'rule', 'path-mapping', 'now', 'help']) {
    assert.match(output, new RegExp(`--${name}\\b`));
  }
});

test('no line of help is wider than a common terminal', async () => {
  const { output } = await runCommandLine(['check', '--help']);
  for (const line of output.split('\n')) assert.ok(line.length <= 120, line);
});

test('without a command the help goes to stderr, since nothing was done', async () => {
  const { code, output, errors } = await runCommandLine([]);
  assert.equal(output, '');
  assert.match(errors, /^Usage: orion-tls COMMAND/);
  assert.equal(code, 2);
});

const misunderstandings = [
  { args: ['chek'], says: /no command "chek".*commands are: check/ },
  { args: ['orion.conf'], says: /no command "orion\.conf".*run "orion-tls check PATH"/ },
  { args: ['--format', 'json'], says: /no option "--format"/ },
  { args: ['help', 'chek'], says: /no command "chek"/ },
  { args: ['\x1b[31m'], says: /no command "\\u\{1b\}\[31m"/ },
];

for (const { args, says } of misunderstandings) {
  test(`orion-tls ${JSON.stringify(args)} is not understood`, async () => {
    const { code, output, errors } = await runCommandLine(args);
    assert.match(errors, says);
    assert.equal(output, '');
    assert.equal(code, 2);
  });
}

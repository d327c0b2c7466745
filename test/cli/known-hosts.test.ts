/** `orion-tls known-hosts`: the table, its exit codes, and text that must not reach a terminal. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommandLine } from '../support/command-line.ts';
import { fixture } from '../support/fixtures.ts';
import { withFingerprints } from '../support/subject.ts';

const hex = 'a1'.repeat(32);
const config = 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "known"\n';

test('known-hosts: each line with its status, and who reads the file', async () => {
  const pem = await fixture('cert');
  const known = withFingerprints(
    `# comment\nnode.example:8080 <fingerprint of peer.pem>\nx ${hex}\nx ${hex}\nshort ab\n`,
    { 'peer.pem': pem },
  );
  const files = { 'orion.conf': config, known, 'peer.pem': pem };
  const { code, output, errors } = await runCommandLine(['known-hosts', 'known'], { files });
  assert.equal(errors, '');
  assert.equal(code, 0);
  assert.match(output, /^orion\.conf, tlsknownclients: Node API, mode whitelist: Only certificates/);
  const rows = [...output.matchAll(/^ +(\d+) {2}(\S+) +\S+ +(.*)$/gm)].map(([, ...cells]) => cells.join(' | '));
  assert.deepEqual(rows, [
    '2 | node.example:8080 | in use (peer.pem, valid until 2027-06-01 00:00 UTC)',
    '3 | x | dead: line 4 has the same identifier',
    '4 | x | unknown certificate: no file here holds the certificate',
    '5 | short | never matches: 2 digits instead of 64',
  ]);
  assert.match(output, /4 lines: 1 in use, 1 unknown certificate, 1 dead, 1 never matches\.\n$/);
});

interface SearchCase {
  readonly given: string;
  readonly files: readonly string[];
  readonly cwd?: string;
  readonly path: string;
  readonly found: boolean;
}

const inData = 'tls = "strict"\nworkdir = "data"\ntlsservertrust = "whitelist"\ntlsknownclients = "known"\n';

const searches: readonly SearchCase[] = [
  { given: 'above the file', files: ['node1/orion.conf'], path: 'node1/data/known', found: true },
  {
    given: 'above the file, asked from elsewhere',
    files: ['node1/orion.conf'],
    cwd: '/tmp',
    path: '/project/node1/data/known',
    found: true,
  },
  {
    given: 'above the current folder',
    files: ['node1/orion.conf'],
    cwd: '/project/node1/data',
    path: 'known',
    found: true,
  },
  {
    given: 'beside a folder above the current one',
    files: ['conf/orion.conf'],
    cwd: '/project/node1/data',
    path: 'known',
    found: false,
  },
  {
    given: 'above the top of a repository',
    files: ['node1/orion.conf', 'node1/data/.git/HEAD'],
    path: 'node1/data/known',
    found: false,
  },
  { given: 'above, but about another file', files: ['node2/orion.conf'], path: 'node1/data/known', found: false },
];

for (const { given, files, cwd, path, found } of searches) {
  test(`known-hosts: a configuration ${given} is ${found ? 'found' : 'not asked'}`, async () => {
    const pem = await fixture('cert');
    const known = withFingerprints('node.example:8080 <fingerprint of peer.pem>\n', { 'peer.pem': pem });
    const around = Object.fromEntries(files.map((file) => [file, inData]));
    const { code, output } = await runCommandLine(['known-hosts', path], {
      files: { ...around, 'node1/data/known': known, 'node1/peers/peer.pem': pem },
      ...(cwd !== undefined && { cwd }),
    });
    assert.equal(code, 0);
    if (found) assert.match(output, /^\S*orion\.conf, tlsknownclients: Node API, mode whitelist/);
    else assert.match(output, /^No configuration was found that names this file; --config says which one does/);
    assert.match(output, found ? /in use \(\S*peer\.pem, valid/ : /unknown certificate/);
  });
}

test('known-hosts: a network of nodes beside each other names a file of its own folder', async () => {
  const config = 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "../shared/known"\n';
  const files = { 'net/one/orion.conf': config, 'net/two/orion.conf': config, 'net/shared/known': `x ${hex}\n` };
  const { output } = await runCommandLine(['known-hosts', 'net/shared/known'], { files });
  assert.match(output, /^net\/one\/orion\.conf, tlsknownclients.*\nnet\/two\/orion\.conf, tlsknownclients/);
});

test('known-hosts: the certificate of another node of the network is recognised', async () => {
  const pem = await fixture('cert');
  const known = withFingerprints('node.example:8080 <fingerprint of peer.pem>\n', { 'peer.pem': pem });
  const files = { 'node1/orion.conf': config, 'node1/known': known, 'node2/data/peer.pem': pem };
  for (const args of [['node1/known'], ['--config', 'node1/orion.conf', 'node1/known']]) {
    const { output } = await runCommandLine(['known-hosts', ...args], { files });
    assert.match(output, /in use \(node2\/data\/peer\.pem/);
  }
});

test('known-hosts: a line on which Orion stops fails the run', async () => {
  const files = { 'orion.conf': config, known: 'lonely\n' };
  const outcome = await runCommandLine(['known-hosts', '--config', 'orion.conf', 'known'], { files });
  assert.equal(outcome.code, 1);
  assert.match(outcome.output, /malformed: The line has one part only, so Orion does not start/);
});

test('known-hosts: bytes that are not UTF-8 fail the run, unless nobody opens the file', async () => {
  const known = Buffer.from(`# caf\u00e9\nx ${hex}\n`, 'latin1');
  const { code, output } = await runCommandLine(['known-hosts', 'known'], { files: { known } });
  assert.equal(code, 1);
  assert.match(output, /not UTF-8, so Orion stops with "Cannot read fingerprint file"/);
  const idle = { known, 'orion.conf': 'tls = "off"\ntlsknownclients = "known"\n' };
  assert.equal((await runCommandLine(['known-hosts', 'known'], { files: idle })).code, 0);
});

test('known-hosts: nothing of the file is interpreted by a terminal', async () => {
  const files = {
    known: `\u0000\u001b[31mred\u001b]0;title\u0007 ${hex}\n\u202eevil \u001b[2J\n${'x'.repeat(1_000_000)}\n`,
  };
  const { code, output } = await runCommandLine(['known-hosts', 'known'], { files, terminal: 80 });
  assert.equal(code, 1);
  for (const character of ['\u0000', '\u001b]', '\u001b[2J', '\u0007', '\u202e'])
    assert.ok(!output.includes(character));
  assert.ok(output.length < 2_000);
});

test('known-hosts: a configuration that was given and does not name the file is told so', async () => {
  const files = { known: `node2 ${hex}\n`, 'orion.conf': 'tls = "off"\n' };
  const { output } = await runCommandLine(['known-hosts', '--config', 'orion.conf', 'known'], { files });
  assert.match(output, /^orion\.conf does not name this file\.$/m);
});

const misuse: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /name one known-hosts FILE/],
  [['a', 'b'], /name one known-hosts FILE/],
  [
    ['node1/orion.conf'],
    /node1\/orion\.conf is a configuration\. Name a known-hosts file: node1\/tls-known-clients\.$/m,
  ],
  [['node1/settings.conf'], /is a configuration\. None of the known-hosts files that it names exists yet\.$/m],
  [['node1'], /node1 is a folder\. Name a known-hosts file: node1\/tls-known-clients\.$/m],
  [['empty'], /empty is a folder\. No configuration in it names a known-hosts file that exists\.$/m],
  [['server.key'], /server\.key is a private key\. Name a file with lines/],
  [['missing'], /missing: there is no such file or folder\. Check the spelling/],
  [['-'], /-: standard input is not read\. Save the text/],
  [['--config', 'missing.conf', 'known'], /missing\.conf cannot be read/],
  [['--bogus', 'known'], /no option --bogus/],
];

const misused = {
  known: '',
  'node1/orion.conf': 'tls = "strict"\n',
  'node1/tls-known-clients': '',
  'node1/settings.conf': 'tls = "strict"\ntlsknownclients = "none"\n',
  'empty/readme': '',
  'server.key': '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0w\n-----END PRIVATE KEY-----\n',
};

for (const [args, says] of misuse) {
  test(`known-hosts: ${args.join(' ')} is misuse`, async () => {
    const { code, errors, output } = await runCommandLine(['known-hosts', ...args], { files: misused });
    assert.equal(code, 2);
    assert.match(errors, says);
    assert.equal(output, '');
  });
}

test('check: a known-hosts file has its findings once, however many configurations name it', async () => {
  const files = { 'a.orion.conf': config, 'b.orion.conf': config, known: `x ${hex}\nlonely\nx ${hex}\n` };
  const { output } = await runCommandLine(['check', '--format', 'json'], { files });
  const report: { files: { path: string; language: string; diagnostics: { code: string }[] }[] } = JSON.parse(output);
  const lists = report.files.filter(({ language }) => language === 'orion-known-hosts');
  assert.deepEqual(
    lists.map(({ path, diagnostics }) => [path, diagnostics.map(({ code }) => code)]),
    [['known', ['duplicate-identifier', 'invalid-line']]],
  );
  const config1 = report.files.find(({ path }) => path === 'a.orion.conf');
  assert.ok(config1?.diagnostics.some(({ code }) => code === 'invalid-line'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAsJson, runCommandLine, type Surroundings } from '../support/command-line.ts';

const clean = 'tls = "off"\n';
/** One error and one warning, whatever rules come later. */
const faulty = 'nodeport = "8080"\nnodeprot = 8080\n';
const only = (...codes: readonly string[]) => codes.flatMap((code) => ['--rule', code]);

interface Case {
  readonly given: string;
  readonly args: readonly string[];
  readonly files: NonNullable<Surroundings['files']>;
  readonly code: number;
  readonly output?: RegExp;
  readonly errors?: RegExp;
}

const cases: readonly Case[] = [
  {
    given: 'a clean file',
    args: ['orion.conf'],
    files: { 'orion.conf': clean },
    code: 0,
    output: /^Nothing found in 1 file\.$/m,
  },
  {
    given: 'an error',
    args: ['orion.conf'],
    files: { 'orion.conf': faulty },
    code: 1,
    output: /^1 error and 1 warning in 1 file\.$/m,
  },
  {
    given: 'an error that may be',
    args: ['--fail-on', 'never', 'orion.conf'],
    files: { 'orion.conf': faulty },
    code: 0,
  },
  { given: 'a warning', args: [...only('wrong-type=off'), '.'], files: { 'orion.conf': faulty }, code: 0 },
  {
    given: 'a warning that counts',
    args: ['--fail-on', 'warning', ...only('wrong-type=off'), '.'],
    files: { 'orion.conf': faulty },
    code: 1,
  },
  {
    given: 'a hint made an error',
    args: only('wrong-type=off', 'unknown-key=error'),
    files: { 'orion.conf': faulty },
    code: 1,
    output: /error unknown-key/,
  },
  {
    given: 'one clean and one faulty file',
    args: [],
    files: { 'a/orion.conf': clean, 'b/orion.conf': faulty },
    code: 1,
    output: /in 1 of 2 files\./,
  },
  {
    given: 'no file at all',
    args: [],
    files: {},
    code: 2,
    output: /^$/,
    errors: /^orion-tls check: \.: no Orion file found/,
  },
  {
    given: 'a missing path',
    args: ['gone', 'orion.conf'],
    files: { 'orion.conf': faulty },
    code: 2,
    output: /wrong-type/,
    errors: /gone: there is no such file/,
  },
  {
    given: 'an option that is none',
    args: ['--colour'],
    files: { 'orion.conf': faulty },
    code: 2,
    output: /^$/,
    errors: /no option --colour.*\nRun "orion-tls check --help"/s,
  },
  {
    given: 'a folder that is none',
    args: ['--base-dir', 'gone'],
    files: { 'orion.conf': clean },
    code: 2,
    output: /^$/,
    errors: /--base-dir must be a folder that exists, not "gone"/,
  },
  {
    given: 'a file that cannot be read',
    args: ['orion.conf'],
    files: { 'orion.conf': { kind: 'file', size: 2 ** 40 } },
    code: 2,
    errors: /orion\.conf: this file cannot be read/,
  },
  {
    given: 'an argument that attacks the terminal',
    args: ['\x1b]0;x\x07'],
    files: {},
    code: 2,
    errors: /^[\n\P{Cc}]*$/u,
  },
  { given: 'an empty file', args: ['orion.conf'], files: { 'orion.conf': '' }, code: 0 },
  {
    given: 'random bytes',
    args: ['--fail-on', 'never', 'orion.conf'],
    files: { 'orion.conf': randomBytes(10_000) },
    code: 0,
    output: /^orion\.conf:1:1: /,
  },
  {
    given: 'a line of five megabytes',
    args: ['--fail-on', 'never', 'orion.conf'],
    files: { 'orion.conf': `tls = "${'x'.repeat(5_000_000)}` },
    code: 0,
    output: /toml-syntax/,
  },
];

for (const { given, args, files, code, output, errors } of cases) {
  test(`check, given ${given}, ends with ${code}`, async () => {
    const outcome = await runCommandLine(['check', ...args], { files });
    if (output) assert.match(outcome.output, output);
    assert.match(outcome.errors, errors ?? /^$/);
    assert.equal(outcome.code, code, outcome.output);
  });
}

/** The same bytes every time (a linear congruential generator). */
function randomBytes(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

const keyLine = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';
const keyText = `-----BEGIN PRIVATE KEY-----\n${keyLine}\n${keyLine}==\n-----END PRIVATE KEY-----\n`;

test('nothing of a private key is printed, wherever it stands', async () => {
  const files = {
    'a/orion.conf': clean,
    'a/server.key': keyText,
    'b/orion.conf': `tls = "off"\n${keyText}nodeport = 1\n`,
    'c/orion.conf': `tlsserverkey = "${keyText.replaceAll('\n', '\\n')}"\nnodeprot = 1\n`,
    'd/orion.conf': `tls = "strict"\ntlsservercert = "missing.pem"\ntlsserverkey = '''${keyText}'''\n`,
    'e/tls-known-clients': `node1 zz\n${keyText}`,
  };
  for (const format of ['text', 'json', 'sarif']) {
    for (const path of ['a/server.key', 'b/orion.conf', 'c/orion.conf', 'd/orion.conf', 'e/tls-known-clients']) {
      const { output, errors } = await runCommandLine(['check', '--format', format, path], { files });
      assert.ok(!`${output}${errors}`.includes(keyLine.slice(0, 12)), `${format} of ${path}: ${output}${errors}`);
    }
  }
});

test('a private key hides no other mistake', async () => {
  const files = {
    'orion.conf': `# the file begins with -----BEGIN PRIVATE KEY-----\ntls = "stric"\n`,
    'settings.conf': `# ${keyText.trimEnd().replaceAll('\n', '\n# ').replaceAll('PRIVATE KEY', 'CERTIFICATE')}\ntls = "stric"\n`,
    'tls-known-clients': `node1 zz\n${keyText}`,
  };
  for (const [path, code] of [
    ['orion.conf', 'invalid-value'],
    ['settings.conf', 'invalid-value'],
    ['tls-known-clients', 'invalid-fingerprint'],
  ]) {
    const outcome = await runCommandLine(['check', path ?? ''], { files });
    assert.equal(outcome.code, 1, outcome.output);
    assert.match(outcome.output, new RegExp(` error ${code} `));
  }
});

test('PEM files beside a configuration are passed over, and alone they are a misuse', async () => {
  const files = { 'a/orion.conf': clean, 'a/server.key': keyText };
  const both = await runCommandLine(['check', 'a/orion.conf', 'a/server.key'], { files });
  assert.equal(both.code, 0);
  assert.match(both.output, /^Nothing found in 1 file\.$/m);
  assert.match(
    both.errors,
    /a\/server\.key: this is a private key, which is looked at where a configuration names it\.$/m,
  );
  const alone = await runCommandLine(['check', 'a/server.key'], { files });
  assert.equal(alone.code, 2);
  assert.match(alone.errors, /this is a private key/);
});

test('JSON has exactly the fields that outsiders rely on', async () => {
  const report = await checkAsJson([], {
    'orion.conf': 'nodeport = "8080"\nverbosity = 1\n',
    'a/orion.conf': 'tls = "off"\ntls = "off"\n',
    'c/orion.conf': clean,
  });
  const withoutMessages = JSON.parse(JSON.stringify(report), (key, value) =>
    key === 'message' ? typeof value : value,
  );
  assert.deepEqual(withoutMessages, {
    version: 1,
    files: [
      {
        path: 'a/orion.conf',
        language: 'orion-config',
        diagnostics: [
          {
            code: 'duplicate-key',
            severity: 'error',
            message: 'string',
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
            tags: [],
            related: [
              {
                path: 'a/orion.conf',
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
                message: 'string',
              },
            ],
          },
        ],
      },
      { path: 'c/orion.conf', language: 'orion-config', diagnostics: [] },
      {
        path: 'orion.conf',
        language: 'orion-config',
        diagnostics: [
          {
            code: 'wrong-type',
            severity: 'error',
            message: 'string',
            range: { start: { line: 0, character: 11 }, end: { line: 0, character: 17 } },
            tags: [],
            related: [],
          },
          {
            code: 'no-effect-property',
            severity: 'hint',
            message: 'string',
            range: { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } },
            tags: ['unnecessary'],
            related: [],
          },
        ],
      },
    ],
  });
});

test('positions count UTF-16 units, and a byte order mark counts nothing, as in an editor', async () => {
  const [marked, plain] = (await checkAsJson([], { 'a/orion.conf': '\ufeff"😀" = 1\n', 'b/orion.conf': '"😀" = 1\n' }))
    .files;
  const rangeOf = (file: typeof marked) => file?.diagnostics.find(({ code }) => code === 'unknown-key')?.range;
  assert.deepEqual(rangeOf(plain), { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } });
  assert.deepEqual(rangeOf(marked), rangeOf(plain));
});

test('known-hosts files that configurations name are listed once', async () => {
  const node = 'tls = "strict"\ntlsknownclients = "../shared/clients"\n';
  const report = await checkAsJson(['a', 'b', 'shared/clients', 'shared/tls-known-servers'], {
    'a/orion.conf': node,
    'b/orion.conf': node,
    'shared/clients': 'node.example ab\n',
    'shared/tls-known-servers': '',
  });
  assert.deepEqual(
    report.files.map(({ path, language }) => [path, language]),
    [
      ['a/orion.conf', 'orion-config'],
      ['b/orion.conf', 'orion-config'],
      ['shared/clients', 'orion-known-hosts'],
      ['shared/tls-known-servers', 'orion-known-hosts'],
    ],
  );
});

test('a configuration that is named as known hosts by mistake stays a configuration', async () => {
  const report = await checkAsJson([], { 'orion.conf': 'tls = "strict"\ntlsknownclients = "orion.conf"\n' });
  assert.deepEqual(
    report.files.map(({ language }) => language),
    ['orion-config'],
  );
});

test('paths are shown as the argument was written', async () => {
  const files = { 'a/orion.conf': 'tls = "off"\ntls = "off"\ntlsknownclients = "known"\n', 'a/known': '' };
  const paths = async (argument: string) => {
    const report = await checkAsJson([argument], files);
    const related = report.files.flatMap(({ diagnostics }) => diagnostics.flatMap(({ related }) => related));
    return [report.files.map(({ path }) => path), [...new Set(related.map(({ path }) => path))]];
  };
  assert.deepEqual(await paths('a'), [['a/known', 'a/orion.conf'], ['a/orion.conf']]);
  assert.deepEqual(await paths('/project/a'), [
    ['/project/a/known', '/project/a/orion.conf'],
    ['/project/a/orion.conf'],
  ]);
});

test('a mapping to a folder that is not there is a misuse, not a clean result', async () => {
  const files = { 'orion.conf': 'tls = "off"\n', 'data/x': '' };
  const run = (mapping: string) => runCommandLine(['check', '--path-mapping', mapping], { files });
  assert.equal((await run('/opt/orion=data')).code, 0);
  const typo = await run('/opt/orion=dta');
  assert.equal(typo.code, 2);
  assert.match(typo.errors, /there is no .*dta/);
});

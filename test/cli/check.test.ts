import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Outcome, runCommandLine, type Surroundings } from '../support/command-line.ts';

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

interface JsonReport {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly language: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: unknown;
      readonly tags: unknown;
      readonly related: readonly { readonly path: string; readonly range: unknown }[];
    }[];
  }[];
}

async function checkAsJson(args: readonly string[], files: NonNullable<Surroundings['files']>): Promise<JsonReport> {
  const outcome: Outcome = await runCommandLine(['check', '--format', 'json', ...args], { files });
  assert.equal(outcome.errors, '');
  return JSON.parse(outcome.output);
}

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
  assert.deepEqual(await paths('/work/a'), [['/work/a/known', '/work/a/orion.conf'], ['/work/a/orion.conf']]);
});

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
  { json: '{', says: /this is no JSON/ },
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
  assert.match(outcome.errors, /--settings s\.json: this file cannot be read/);
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

test('--now moves the clock of the rules', async () => {
  const files = { 'orion.conf': clean };
  assert.equal((await runCommandLine(['check', '--now', '2030-01-01'], { files })).code, 0);
  assert.equal((await runCommandLine(['check', '--now', 'tomorrow'], { files })).code, 2);
});

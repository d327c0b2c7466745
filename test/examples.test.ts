/** The examples show what their README says, and no state on the way of typing them breaks anything. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { inProject } from '../scripts/project.ts';
import { disk } from '../server/src/facts/disk.ts';
import type { Files } from '../server/src/facts/files.ts';
import { checkConfig } from '../server/src/rules/check.ts';
import type { Subject } from '../server/src/rules/rule.ts';
import type { Span } from '../server/src/toml/tree.ts';
import { runCommandLine } from './support/command-line.ts';
import { makeSubject } from './support/subject.ts';

const folder = inProject('examples');

/** The findings of each example: line and code, in order. */
const findings: Readonly<Record<string, readonly string[]>> = {
  'documentation/orion.conf': [
    '4 error invalid-url',
    '7 error invalid-url',
    '10 error missing-enclave-file',
    '11 error missing-enclave-file',
    '12 error missing-enclave-file',
    '14 error invalid-url',
    '16 information missing-key-pair',
    '16 information missing-key-pair',
    '17 warning empty-whitelist',
    '18 warning empty-whitelist',
    '21 information missing-key-pair',
    '23 warning unknown-key',
    '24 information jvm-trust-store',
  ],
  'eclipse/orion.conf': ['1 information not-orion-config'],
  'first-steps/orion.conf': [
    '3 warning uppercase-host',
    '7 error port-conflict',
    '8 warning plaintext-client-api',
    '10 warning missing-port',
    '10 error invalid-url',
    '12 error doubled-workdir',
    '13 error invalid-storage',
    '15 information missing-key-pair',
    '16 warning miscased-key',
    '17 information missing-key-pair',
    '18 warning insecure-trust-mode',
    '19 warning ignored-chain',
    '21 error invalid-value',
    '22 warning unknown-key',
    '25 hint unused-tls-property',
  ],
  'good/client-connection-tls-known-clients': [],
  'good/orion.conf': [],
  'good/tls-known-clients': [],
  'good/tls-known-servers': [],
  'sample/orion.conf': [
    '4 information scheme-without-effect',
    '9 hint no-effect-property',
    '14 error doubled-workdir',
    '17 information scheme-without-effect',
    '20 error missing-enclave-file',
    '21 error missing-enclave-file',
    '22 error missing-enclave-file',
    '27 hint no-effect-property',
    '32 information system-certificate-path',
    '33 information missing-key-pair',
    '36 warning first-use-trust',
    '40 information missing-key-pair',
    '43 hint client-first-use-trust',
    '43 information jvm-trust-store',
  ],
  'template/orion.conf.j2': ['3 hint template'],
  ...Object.fromEntries(
    ['node1', 'node2', 'node3'].flatMap((node) => [
      [`network/${node}/client-connection-tls-known-clients`, []],
      [`network/${node}/orion.conf`, []],
      [`network/${node}/tls-known-clients`, []],
      [`network/${node}/tls-known-servers`, []],
    ]),
  ),
  'mistakes/capital-letters.orion.conf': ['12 warning uppercase-common-name'],
  'mistakes/chain-order.orion.conf': ['7 error certificate-order'],
  'mistakes/expired.orion.conf': ['7 warning expired-certificate'],
  'mistakes/files/good-known-clients': [],
  'mistakes/files/known-clients': [
    '2 error invalid-line',
    '3 error invalid-fingerprint',
    '4 warning duplicate-identifier',
    '4 warning fingerprint-length',
    '5 warning uppercase-identifier',
    '5 warning duplicate-identifier',
  ],
  'mistakes/files/known-servers': [],
  'mistakes/half-a-pair.orion.conf': ['8 error half-key-pair'],
  'mistakes/key-format.orion.conf': ['8 error unsupported-key-format'],
  'mistakes/known-hosts.orion.conf': ['10 error invalid-line'],
  'mistakes/wrong-key.orion.conf': ['8 error key-mismatch'],
};

const examples = Object.keys(findings).filter((name) => name.includes('orion.conf'));

/** The disk as its owner should keep it: Git does not record who may read a file. */
const privateDisk: Files = {
  ...disk,
  async stat(file) {
    const stat = await disk.stat(file);
    return stat.kind === 'file' ? { ...stat, mode: 0o600 } : stat;
  },
};

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

async function checkExamples(): Promise<Report> {
  const { output } = await runCommandLine(['check', '--format', 'json'], { disk: privateDisk, cwd: folder });
  return JSON.parse(output);
}

test('each example has exactly the findings of its table', async () => {
  const { files } = await checkExamples();
  const found = files.map(({ path, diagnostics }) => [
    path,
    diagnostics.map(({ code, severity, range }) => `${range.start.line + 1} ${severity} ${code}`),
  ]);
  assert.deepEqual(Object.fromEntries(found), findings);
});

test("the tutorial's misnamed key is answered with the real one", async () => {
  const { files } = await checkExamples();
  const documentation = files.find(({ path }) => path === 'documentation/orion.conf');
  const unknown = documentation?.diagnostics.find(({ code }) => code === 'unknown-key');
  assert.match(unknown?.message ?? '', /clientconnectiontlsserverchain/);
});

test('the README has a row for each example and names no other', () => {
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const linked = Array.from(readme.matchAll(/\]\(([^)]+)\)/g), ([, target = '']) => target);
  assert.deepEqual(linked.sort(), [...examples].sort());
});

/** Every single one where nobody waits; elsewhere enough to meet every construct. */
const { CI } = process.env;
const prefixStep = CI ? 1 : 7;
const deletionStep = CI ? 1 : 11;

for (const name of examples) {
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  const files = contentsOf(path.dirname(file));

  test(`every prefix of ${name} is checked without harm`, async () => {
    for (let end = 0; end <= text.length; end++) {
      if (end % prefixStep === 0 || text[end] === '\n') await checkUnfinished(text.slice(0, end), files, name);
    }
  });

  test(`${name} without any one of its characters is checked without harm`, async () => {
    for (let at = 0; at < text.length; at += deletionStep) {
      await checkUnfinished(text.slice(0, at) + text.slice(at + 1), files, name);
    }
  });
}

/** The files beside an example, as text. */
function contentsOf(directory: string): Record<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [path.relative(directory, file), readFileSync(file, 'utf8')]));
}

async function checkUnfinished(text: string, files: Record<string, string>, name: string): Promise<void> {
  const subject: Subject = await makeSubject(text, { files, fileName: path.basename(name) });
  for (const { rule, at, related = [], fixes } of checkConfig(subject, {})) {
    const inDocument = related.filter((each) => each.path === undefined).map((each) => each.at);
    const edits = (fixes?.() ?? []).flatMap((fix) => fix.edits);
    for (const span of [at, ...inDocument, ...edits]) {
      assert.ok(isInside(span, text), `${rule.code} marks ${span.start} to ${span.end} of ${JSON.stringify(text)}`);
    }
  }
}

function isInside({ start, end }: Span, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}

/** Completion of paths: the folder that is typed so far, filtered by what the files contain. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../server/src/facts/files.ts';
import { complete } from '../../server/src/features/completion.ts';
import { checkCompletion, fullSupport, labelsAt } from '../support/check-completion.ts';
import { makeCertificate } from '../support/fixtures.ts';
import { makeContext } from '../support/make-context.ts';
import { parseCursor } from '../support/marks.ts';
import { fifo, folder, forbidden, type MemoryEntry } from '../support/memory-files.ts';

const files: Record<string, MemoryEntry> = {
  'server.pem': 'cert',
  'server.key': 'key',
  'other.key': 'other-key',
  'sec1.key': 'sec1-key',
  'old.pem': 'expired-cert',
  'both.pem': 'pair',
  'known-servers': 'node1:8080 aa',
  'certs/ca.pem': 'ca-cert',
  'certs/deep/leaf.pem': 'issued-cert',
  'empty-folder': folder,
  '.hidden.pem': 'cert',
  '.git/config': 'x',
  'pipe.pem': fifo,
  'locked.pem': forbidden,
  'huge.pem': { kind: 'file', size: 2 ** 31 },
  'it"s.pem': 'cert',
  'bell\u0007.pem': 'cert',
  'link.pem': { kind: 'link', to: 'server.pem' },
  'loop.pem': { kind: 'link', to: 'loop.pem' },
};

const cases: readonly { source: string; labels: readonly string[] }[] = [
  {
    source: 'tlsservercert = "|"',
    labels: [
      'both.pem',
      'it"s.pem',
      'link.pem',
      'old.pem',
      'server.pem',
      'certs/',
      'empty-folder/',
      'tls-server-cert.pem',
    ],
  },
  {
    source: 'tlsservercert = |',
    labels: [
      'both.pem',
      'it"s.pem',
      'link.pem',
      'old.pem',
      'server.pem',
      'certs/',
      'empty-folder/',
      'tls-server-cert.pem',
    ],
  },
  { source: 'tlsservercert = "certs/|"', labels: ['ca.pem', 'deep/'] },
  { source: 'tlsservercert = "certs/deep/le|', labels: ['leaf.pem'] },
  { source: 'tlsservercert = "/node/certs/|"', labels: ['ca.pem', 'deep/'] },
  { source: 'tlsserverchain = ["certs/|"]', labels: ['ca.pem', 'deep/'] },
  {
    source: 'workdir = "certs"\ntlsservercert = "../|"',
    labels: ['both.pem', 'it"s.pem', 'link.pem', 'old.pem', 'server.pem', 'certs/', 'empty-folder/'],
  },
  { source: 'workdir = "certs"\ntlsserverchain = |', labels: ['ca.pem', 'deep/'] },
  { source: 'tlsservercert = "nowhere/|"', labels: [] },
  {
    source: 'tlsservercert = ".h|"',
    labels: [
      '.hidden.pem',
      'both.pem',
      'it"s.pem',
      'link.pem',
      'old.pem',
      'server.pem',
      '.git/',
      'certs/',
      'empty-folder/',
      'tls-server-cert.pem',
    ],
  },
  {
    source: 'tlsserverkey = "|"',
    labels: ['both.pem', 'other.key', 'server.key', 'sec1.key', 'certs/', 'empty-folder/', 'tls-server-key.pem'],
  },
  {
    source: 'tlsservercert = "server.pem"\ntlsserverkey = "|"',
    labels: ['both.pem', 'server.key', 'other.key', 'sec1.key', 'certs/', 'empty-folder/', 'tls-server-key.pem'],
  },
  {
    source: 'tlsknownservers = "|"',
    labels: ['huge.pem', 'known-servers', 'certs/', 'empty-folder/', 'tls-known-servers'],
  },
  { source: 'workdir = "|"', labels: ['certs/', 'empty-folder/'] },
  {
    source: 'workdir = "certs"\nlibsodiumpath = "|"',
    labels: ['huge.pem', 'known-servers', 'certs/', 'empty-folder/'],
  },
  { source: 'tlsservercert = "a\\\\|"', labels: [] },
];

for (const { source, labels } of cases) {
  test(`files at ${JSON.stringify(source)}`, async () => assert.deepEqual(await labelsAt(source, { files }), labels));
}

test('configurations are no known hosts and no enclave keys, and known hosts are no enclave keys', async () => {
  const names = ['orion.conf', 'orion.conf.j2', 'node.toml', 'tls-known-clients', 'node.pub'];
  const surroundings = { files: Object.fromEntries(names.map((name) => [name, 'x'])) };
  assert.deepEqual(await labelsAt('tlsknownservers = "|"', surroundings), [
    'node.pub',
    'tls-known-clients',
    'tls-known-servers',
  ]);
  assert.deepEqual(await labelsAt('publickeys = ["|"]', surroundings), ['node.pub']);
  assert.deepEqual(await labelsAt('publickeys = ["|"]', { files: { 'data.conf': folder } }), ['data.conf/']);
});

test('accepting a file or folder completes the path, in quotes that fit', async () => {
  await checkCompletion('tlsservercert = "cer|ts/x" # why', { 'certs/': 'tlsservercert = "certs/" # why' }, { files });
  await checkCompletion(
    'tlsservercert = |',
    { 'server.pem': 'tlsservercert = "server.pem"', 'it"s.pem': "tlsservercert = 'it\"s.pem'" },
    { files },
  );
  await checkCompletion(
    'tlsservercert = "certs/|',
    { 'ca.pem': 'tlsservercert = "certs/ca.pem"', 'deep/': 'tlsservercert = "certs/deep/"' },
    { files },
  );
  await checkCompletion('tlsserverchain = ["a" |]', { 'certs/': 'tlsserverchain = ["a", "certs/"]' }, { files });
  await checkCompletion('tlsserverchain = |', { 'server.pem': 'tlsserverchain = ["server.pem"]' }, { files });
});

test('a file that the list names already is not offered again', async () => {
  const labels = await labelsAt('tlsserverchain = ["server.pem", "|"]', { files });
  assert.ok(!labels.includes('server.pem'));
  assert.ok(labels.includes('old.pem'));
});

test('a certificate shows its name and end, a key whether it belongs to the certificate', async () => {
  const certificates = await notesAt('tlsservercert = "|"');
  assert.equal(certificates.get('server.pem'), 'CN=node.example:8080, expires 2027-06-01');
  assert.equal(certificates.get('old.pem'), 'CN=node.example:8080, expired 2025-12-20');
  assert.equal(certificates.get('tls-server-cert.pem'), "Orion's default, no such file yet");
  const keys = await notesAt('tlsservercert = "server.pem"\ntlsserverkey = "|"');
  assert.equal(keys.get('server.key'), 'EC P-256, belongs to the certificate');
  assert.equal(keys.get('other.key'), 'EC P-256');
  assert.equal(keys.get('sec1.key'), 'Orion cannot load this key');
});

async function notesAt(source: string): Promise<Map<string, string | undefined>> {
  const { text, offset } = parseCursor(source);
  const items = await complete(await makeContext(text, { files }), offset, fullSupport);
  return new Map(items.map((item) => [item.label, item.labelDetails?.description]));
}

test('a hostile subject stays on one line and short', async () => {
  const subject = `CN=<img src=x onerror=alert(1)>${'x'.repeat(5000)}`;
  const entries = { 'a.pem': await makeCertificate({ key: 'node', subject }) };
  const { text, offset } = parseCursor('tlsservercert = "|"');
  const [item] = await complete(await makeContext(text, { files: entries }), offset, fullSupport);
  const note = item?.labelDetails?.description ?? '';
  assert.match(note, /^CN=<img src=x onerror=alert\(1\)>x+…x+, expires/);
  assert.ok(note.length < 120);
});

test('at most 200 files are read', async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${index}.pem`, 'text'] as const));
  const context = await makeContext('tlsservercert = ""', { files: many });
  let reads = 0;
  const counting: Files = {
    ...context.files,
    read(path, limit) {
      reads += 1;
      return context.files.read(path, limit);
    },
  };
  await complete({ ...context, files: counting }, 'tlsservercert = "'.length, fullSupport);
  assert.equal(reads, 200);
});

test('in a workspace that is not trusted nothing outside is listed or read', async () => {
  const outside: Record<string, MemoryEntry> = {
    '/secret/a.pem': 'cert',
    'link.pem': { kind: 'link', to: '/secret/a.pem' },
    'own.pem': 'cert',
  };
  const confined = { files: outside, confinedTo: ['/node'] };
  assert.deepEqual(await labelsAt('tlsserverchain = ["/secret/|"]', confined), []);
  assert.deepEqual(await labelsAt('tlsserverchain = ["../secret/|"]', confined), []);
  assert.deepEqual(await labelsAt('tlsserverchain = ["|"]', confined), ['own.pem']);
  assert.deepEqual(await labelsAt('tlsserverchain = ["|"]', { files: outside }), ['link.pem', 'own.pem']);
});

/** Facts from the real disk: whatever stands at a path, there is one answer, and none of these is waited for. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createFileCache } from '../../server/src/facts/cache.ts';
import { disk } from '../../server/src/facts/disk.ts';
import { loadFacts } from '../../server/src/facts/facts.ts';
import { journalPath } from '../../server/src/facts/journal.ts';
import { readConfig } from '../../server/src/model/config.ts';
import { defaultSettings } from '../../server/src/model/settings.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeCertificate } from '../support/openssl.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const pair = makeCertificate({ key: 'ec' });
const folder = scratchFolder({ 'a.key': pair.key, 'a.pem': pair.certificate });
const at = (name: string) => path.join(folder.path, name);
const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

async function factsFor(text: string, cache = createFileCache()) {
  const config = readConfig(text);
  const location = { folder: folder.path, workspaceFolder: undefined, settings: defaultSettings };
  const facts = await loadFacts(config, location, disk, cache);
  return { config, facts, now: new Date('2026-01-01'), expiryWarningDays: 30 };
}

const oddFiles: readonly {
  readonly name: string;
  readonly file: string;
  readonly make?: () => void;
  readonly skip?: boolean;
  readonly state: string;
  /** What is said about it, in a configuration in which it is the server's certificate. */
  readonly finding: string;
}[] = [
  {
    name: 'a FIFO without a writer',
    file: at('fifo'),
    make: () => spawnSync('mkfifo', [at('fifo')]),
    skip: isWindows,
    state: 'not-regular',
    finding: 'information unreadable-file',
  },
  {
    name: 'a device that never ends',
    file: '/dev/zero',
    skip: !existsSync('/dev/zero'),
    state: 'not-regular',
    finding: 'information unreadable-file',
  },
  {
    name: 'a folder',
    file: at('folder'),
    make: () => mkdirSync(at('folder')),
    state: 'folder',
    finding: 'error unreadable-file',
  },
  {
    name: 'a file of 2 GiB',
    file: at('huge'),
    make: () => makeSparse(at('huge'), 2 ** 31),
    state: 'too-large',
    finding: 'information unreadable-file',
  },
  {
    name: 'links in a circle',
    file: at('loop'),
    make: () => symlinkSync(at('loop'), at('loop')),
    skip: isWindows,
    state: 'unreachable',
    finding: 'information unreadable-file',
  },
  {
    name: 'a link into a device',
    file: at('link'),
    make: () => symlinkSync('/dev/zero', at('link')),
    skip: !existsSync('/dev/zero'),
    state: 'not-regular',
    finding: 'information unreadable-file',
  },
  {
    name: 'a file without permission',
    file: at('forbidden'),
    make: () => {
      folder.write('forbidden', 'x');
      chmodSync(at('forbidden'), 0);
    },
    // Nothing is forbidden to root.
    skip: isWindows || isRoot,
    state: 'no-permission',
    finding: 'information unreadable-file',
  },
  {
    name: 'a name that is too long',
    file: at('x'.repeat(5000)),
    state: 'unreachable',
    finding: 'information unreadable-file',
  },
];

for (const { name, file, make, skip = false, state, finding } of oddFiles) {
  test(`${name} as certificate is one answer`, { skip }, async () => {
    make?.();
    const subject = await factsFor(`tls = "strict"\ntlsservercert = ${JSON.stringify(file)}\ntlsserverkey = "a.key"`);
    assert.equal(subject.facts.file('tlsservercert')?.state.kind, state);
    const said = checkConfig(subject, {})
      .filter(({ at: span }) => subject.config.text.slice(span.start, span.end) === JSON.stringify(file))
      .map(({ severity, rule }) => `${severity} ${rule.code}`);
    assert.deepEqual(said, [finding]);
  });
}

function makeSparse(file: string, size: number): void {
  const descriptor = openSync(file, 'w');
  ftruncateSync(descriptor, size);
  closeSync(descriptor);
}

test('the content of a file is read once as long as its time and size stay', async () => {
  const cache = createFileCache();
  const text = 'tls = "strict"\ntlsservercert = "a.pem"\ntlsserverkey = "a.key"';
  const [first, second] = [await factsFor(text, cache), await factsFor(text, cache)];
  const contentOf = ({ facts }: typeof first) => {
    const state = facts.file('tlsservercert')?.state;
    return state?.kind === 'file' ? state.content : undefined;
  };
  assert.ok(contentOf(first));
  assert.equal(contentOf(first), contentOf(second));
});

test('a byte order mark that an editor hides is looked up once, and again when the file has changed', async () => {
  const cache = createFileCache();
  let reads = 0;
  const read: typeof disk.read = (file, limit) => {
    reads += 1;
    return disk.read(file, limit);
  };
  const isMarked = async () => {
    const location = { file: at('marked.conf'), folder: folder.path, workspaceFolder: undefined };
    const facts = await loadFacts(
      readConfig('tls = "off"\n'),
      { ...location, settings: defaultSettings },
      { ...disk, read },
      cache,
    );
    return facts.byteOrderMark;
  };
  folder.write('marked.conf', 'tls = "off"\n');
  assert.deepEqual([await isMarked(), await isMarked(), reads], [false, false, 1]);
  folder.write('marked.conf', '\ufefftls = "off"\n');
  assert.deepEqual([await isMarked(), await isMarked(), reads], [true, true, 2]);
});

test('the journal of an interrupted write is seen, and left alone', async () => {
  const text = 'tls = "strict"\ntlsserverkey = "sub/new.key"\ntlsservercert = "sub/new.pem"';
  const before = await factsFor(text);
  assert.deepEqual(before.facts.endpoint('server').interrupted, []);
  const journal = path.relative(folder.path, journalPath(at('sub/new.key')));
  folder.write(journal, '{}');
  const { facts } = await factsFor(text);
  assert.deepEqual(
    facts.endpoint('server').interrupted.map(({ property }) => property.key),
    ['tlsserverkey'],
  );
  assert.ok(existsSync(at(journal)));
});

test('a folder that is still to be made is elsewhere, unless it is below that of the configuration', async () => {
  const { facts } = await factsFor(
    `tlsservercert = "${at('new/sub/c.pem')}"\ntlsclientcert = "${folder.path}-other/c.pem"\ntlsclientkey = "new/k.pem"`,
  );
  assert.equal(facts.file('tlsservercert')?.state.kind, 'missing');
  assert.equal(facts.file('tlsclientcert')?.state.kind, 'not-found-here');
  assert.equal(facts.file('tlsclientkey')?.state.kind, 'missing');
});

for (const [name, workdir] of [
  ['relative', 'd/'.repeat(50_000)],
  ['absolute', '/d'.repeat(50_000)],
  ['longer than a path, but leading nowhere else', 'd/../'.repeat(2000)],
] as const) {
  test(`a workdir that no system could open is not copied for each file below it: ${name}`, {
    skip: isWindows,
  }, async () => {
    const { facts } = await factsFor(`workdir = "${workdir}"\npublickeys = ["a.key", "b.key"]\n`);
    const keys = facts.files.filter(({ text }) => text.endsWith('.key'));
    assert.deepEqual(
      keys.map(({ state }) => state.kind),
      ['unreachable', 'unreachable'],
    );
    for (const key of keys) assert.ok(key.path.length < 5000 + folder.path.length);
  });
}

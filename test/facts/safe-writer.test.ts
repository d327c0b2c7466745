/** The safe writer: all or nothing, whatever operation fails and wherever the process dies. */

import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { journalPath } from '../../server/src/facts/journal.ts';
import { createSafeWriter, type WriteRequest, type WriteResult } from '../../server/src/facts/safe-writer.ts';
import { diskOperations, type WriteOperations } from '../../server/src/facts/write-operations.ts';
import { inScratchFolder } from '../support/scratch-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Names and contents of all files below a folder. */
async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const pairs = names.map(
    async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8')] as const,
  );
  return Object.fromEntries((await Promise.all(pairs)).sort());
}

const pair = (folder: string, ...overwrite: string[]): WriteRequest => ({
  files: [
    { path: join(folder, 'key.pem'), bytes: bytes('new key') },
    { path: join(folder, 'cert.pem'), bytes: bytes('new cert') },
  ],
  overwrite: overwrite.map((name) => join(folder, name)),
});

/** The operations with a hook before each that changes something. */
function intercepted(before: (name: string, count: number) => void | Promise<void>): WriteOperations {
  let count = 0;
  const step = async (name: string) => {
    count += 1;
    await before(name, count);
  };
  return {
    ...diskOperations,
    async makeFolder(path) {
      await step('makeFolder');
      await diskOperations.makeFolder(path);
    },
    async create(path, content) {
      await step('create');
      await diskOperations.create(path, content.subarray(0, content.length / 2));
      await diskOperations.remove(path);
      await step('write');
      await diskOperations.create(path, content);
    },
    async link(from, to) {
      await step('link');
      await diskOperations.link(from, to);
    },
    async rename(from, to) {
      await step('rename');
      await diskOperations.rename(from, to);
    },
    async remove(path) {
      await step('remove');
      await diskOperations.remove(path);
    },
    async restrict(path) {
      await step('restrict');
      await diskOperations.restrict(path);
    },
    async syncFolder(folder) {
      await step('syncFolder');
      await diskOperations.syncFolder(folder);
    },
  };
}

async function countOperations(prepare: (folder: string) => Promise<WriteRequest>): Promise<number> {
  let total = 0;
  await inScratchFolder(async (folder) => {
    const request = await prepare(folder);
    const result = await createSafeWriter(
      intercepted((_, count) => {
        total = count;
      }),
    ).write(request);
    assert.ok('written' in result);
  });
  return total;
}

const scenarios: Readonly<Record<string, (folder: string) => Promise<WriteRequest>>> = {
  'into an empty folder': async (folder) => pair(folder),
  'over an old pair': async (folder) => {
    await writeFile(join(folder, 'key.pem'), 'old key');
    await writeFile(join(folder, 'cert.pem'), 'old cert');
    return pair(folder, 'key.pem', 'cert.pem');
  },
};

/** Temporary files that hold no name of a pair, and backups, do not count as half a pair. */
const visible = (found: Record<string, string>) => ({ key: found['key.pem'], cert: found['cert.pem'] });

for (const [name, prepare] of Object.entries(scenarios)) {
  test(`${name}: writes both files and tidies up`, () =>
    inScratchFolder(async (folder) => {
      const result = await createSafeWriter().write(await prepare(folder));
      assert.ok('written' in result);
      const found = await contents(folder);
      assert.deepEqual(visible(found), { key: 'new key', cert: 'new cert' });
      const others = Object.keys(found).filter((file) => file !== 'key.pem' && file !== 'cert.pem');
      assert.ok(
        others.every((file) => file.endsWith('.old')),
        others.join(),
      );
    }));

  test(`${name}: after an error in any operation the old state stands`, async () => {
    const total = await countOperations(prepare);
    for (let failing = 1; failing <= total; failing += 1) {
      await inScratchFolder(async (folder) => {
        const request = await prepare(folder);
        const before = await contents(folder);
        let failed = '';
        const operations = intercepted((operation, count) => {
          if (count !== failing) return;
          failed = operation;
          throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
        });
        const result = await createSafeWriter(operations).write(request);
        const after = await contents(folder);
        if ('refused' in result) {
          assert.equal(result.refused, 'disk-full');
          assert.deepEqual(after, before, `operation ${failing}, ${failed}`);
        } else {
          // Only tidying may fail without undoing the write.
          assert.equal(failed, 'remove');
          assert.deepEqual(visible(after), { key: 'new key', cert: 'new cert' });
        }
      });
    }
  });

  test(`${name}: after a kill at any operation the next start finds the old state or a complete pair`, async () => {
    const total = await countOperations(prepare);
    const outcomes = new Set<string>();
    for (let last = 1; last <= total; last += 1) {
      await inScratchFolder(async (folder) => {
        const request = await prepare(folder);
        const before = visible(await contents(folder));
        const killed = intercepted((_, count) => {
          if (count >= last) throw new Error('the process is dead');
        });
        await createSafeWriter(killed).write(request);
        const settled = await createSafeWriter().settle(pathsOf(folder));
        const after = visible(await contents(folder));
        outcomes.add(settled);
        const complete = after.key === 'new key' && after.cert === 'new cert';
        if (!complete) assert.deepEqual(after, before, `killed at operation ${last}, ${settled}`);
      });
    }
    assert.deepEqual([...outcomes].sort(), ['completed', 'none']);
  });
}

test('a file that somebody else put in the way of a killed write is kept, and the write is taken back', () =>
  inScratchFolder(async (folder) => {
    let links = 0;
    const killed = intercepted((operation) => {
      // The journal, the key, and then death before the certificate.
      if (operation === 'link') links += 1;
      if (links > 2) throw new Error('the process is dead');
    });
    await createSafeWriter(killed).write(pair(folder));
    assert.equal((await contents(folder))['key.pem'], 'new key');
    await writeFile(join(folder, 'cert.pem'), "somebody else's");
    assert.equal(await createSafeWriter().settle(pathsOf(folder)), 'taken-back');
    assert.deepEqual(await contents(folder), { 'cert.pem': "somebody else's" });
  }));

const refusals: readonly (readonly [
  name: string,
  refused: string,
  prepare: (folder: string) => Promise<WriteRequest>,
])[] = [
  [
    'a file that stands already',
    'exists',
    async (folder) => {
      await writeFile(join(folder, 'cert.pem'), 'mine');
      return pair(folder, 'key.pem');
    },
  ],
  [
    'a folder',
    'is-folder',
    async (folder) => {
      await mkdir(join(folder, 'key.pem'));
      return pair(folder, 'key.pem');
    },
  ],
  [
    'a link out of the folder',
    'link-elsewhere',
    async (folder) => {
      await symlink('/etc/hostname', join(folder, 'key.pem'));
      return pair(folder, 'key.pem');
    },
  ],
  [
    'a link to nowhere',
    'link-elsewhere',
    async (folder) => {
      await symlink('nowhere', join(folder, 'key.pem'));
      return pair(folder, 'key.pem');
    },
  ],
  [
    'a device',
    'not-a-file',
    async () => ({ files: [{ path: '/dev/null', bytes: bytes('x') }], overwrite: ['/dev/null'] }),
  ],
];

for (const [name, refused, prepare] of refusals) {
  test(`${name} is refused and left as it was`, () =>
    inScratchFolder(async (folder) => {
      const request = await prepare(folder);
      const before = await contents(folder);
      const result = await createSafeWriter().write(request);
      assert.equal('refused' in result && result.refused, refused);
      assert.deepEqual(await contents(folder), before);
    }));
}

test('parents are created, and modes are 0600 whatever the umask', () =>
  inScratchFolder(async (folder) => {
    for (const umask of [0o000, 0o077]) {
      const previous = process.umask(umask);
      try {
        const deep = join(folder, `umask-${umask}`, 'a', 'b');
        assert.ok('written' in (await createSafeWriter().write(pair(deep))));
        for (const name of ['key.pem', 'cert.pem']) assert.equal((await stat(join(deep, name))).mode & 0o777, 0o600);
      } finally {
        process.umask(previous);
      }
    }
  }));

test('rights are taken from everybody but the owner, after the writes that were asked for before', () =>
  inScratchFolder(async (folder) => {
    const path = join(folder, 'open.pem');
    await writeFile(path, 'a key', { mode: 0o644 });
    const done: string[] = [];
    const writer = createSafeWriter(intercepted(async (operation) => void done.push(operation)));
    const [, restricted] = await Promise.all([writer.write(pair(folder)), writer.restrict(path)]);
    assert.deepEqual(restricted, { written: [{ path }] });
    assert.equal(done.at(-1), 'restrict');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    const missing = await writer.restrict(join(folder, 'missing.pem'));
    assert.ok('refused' in missing && /ENOENT.*chmod 600/.test(missing.message));
  }));

test('a file that appears at the last moment is not taken for a folder that is missing', () =>
  inScratchFolder(async (folder) => {
    const [, certificate = ''] = pathsOf(folder);
    let links = 0;
    const operations = intercepted(async (operation) => {
      if (operation !== 'link') return;
      links += 1;
      // The first link is the journal, then come key and certificate.
      if (links === 3) await writeFile(certificate, 'x');
    });
    const result = await createSafeWriter(operations).write(pair(folder));
    assert.ok('refused' in result);
    assert.equal(result.refused, 'exists');
    assert.equal(result.path, certificate);
    assert.deepEqual(await contents(folder), { [basename(certificate)]: 'x' });
  }));

const failures = [
  ['EACCES', 'no-permission', /no permission/],
  ['EROFS', 'read-only', /read-only/],
  ['ENOSPC', 'disk-full', /full/],
  ['EEXIST', 'failed', /A file stands where .* needs a folder/],
  ['EIO', 'failed', /EIO/],
] as const;

for (const [code, refused, words] of failures) {
  test(`${code} from the system is told in words`, () =>
    inScratchFolder(async (folder) => {
      const operations = intercepted((operation) => {
        if (operation === 'create') throw Object.assign(new Error('from the system'), { code });
      });
      const result = await createSafeWriter(operations).write(pair(folder));
      assert.ok('refused' in result);
      assert.equal(result.refused, refused);
      assert.match(result.message, words);
    }));
}

function pathsOf(folder: string): readonly string[] {
  return ['key.pem', 'cert.pem'].map((name) => join(folder, name));
}

test('a journal that somebody planted for other files is left alone, and so are they', () =>
  inScratchFolder(async (folder) => {
    const [key = ''] = pathsOf(folder);
    const victim = join(folder, 'precious.txt');
    await writeFile(victim, 'precious');
    const planted = [key, victim].map((target) => ({
      target,
      temporary: join(folder, `.${basename(target)}.orion-tls-1.tmp`),
      sha256: createHash('sha256').update('precious').digest('hex'),
    }));
    await writeFile(journalPath(key), JSON.stringify({ pid: 0x7fffffff, files: planted }));
    assert.equal(await createSafeWriter().settle(pathsOf(folder)), 'none');
    await createSafeWriter().write(pair(folder));
    assert.equal(await readFile(victim, 'utf8'), 'precious');
  }));

/** Starts the program that writes a pair in a process of its own. */
function startWriter(folder: string, mode: 'write' | 'stop-after-journal'): ChildProcess {
  return fork('test/support/write-pair.ts', [folder, mode], { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
}

async function resultOf(child: ChildProcess): Promise<WriteResult> {
  const [message] = await once(child, 'message');
  return message;
}

test('of two processes at once one wins and the other says so', () =>
  inScratchFolder(async (folder) => {
    const first = startWriter(folder, 'stop-after-journal');
    assert.equal(await resultOf(first).then(String), 'journal stands');
    const second = await resultOf(startWriter(folder, 'write'));
    assert.equal('refused' in second && second.refused, 'busy');
    first.send('go on');
    assert.ok('written' in (await resultOf(first)));
    assert.deepEqual(await contents(folder), { 'cert.pem': 'new cert', 'key.pem': 'new key' });
  }));

test('a process that was really killed is settled by the next write', () =>
  inScratchFolder(async (folder) => {
    const child = startWriter(folder, 'stop-after-journal');
    await resultOf(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await createSafeWriter().settle(pathsOf(folder)), 'completed');
    assert.deepEqual(await contents(folder), { 'cert.pem': 'new cert', 'key.pem': 'new key' });
  }));

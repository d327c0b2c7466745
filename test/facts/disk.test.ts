import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { blockingDisk } from '../../server/src/facts/blocking-disk.ts';
import { disk } from '../../server/src/facts/disk.ts';

let folder = '';

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-disk-'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

const isWindows = process.platform === 'win32';

// Its size is said to be 0, though it has content: a file may always hold more than it says.
const unsized = '/proc/self/environ';

for (const [name, files] of Object.entries({ disk, blockingDisk })) {
  for (const size of [0, 1, 4095, 4096, 4097, 200_000]) {
    test(`${name}: a file of ${size} bytes is read whole, and refused one byte below that limit`, async () => {
      const file = path.join(folder, `${size}.bin`);
      const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
      writeFileSync(file, bytes);
      const read = await files.read(file, size);
      assert.ok('bytes' in read && bytes.equals(read.bytes));
      if (size > 0) assert.deepEqual(await files.read(file, size - 1), { refused: 'too-large' });
    });
  }

  test(`${name}: a file that does not tell its size is read whole`, { skip: !existsSync(unsized) }, async () => {
    const read = await files.read(unsized, 10_000_000);
    assert.ok('bytes' in read && read.bytes.length > 0);
    assert.deepEqual(await files.read(unsized, 1), { refused: 'too-large' });
  });

  test(`${name}: what is no readable file is named`, async () => {
    assert.deepEqual(await files.read(path.join(folder, 'gone'), 10), { refused: 'missing' });
    assert.deepEqual(await files.read(folder, 10), { refused: 'not-regular' });
  });

  test(`${name}: folders are listed, files and folders told apart, links followed`, async () => {
    const parent = path.join(folder, name);
    mkdirSync(path.join(parent, 'b'), { recursive: true });
    writeFileSync(path.join(parent, 'a'), 'text', { mode: 0o600 });
    symlinkSync('a', path.join(parent, 'c'));
    assert.deepEqual(await files.list(parent), [
      { name: 'a', kind: 'file' },
      { name: 'b', kind: 'folder' },
      { name: 'c', kind: 'other' },
    ]);
    assert.deepEqual(await files.list(path.join(parent, 'gone')), []);
    const stat = await files.stat(path.join(parent, 'c'));
    assert.ok(stat.kind === 'file' && stat.size === 4);
    assert.deepEqual(await files.stat(path.join(parent, 'b')), { kind: 'folder' });
    assert.deepEqual(await files.stat(path.join(parent, 'gone')), { kind: 'missing' });
    assert.deepEqual(await files.stat(path.join(parent, 'a', 'b')), { kind: isWindows ? 'missing' : 'no-folder' });
    assert.equal(path.basename((await files.realPath(path.join(parent, 'c'))) ?? ''), 'a');
    assert.equal(await files.realPath(path.join(parent, 'gone')), undefined);
  });
}

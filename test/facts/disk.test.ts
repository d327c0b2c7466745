import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { disk } from '../../server/src/facts/disk.ts';

let folder = '';

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-disk-'));
});

after(() => rmSync(folder, { recursive: true, force: true }));

for (const size of [0, 1, 4095, 4096, 4097, 200_000]) {
  test(`a file of ${size} bytes is read whole, and refused one byte below that limit`, async () => {
    const file = path.join(folder, `${size}.bin`);
    const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
    writeFileSync(file, bytes);
    const read = await disk.read(file, size);
    assert.ok('bytes' in read && bytes.equals(read.bytes));
    if (size > 0) assert.deepEqual(await disk.read(file, size - 1), { refused: 'too-large' });
  });
}

// Its size is said to be 0, though it has content: a file may always hold more than it says.
const unsized = '/proc/self/environ';

test('a file that does not tell its size is read whole', { skip: !existsSync(unsized) }, async () => {
  const read = await disk.read(unsized, 10_000_000);
  assert.ok('bytes' in read && read.bytes.length > 0);
  assert.deepEqual(await disk.read(unsized, 1), { refused: 'too-large' });
});

test('what is no readable file is named', async () => {
  assert.deepEqual(await disk.read(path.join(folder, 'gone'), 10), { refused: 'missing' });
  assert.deepEqual(await disk.read(folder, 10), { refused: 'not-regular' });
});

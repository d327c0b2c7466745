/**
 * `Files` on the real disk for a program that has nothing else to do meanwhile. Each call costs a fraction of one that
 * goes through Node's thread pool, and a check of a thousand configurations makes tens of thousands of them.
 */

import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { disk, entryOf, reasonOf, smallestRead } from './disk.ts';
import type { Files, FolderEntry, Read } from './files.ts';

/** The file system of this machine; answers before it returns. */
export const blockingDisk: Files = {
  stat: disk.stat,
  read: async (path, limit) => read(path, limit),
  list: async (folder) => list(folder),
  realPath: async (path) => realPath(path),
};

function read(path: string, limit: number): Read {
  let descriptor: number | undefined;
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { refused: 'not-regular' };
    if (stats.size > limit) return { refused: 'too-large' };
    return readUpTo(descriptor, stats.size, limit);
  } catch (error) {
    return { refused: reasonOf(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Reads to the end of the file, which may have grown since its size was asked, or have no honest size at all. */
function readUpTo(descriptor: number, size: number, limit: number): Read {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const wanted = Math.max(size - total, 0) + 1;
    const buffer = Buffer.allocUnsafeSlow(Math.max(wanted, smallestRead));
    const length = readSync(descriptor, buffer, 0, buffer.length, total);
    total += length;
    if (total > limit) return { refused: 'too-large' };
    const chunk = buffer.subarray(0, length);
    // One byte more than expected shows in the same read that the file ends there.
    const endsAsExpected = total === size && length < buffer.length;
    if (endsAsExpected && chunks.length === 0) return { bytes: chunk };
    chunks.push(chunk);
    if (length === 0 || endsAsExpected) return { bytes: Buffer.concat(chunks, total) };
  }
}

function list(folder: string): readonly FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map(entryOf)
      .sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

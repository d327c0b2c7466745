/** `Files` on the real disk. */

import { constants, type Dirent, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, readdir, realpath } from 'node:fs/promises';
import type { Files, FolderEntry, Read, Stat } from './files.ts';

/** The file system of this machine. */
export const disk: Files = { stat: statPath, read, list, realPath };

/** On Windows Node makes the permissions up: others than the owner always seem to have them. */
const hasModes = process.platform !== 'win32';

/**
 * In place: that takes a few microseconds, a trip through Node's thread pool a hundred, and nearly every answer needs twenty.
 * Reading and listing give way to other work.
 */
async function statPath(path: string): Promise<Stat> {
  try {
    // A path that leads nowhere is ordinary here, and an error costs more than the call itself.
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? kindOf(stats) : { kind: 'missing' };
  } catch (error) {
    return { kind: codeOf(error) === 'ENOTDIR' ? 'no-folder' : reasonOf(error) };
  }
}

/** What the operating system's answer means here. */
function kindOf(stats: Stats): Stat {
  if (stats.isDirectory()) return { kind: 'folder' };
  if (!stats.isFile()) return { kind: 'not-regular' };
  return { kind: 'file', size: stats.size, modified: stats.mtimeMs, mode: hasModes ? stats.mode & 0o777 : 0o600 };
}

/** For files that are larger than they say, such as those of /proc. */
export const smallestRead = 4096;

async function read(path: string, limit: number): Promise<Read> {
  let handle: FileHandle | undefined;
  try {
    // Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await handle.stat();
    if (!stats.isFile()) return { refused: 'not-regular' };
    if (stats.size > limit) return { refused: 'too-large' };
    return await readUpTo(handle, stats.size, limit);
  } catch (error) {
    return { refused: reasonOf(error) };
  } finally {
    await handle?.close();
  }
}

/** Reads to the end of the file, which may have grown since its size was asked, or have no honest size at all. */
async function readUpTo(handle: FileHandle, size: number, limit: number): Promise<Read> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    // One byte more than expected shows in the same read that the file ends there.
    const wanted = Math.max(size - total, 0) + 1;
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(Math.max(wanted, smallestRead)), {
      position: total,
    });
    total += bytesRead;
    if (total > limit) return { refused: 'too-large' };
    chunks.push(buffer.subarray(0, bytesRead));
    const endsAsExpected = total === size && bytesRead < buffer.length;
    if (bytesRead === 0 || endsAsExpected) return { bytes: joined(chunks, total) };
  }
}

/** Most files come in one piece, which a large one need not be copied for. */
function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks, total);
}

async function list(folder: string): Promise<readonly FolderEntry[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.map(entryOf).sort((left, right) => (left.name < right.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** An entry of a folder, as `Files` tells it. */
export function entryOf(entry: Dirent): FolderEntry {
  return { name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' };
}

async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}

/** The reason behind an error of the file system. */
export function reasonOf(error: unknown): 'missing' | 'no-permission' | 'unreachable' {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  return code === 'EACCES' || code === 'EPERM' ? 'no-permission' : 'unreachable';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

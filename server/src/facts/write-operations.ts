/** The few file operations of the safe writer, one by one, so that a test can make any of them fail. */

import { constants } from 'node:fs';
import { chmod, link, lstat, mkdir, open, readdir, readFile, realpath, rename, unlink } from 'node:fs/promises';

/** What stands at a path itself; a symbolic link is not followed. */
export type Standing = 'nothing' | 'file' | 'folder' | 'link' | 'other';

/** Every operation rejects with the system's error. */
export interface WriteOperations {
  standing(path: string): Promise<Standing>;
  realPath(path: string): Promise<string>;
  /** With all missing parents, as Java's Files.createDirectories. */
  makeFolder(path: string): Promise<void>;
  /** Creates a file that must not exist, with mode 0600 whatever the umask, complete and on the disk. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  read(path: string): Promise<Uint8Array>;
  list(folder: string): Promise<readonly string[]>;
  /** A second name for a file; fails where the name is taken. */
  link(from: string, to: string): Promise<void>;
  /** Replaces whatever stands at `to`. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Leaves a file readable and writable by its owner alone. */
  restrict(path: string): Promise<void>;
  /** Makes renames in a folder survive a crash of the machine. */
  syncFolder(folder: string): Promise<void>;
}

/** The operations on the real disk. */
export const diskOperations: WriteOperations = {
  async standing(path) {
    try {
      const stats = await lstat(path);
      if (stats.isSymbolicLink()) return 'link';
      if (stats.isDirectory()) return 'folder';
      return stats.isFile() ? 'file' : 'other';
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 'nothing';
      throw error;
    }
  },
  realPath: (path) => realpath(path),
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async create(path, bytes) {
    const handle = await open(
      path,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      0o600,
    );
    try {
      await handle.chmod(0o600);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  read: (path) => readFile(path),
  list: (folder) => readdir(folder),
  link: (from, to) => link(from, to),
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  restrict: (path) => chmod(path, 0o600),
  async syncFolder(folder) {
    // Windows has no handle on a folder, and needs none.
    if (process.platform === 'win32') return;
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

/** The system's name of an error, such as `EEXIST`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

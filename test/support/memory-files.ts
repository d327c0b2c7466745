/** `Files` in memory, for tests that need files of every kind and no disk. */

import { dirname, join } from 'node:path';
import type { Files, FolderEntry, Stat } from '../../server/src/facts/files.ts';

/** What a test puts at a path. Folders above it exist without being named. */
export type MemoryEntry =
  /** A file with this content, mode 0600. */
  | string
  | Uint8Array
  | {
      readonly kind: 'file';
      readonly content?: string | Uint8Array;
      readonly mode?: number;
      readonly modified?: number;
      /** Pretends to be this large. */
      readonly size?: number;
    }
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'folder' | 'not-regular' | 'no-permission' | 'unreachable' };

/** Shorthands for the entries that are no plain file. */
export const folder: MemoryEntry = { kind: 'folder' };
export const fifo: MemoryEntry = { kind: 'not-regular' };
export const forbidden: MemoryEntry = { kind: 'no-permission' };

type Found = Exclude<MemoryEntry, string | Uint8Array | { kind: 'link' }>;

/** A file system that holds exactly `entries`; relative paths count from `root`. */
export function memoryFiles(entries: Readonly<Record<string, MemoryEntry>>, root = '/'): Files {
  const byPath = new Map(Object.entries(entries).map(([path, entry]) => [resolveIn(root, path), entry]));
  const folders = new Set([...byPath.keys(), join(root, 'any')].flatMap(foldersAbove));

  /** The entry behind all links, and its path; undefined where there is none. */
  const follow = (path: string, depth = 0): { path: string; entry: Found } | undefined => {
    const entry = byPath.get(path);
    if (typeof entry === 'string' || entry instanceof Uint8Array)
      return { path, entry: { kind: 'file', content: entry } };
    if (entry?.kind === 'link') {
      const target = resolveIn(dirname(path), entry.to);
      return depth > 30 ? { path, entry: { kind: 'unreachable' } } : follow(target, depth + 1);
    }
    if (entry) return { path, entry };
    return folders.has(path) ? { path, entry: { kind: 'folder' } } : undefined;
  };
  const find = (path: string) => follow(join(path).replace(/(?<=.)\/$/, ''));

  const leadsThroughFile = (path: string) =>
    foldersAbove(join(path)).some((above) => find(above)?.entry.kind === 'file');

  return {
    async stat(path): Promise<Stat> {
      const entry = find(path)?.entry;
      if (!entry) return { kind: leadsThroughFile(path) ? 'no-folder' : 'missing' };
      if (entry.kind !== 'file') return { kind: entry.kind };
      const size = entry.size ?? bytesOf(entry.content).length;
      return { kind: 'file', size, modified: entry.modified ?? 0, mode: entry.mode ?? 0o600 };
    },
    async read(path, limit) {
      const entry = find(path)?.entry;
      if (!entry) return { refused: 'missing' };
      if (entry.kind === 'folder') return { refused: 'not-regular' };
      if (entry.kind !== 'file') return { refused: entry.kind };
      const bytes = bytesOf(entry.content);
      return (entry.size ?? bytes.length) > limit ? { refused: 'too-large' } : { bytes };
    },
    async list(path) {
      const names = new Set(
        [...byPath.keys(), ...folders].filter((known) => known !== path && dirname(known) === join(path, '.')),
      );
      return [...names].sort().map((name): FolderEntry => {
        const entry = byPath.get(name);
        // Like the disk, which lists a link as a link.
        const isLink = typeof entry === 'object' && 'kind' in entry && entry.kind === 'link';
        const kind = isLink ? 'other' : find(name)?.entry.kind;
        return {
          name: name.slice(name.lastIndexOf('/') + 1),
          kind: kind === 'file' || kind === 'folder' ? kind : 'other',
        };
      });
    },
    async realPath(path) {
      return find(path)?.path;
    },
  };
}

function resolveIn(root: string, path: string): string {
  return path.startsWith('/') ? join(path) : join(root, path);
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [above] : [above, ...foldersAbove(above)];
}

function bytesOf(content: string | Uint8Array = ''): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

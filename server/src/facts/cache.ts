/** Contents of files, kept until their size or time of change differs. */

import type { PropertyFormat } from '../model/properties.ts';
import { contentLimit, readContent } from './content.ts';
import type { Files, Stat } from './files.ts';
import type { FileState } from './named-files.ts';

type StatOfFile = Extract<Stat, { kind: 'file' }>;

/** One cache serves all documents of a workspace: the same certificate is often named by several. */
export interface FileCache {
  /** The state of a regular file with its content, read only where the cached one is older. */
  load(path: string, stat: StatOfFile, format: PropertyFormat, files: Files): Promise<FileState>;
  /** Whether the text of a regular file starts with a byte order mark, looked up only where what is known is older. */
  startsWithMark(path: string, stat: StatOfFile, files: Files): Promise<boolean>;
  /** Forgets a file, for a watcher that knows better than the clock of the file system. */
  forget(path: string): void;
}

interface Cached<T> {
  readonly size: number;
  readonly modified: number;
  readonly value: Promise<T>;
}

/** Enough for a thousand nodes with four files each. */
const usualCapacity = 4096;

/** An empty cache; the oldest contents go first when it is full. */
export function createFileCache(capacity = usualCapacity): FileCache {
  const contents = createShelf<FileState>(capacity);
  const marks = createShelf<boolean>(capacity);
  return {
    async load(path, stat, format, files) {
      const state = await contents.get(`${format}\0${path}`, stat, () => read(path, stat, format, files));
      return withStat(state, stat);
    },
    startsWithMark: (path, stat, files) => marks.get(`\0${path}`, stat, () => readMark(path, files)),
    forget(path) {
      contents.forget(path);
      marks.forget(path);
    },
  };
}

interface Shelf<T> {
  get(key: string, stat: StatOfFile, make: () => Promise<T>): Promise<T>;
  forget(path: string): void;
}

/** Values by a key that ends in the path. */
function createShelf<T>(capacity: number): Shelf<T> {
  const entries = new Map<string, Cached<T>>();
  return {
    get(key, { size, modified }, make) {
      const cached = entries.get(key);
      if (cached && cached.size === size && cached.modified === modified) return cached.value;
      const value = make();
      entries.delete(key);
      entries.set(key, { size, modified, value });
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
      return value;
    },
    forget(path) {
      for (const key of entries.keys()) if (key.endsWith(`\0${path}`)) entries.delete(key);
    },
  };
}

/** A text beyond this size is taken as its editor shows it. */
const markedFileLimit = 1024 * 1024;

async function readMark(path: string, files: Files): Promise<boolean> {
  const result = await files.read(path, markedFileLimit);
  return 'bytes' in result && [0xef, 0xbb, 0xbf].every((byte, index) => result.bytes[index] === byte);
}

/** Permissions change without a new time of change. */
function withStat(state: FileState, { mode }: StatOfFile): FileState {
  return state.kind === 'file' && state.mode !== mode ? { ...state, mode } : state;
}

async function read(path: string, stat: StatOfFile, format: PropertyFormat, files: Files): Promise<FileState> {
  const limit = contentLimit(format) ?? 0;
  const result = await files.read(path, limit);
  if ('bytes' in result) return { ...stat, content: readContent(format, result.bytes) };
  return result.refused === 'too-large' ? { kind: 'too-large', size: stat.size } : { kind: result.refused };
}

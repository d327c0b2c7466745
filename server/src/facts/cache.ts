/** Contents of files, kept until their size or time of change differs. */

import type { PropertyFormat } from '../model/properties.ts';
import { contentLimit, readContent } from './content.ts';
import type { FileState } from './facts.ts';
import type { Files, Stat } from './files.ts';

type StatOfFile = Extract<Stat, { kind: 'file' }>;

/** One cache serves all documents of a workspace: the same certificate is often named by several. */
export interface FileCache {
  /** The state of a regular file with its content, read only where the cached one is older. */
  load(path: string, stat: StatOfFile, format: PropertyFormat, files: Files): Promise<FileState>;
  /** Forgets a file, for a watcher that knows better than the clock of the file system. */
  forget(path: string): void;
}

interface Cached {
  readonly size: number;
  readonly modified: number;
  readonly state: Promise<FileState>;
}

/** Enough for a thousand nodes with four files each. */
const usualCapacity = 4096;

/** An empty cache; the oldest contents go first when it is full. */
export function createFileCache(capacity = usualCapacity): FileCache {
  const entries = new Map<string, Cached>();
  return {
    load(path, stat, format, files) {
      const key = `${format}\0${path}`;
      const cached = entries.get(key);
      if (cached && cached.size === stat.size && cached.modified === stat.modified)
        return cached.state.then((state) => withStat(state, stat));
      const state = read(path, stat, format, files);
      entries.delete(key);
      entries.set(key, { size: stat.size, modified: stat.modified, state });
      const [oldest] = entries.keys();
      if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
      return state;
    },
    forget(path) {
      for (const key of entries.keys()) if (key.endsWith(`\0${path}`)) entries.delete(key);
    },
  };
}

/** Permissions change without a new time of change. */
function withStat(state: FileState, stat: StatOfFile): FileState {
  return state.kind === 'file' ? { ...state, mode: stat.mode } : state;
}

async function read(path: string, stat: StatOfFile, format: PropertyFormat, files: Files): Promise<FileState> {
  const limit = contentLimit(format) ?? 0;
  const result = await files.read(path, limit);
  if ('bytes' in result) return { ...stat, content: readContent(format, result.bytes) };
  return result.refused === 'too-large' ? { kind: 'too-large', size: stat.size } : { kind: result.refused };
}

/** Asks the client to watch the configurations of the workspace and every file that an open one names. */

import { basename, dirname } from 'node:path';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
  WatchKind,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { searchedEndings } from '../facts/find-orion-files.ts';
import type { ClientAbilities } from './capabilities.ts';

/** Anything that a search of the workspace may find: configurations and certificates. */
const configurations: FileSystemWatcher = {
  globPattern: `**/*{${searchedEndings.join(',')}}`,
};

/** Whoever deletes a folder says nothing of the files in it. */
const deletions: FileSystemWatcher = { globPattern: '**/*', kind: WatchKind.Delete };

export interface Watchers {
  /** Watches these paths, wherever they are, in place of those before. */
  watch(paths: ReadonlySet<string>): void;
}

/** Watchers; for a client that cannot register them they do nothing, and files are looked at with each request anyway. */
export function createWatchers(connection: Connection, abilities: () => ClientAbilities): Watchers {
  let current: string | undefined;
  let registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  const replace = async (previous: Promise<Disposable | undefined>, watchers: FileSystemWatcher[]) => {
    const old = await previous;
    const added = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    // The new ones are there before the old ones go, so that no change falls between them.
    old?.dispose();
    return added;
  };
  return {
    watch(paths) {
      if (!abilities().registersWatchers) return;
      const watchers = [configurations, deletions, ...namedFiles(paths, abilities().relativePatterns)];
      const wanted = JSON.stringify(watchers);
      if (wanted === current) return;
      current = wanted;
      registered = replace(registered, watchers).catch((error: unknown) => {
        connection.console.warn(`The client does not watch files: ${String(error)}`);
        return undefined;
      });
    },
  };
}

/** One watcher a folder, since most files of a node lie together. */
function namedFiles(paths: ReadonlySet<string>, relativePatterns: boolean): FileSystemWatcher[] {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort())
    folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), basename(path)]);
  return [...folders].map(([folder, names]) => {
    const pattern = patternOf(names);
    return {
      globPattern: relativePatterns
        ? { baseUri: URI.file(folder).toString(), pattern }
        : `${folder.replaceAll('\\', '/').replace(/\/$/, '')}/${pattern}`,
    };
  });
}

/** LSP has no way to quote a special character in a pattern, so that a name with one stands for any name of its length. */
function patternOf(names: readonly string[]): string {
  const patterns = names.map((name) => name.replaceAll(/[*?{}[\],!\\]/g, '?'));
  return patterns.length === 1 ? (patterns[0] ?? '*') : `{${patterns.join(',')}}`;
}

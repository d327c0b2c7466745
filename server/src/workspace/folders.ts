/** The folders of a workspace: which one a file belongs to, and where reading ends in a workspace that is not trusted. */

import { dirname, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Files } from '../facts/files.ts';

/** Where a document lives. */
export interface Place {
  /** Its path, where it is a file on this disk. */
  readonly file?: string;
  /** The folder of the file; undefined for an unsaved document. */
  readonly folder: string | undefined;
  readonly workspaceFolder: string | undefined;
  /** The URI that settings are asked for: one a workspace folder is enough. */
  readonly scope: string;
}

export interface Folders {
  /** Paths, in the client's order. */
  readonly paths: readonly string[];
  set(uris: readonly string[]): void;
  /** Adds and removes folders. */
  change(added: readonly string[], removed: readonly string[]): void;
  trust(trusted: boolean): void;
  place(uri: string): Place;
  /** Real paths to which reading is confined; undefined where nothing is. */
  confinement(): Promise<readonly string[] | undefined>;
}

/** No folders, trusted. */
export function createFolders(files: Files): Folders {
  let uris: readonly string[] = [];
  let trusted = true;
  let confined: Promise<readonly string[]> | undefined;

  const paths = () => uris.flatMap((uri) => pathOf(uri) ?? []);
  const set = (changed: readonly string[]) => {
    uris = changed;
    confined = undefined;
  };
  const realPaths = async () => {
    const real = await Promise.all(paths().map((path) => files.realPath(path)));
    return real.filter((path) => path !== undefined);
  };
  return {
    get paths() {
      return paths();
    },
    set,
    change(added, removed) {
      set([...uris.filter((uri) => !removed.includes(uri)), ...added]);
    },
    trust(changed) {
      trusted = changed;
    },
    place(uri) {
      const file = pathOf(uri);
      const around = file === undefined ? undefined : innermost(uris, file);
      // An unsaved document is going to be saved somewhere in the workspace; one of another scheme is not on this disk.
      const unsaved = uri.startsWith('untitled:')
        ? uris.find((candidate) => pathOf(candidate) !== undefined)
        : undefined;
      const workspaceUri = around ?? unsaved;
      return {
        ...(file !== undefined && { file }),
        folder: file === undefined ? undefined : dirname(file),
        workspaceFolder: workspaceUri === undefined ? undefined : pathOf(workspaceUri),
        scope: workspaceUri ?? uri,
      };
    },
    async confinement() {
      if (trusted) return undefined;
      confined ??= realPaths();
      return confined;
    },
  };
}

/** The path behind a `file:` URI; undefined for everything else. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith('file:') && isUri(uri) ? URI.parse(uri).fsPath : undefined;
}

/** Whether the library takes it for a URI, on which it throws otherwise. A document without one is none of ours. */
export function isUri(uri: string): boolean {
  try {
    return URI.parse(uri) !== undefined;
  } catch {
    return false;
  }
}

/** The workspace folder that contains the file most closely. */
function innermost(uris: readonly string[], file: string): string | undefined {
  const around = uris.filter((uri) => {
    const path = pathOf(uri);
    return path !== undefined && file.startsWith(path.endsWith(sep) ? path : path + sep);
  });
  return around.sort((left, right) => right.length - left.length)[0];
}

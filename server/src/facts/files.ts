/** The outside world as facts see it: one small interface, so that tests bring their own files. */

/** What stands at a path. Everything that cannot be a plain file is named, and never opened. */
export type Stat =
  | { readonly kind: 'missing' }
  /** Nothing either, and nothing can: a file stands where the path wants a folder. */
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly size: number; readonly modified: number; readonly mode: number }
  /** A FIFO, a device, a socket. */
  | { readonly kind: 'not-regular' }
  | { readonly kind: 'no-permission' }
  /** Symbolic links that lead in a circle, a name that is too long, an I/O error. */
  | { readonly kind: 'unreachable' };

/** What reading gave: the bytes, or the reason why there are none. */
export type Read =
  | { readonly bytes: Uint8Array }
  | { readonly refused: 'missing' | 'not-regular' | 'no-permission' | 'too-large' | 'unreachable' };

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Reading files. No method throws, none follows a link into a device, none reads more than it is asked to. */
export interface Files {
  /** Follows symbolic links. */
  stat(path: string): Promise<Stat>;
  /** The whole file if it is regular and at most `limit` bytes long. */
  read(path: string, limit: number): Promise<Read>;
  /** The entries of a folder, sorted by name; empty where it cannot be listed. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The path without symbolic links; undefined where it does not lead anywhere. */
  realPath(path: string): Promise<string | undefined>;
}

/** Where reading ends in a workspace that is not trusted. */

import { dirname, sep } from 'node:path';
import type { Files } from './files.ts';

/** Whether a path leads, all links followed, to a place inside one of these folders (real paths). */
export async function isInside(path: string, folders: readonly string[], files: Files): Promise<boolean> {
  // A file that is missing has no real path; that of its folder says as well where it would be.
  const real = (await files.realPath(path)) ?? (await files.realPath(dirname(path)));
  return (
    real !== undefined &&
    folders.some((folder) => real === folder || real.startsWith(folder.endsWith(sep) ? folder : folder + sep))
  );
}

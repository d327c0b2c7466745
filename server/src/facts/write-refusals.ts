/** Why the safe writer writes nothing, in codes for programs and sentences for people. */

import { dirname } from 'node:path';
import { shownPath } from '../model/shown-path.ts';
import { errorCode } from './write-operations.ts';

/** Why nothing was written. The codes are stable. */
export type WriteRefusal =
  | 'exists'
  | 'is-folder'
  | 'not-a-file'
  | 'link-elsewhere'
  | 'busy'
  | 'no-permission'
  | 'read-only'
  | 'disk-full'
  | 'failed';

/** A refusal as it is answered. */
export interface WriteFailure {
  readonly refused: WriteRefusal;
  readonly path: string;
  readonly message: string;
}

/** A refusal on its way out of the steps of the writer. */
export class Refusal extends Error {
  readonly refused: WriteRefusal;
  readonly path: string;

  constructor(refused: WriteRefusal, path: string, message: string) {
    super(message);
    this.refused = refused;
    this.path = path;
  }
}

/** That a file stands where one was to be made. */
export function existsMessage(path: string): string {
  return `${shownPath(path)} exists already and was not to be overwritten. Nothing was written.`;
}

/** What an error of the system means for the person who wanted the files; `path` is the first of them. */
export function describeFailure(error: unknown, path: string): WriteFailure {
  const folder = shownPath(dirname(path));
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return {
        refused: 'no-permission',
        path,
        message: `There is no permission to write in ${folder}. Nothing was changed; run as the folder's owner, or choose another workdir.`,
      };
    case 'EROFS':
      return {
        refused: 'read-only',
        path,
        message: `${folder} is on a read-only file system. Nothing was changed; choose a folder that can be written.`,
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        refused: 'disk-full',
        path,
        message: `The disk that holds ${folder} is full. Nothing was changed; make room and try again.`,
      };
    case 'EEXIST':
    case 'ENOTDIR':
      return {
        refused: 'failed',
        path,
        message: `A file stands where ${pathOf(error) ?? folder} needs a folder. No file was written; move that file away, or choose another folder.`,
      };
    default:
      return {
        refused: 'failed',
        path,
        message: `Writing in ${folder} failed${errorCode(error) ? ` (${errorCode(error)})` : ''}. The files that stood there before are unchanged; choose another folder.`,
      };
  }
}

/** The path that the system could not make. */
function pathOf(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string'
    ? shownPath(error.path)
    : undefined;
}

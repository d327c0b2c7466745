/** Folders on the real disk that several test files share: they last as long as the process. */

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new, empty folder outside the project, so that nothing is found in the project by chance. */
export function lastingFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'orion-tls-packed-')));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

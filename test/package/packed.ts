/** The packages as `npm run package` makes them, made once for all tests. */

import { packCommandLine } from '../../scripts/package/command-line.ts';
import { packExtension } from '../../scripts/package/extension.ts';
import { readManifest } from '../../scripts/project.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const folder = scratchFolder();

/** Path of the VSIX. */
export const vsix = packExtension(folder.path);

/** Path of the npm tarball. */
export const tarball = packCommandLine(folder.path);

export const { version } = readManifest();

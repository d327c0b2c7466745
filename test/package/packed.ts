/** The packages as `npm run package` makes them, made once for all tests. */

import { packCommandLine } from '../../scripts/package/command-line.ts';
import { packExtension } from '../../scripts/package/extension.ts';
import { readManifest } from '../../scripts/project.ts';
import { lastingFolder } from './lasting-folder.ts';

const folder = lastingFolder();

/** Path of the VSIX. */
export const vsix = packExtension(folder);

/** Path of the npm tarball. */
export const tarball = packCommandLine(folder);

export const { version } = readManifest();

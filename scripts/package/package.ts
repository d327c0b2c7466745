/** What `npm run package` does: pack both, and say how large they are. */

import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../project.ts';
import { packCommandLine } from './command-line.ts';
import { packExtension } from './extension.ts';

function packAll([folder = projectRoot]: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const pack of [packExtension, packCommandLine]) {
    const file = pack(path.resolve(folder));
    console.log(`${path.relative(process.cwd(), file)}, ${Math.round(statSync(file).size / 1000)} kB`);
  }
}

packAll(process.argv.slice(2));

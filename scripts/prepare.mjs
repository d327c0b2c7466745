/** What npm runs in a clone of the project before it packs it, as for a hook of pre-commit: builds the two programs of that package. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// Where the clone is to be installed globally, npm has not put them in place.
ensureDependencies();
execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), '--production', '--programs=server,cli'], {
  cwd: root,
  stdio: 'inherit',
});

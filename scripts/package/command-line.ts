/** The npm package for those without VS Code: the command line and the language server, which need Node.js and nothing else. */

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setStage } from './stage.ts';

/** What of package.json speaks of these programs too. */
const sharedFields = ['name', 'version', 'description', 'license', 'keywords', 'bin'];

/** Makes orion-tls-<version>.tgz in the folder and returns its path. */
export function packCommandLine(folder: string): string {
  const stage = setStage({
    name: 'command-line',
    programs: ['server', 'cli'],
    files: ['CHANGELOG.md', 'LICENSE', 'docs/rules.md'],
    manifest: (whole) => ({
      ...Object.fromEntries(sharedFields.map((field) => [field, whole[field]])),
      engines: { node: (whole['engines'] as { readonly node: string }).node },
    }),
  });
  const packing = ['pack', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', packing, { cwd: stage, encoding: 'utf8', shell: process.platform === 'win32' });
  return path.join(folder, name.trim());
}

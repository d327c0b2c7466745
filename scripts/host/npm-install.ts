/** Installs packages into a folder of their own. No install script runs: the host takes nothing but what the packages contain. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Installs exactly these packages into `folder`/node_modules. Throws when npm fails; npm's errors are on standard error. */
export function installPackages(folder: string, packages: Readonly<Record<string, string>>): void {
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: packages }, null, 2));
  npmInstall(folder);
}

/** Installs the run-time dependencies that the package in `folder` names. */
export function npmInstall(folder: string): void {
  // Some packages claim to need a newer Node than the parts of them that we use do.
  const quiet = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', '--omit=dev', ...quiet], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Puts node_modules in order before anything else runs: right after a clone there is only Node, so this file needs nothing but Node. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Set for what npm starts, so that a script of this project never installs while it is being installed. */
const installing = 'ORION_TLS_INSTALLING';

/**
 * Runs `npm ci` when node_modules is missing or is not what package-lock.json asks for, and says so.
 * Ends the process with npm's code when npm fails: nothing that follows could work.
 */
export function ensureDependencies() {
  const reason = whyOutOfDate();
  if (!reason) return;
  if (process.env[installing]) {
    console.error(
      `npm ci has not put the dependencies in place: ${reason}. Look at the settings of npm ("npm config list").`,
    );
    process.exit(1);
  }
  console.log(`Installing the dependencies with npm ci, because ${reason}…`);
  // Into this folder and with everything, even where a global installation or one for production has started us.
  const { status, error } = runNpm(['ci', '--global=false', '--include=dev', '--loglevel=error'], { cwd: root });
  if (error) console.error(`npm could not be started (${error.message}). It comes with Node: https://nodejs.org`);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Runs npm with its output on ours. Under `npm run` this is the same npm, otherwise the one on the PATH.
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export function runNpm(args, { cwd }) {
  const running = process.env.npm_execpath;
  const stdio = /** @type {const} */ (['ignore', 'inherit', 'inherit']);
  const env = { ...process.env, [installing]: '1' };
  if (running && path.basename(running) === 'npm-cli.js') {
    return spawnSync(process.execPath, [running, ...args], { cwd, stdio, env });
  }
  // On Windows npm is a batch file, which only a shell starts.
  return spawnSync('npm', args, { cwd, stdio, env, shell: process.platform === 'win32' });
}

/**
 * npm keeps a copy of what it installed. Packages for other platforms are optional and therefore not compared.
 *
 * @returns {string | undefined}
 */
function whyOutOfDate() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'node_modules is missing';
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const differing = Object.keys(wanted).find(
    (folder) => folder !== '' && !wanted[folder].optional && installed[folder]?.version !== wanted[folder].version,
  );
  return differing && `${differing} is not the version of package-lock.json`;
}

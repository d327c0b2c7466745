/** Runs a TypeScript file of the project in a Node process of its own: a loader can only be named when a process starts. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Resolves with the exit code, 1 if the process was killed. SIGINT and SIGTERM are passed on, and this process lives
 * until the other has cleaned up.
 *
 * @param {string} file path inside the project
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export function runTypeScript(file, args) {
  const loader = ['--import=tsx', '--enable-source-maps'];
  const child = spawn(process.execPath, [...loader, path.join(root, file), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) onParentLost(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * A killed npm does not pass the signal on, which would leave us running unseen.
 *
 * @param {() => void} listener
 */
function onParentLost(listener) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) listener();
  }, 1000).unref();
}

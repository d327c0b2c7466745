/** Installs VS Code's server edition, as the code-server package ships it. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cachedFolder } from './cache-folder.ts';
import { installPackages, npmInstall } from './npm-install.ts';
import type { ServerPaths } from './paths.ts';

/** code-server 4.x.y embeds VS Code 1.x.y. This is the oldest VS Code that package.json allows, and the newest that runs on Node 20. */
const codeServerVersion = '4.100.3';
const ripgrepVersion = '1.18.0';

/** Puts VS Code's server edition in its place, unless it is there. */
export function installServer(): ServerPaths {
  const name = `vscode-server-${codeServerVersion}`;
  const description = `VS Code ${codeServerVersion.replace('4.', '1.')} (code-server, about 300 MB)`;
  const installed = cachedFolder(name, description, (folder) => {
    installPackages(folder, { 'code-server': codeServerVersion, '@vscode/ripgrep': ripgrepVersion });
    const server = serverFolder(folder);
    // Not `npm ci`: the shrinkwrap that it ships is out of step with its package.json.
    npmInstall(server);
    symlinkSync('node_modules', path.join(server, 'node_modules.asar'));
    linkRipgrep(folder);
    replaceModule(server, '@vscode/spdlog', loggerModule);
    replaceModule(server, 'native-watchdog', watchdogModule);
  });
  return { node: process.execPath, folder: serverFolder(installed) };
}

function serverFolder(installed: string): string {
  return path.join(installed, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** Finding files and searching text start ripgrep, which an install script would download. A newer package contains it. */
function linkRipgrep(installed: string): void {
  const expected = path.join(serverFolder(installed), 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  const shipped = path.join(installed, 'node_modules', '@vscode', 'ripgrep-linux-x64', 'bin', 'rg');
  if (!existsSync(shipped)) throw new Error('@vscode/ripgrep no longer ships a ripgrep for linux-x64.');
  mkdirSync(path.dirname(expected), { recursive: true });
  symlinkSync(path.relative(path.dirname(expected), shipped), expected);
}

/** Overwrites the entry file of a native module that is not compiled here. Every start would fill pages with its absence. */
function replaceModule(server: string, name: string, source: string): void {
  const folder = path.join(server, 'node_modules', name);
  const { main = 'index.js' } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, main.endsWith('.js') ? main : `${main}.js`), source);
}

/**
 * Appends to real log files, so that a failed run can be looked into. VS Code loads it with `import()`, which sees only
 * names that are assigned one by one.
 */
const loggerModule = `
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
async function createLogger(name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let lowest = levels.indexOf('info');
  const logger = {
    getLevel: () => lowest,
    setLevel: (level) => { lowest = level; },
    setPattern() {}, clearFormatters() {}, flush() {}, drop() {},
  };
  levels.forEach((level, rank) => {
    logger[level] = (message) => {
      if (rank >= lowest) fs.appendFile(file, new Date().toISOString() + ' [' + level + '] ' + message + '\\n', () => {});
    };
  });
  return logger;
}
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
`;

/** Ends a process whose parent is gone, as the native module does. */
const watchdogModule = `
'use strict';
exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if (error.code === 'ESRCH') process.exit(87);
    }
  }, 1000).unref();
};
`;

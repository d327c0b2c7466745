/**
 * @taplo/lsp over standard input and output. The package is a library that takes and gives messages; its own extension runs
 * it in a Node process, as is done here. The argument is the folder of the package.
 */
import { accessSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';

const [, , folder = ''] = process.argv;
const { TaploLsp } = createRequire(import.meta.url)(folder);
const reader = new StreamMessageReader(process.stdin);
const writer = new StreamMessageWriter(process.stdout);

const environment = {
  cwd: () => process.cwd(),
  /** @param {string} name */
  envVar: (name) => process.env[name],
  envVars: () => Object.entries(process.env),
  /** @param {string} from */
  findConfigFile: (from) => ['.taplo.toml', 'taplo.toml'].map((name) => path.join(from, name)).find(exists),
  glob: () => [],
  /** @param {string} file */
  isAbsolute: (file) => path.isAbsolute(file),
  isWindows: () => process.platform === 'win32',
  now: () => new Date(),
  /** @param {string} file */
  readFile: (file) => readFile(file),
  /** @type {(file: string, content: Uint8Array) => Promise<void>} */
  writeFile: (file, content) => writeFile(file, content),
  stderr: process.stderr,
  stdErrAtty: () => false,
  stdin: process.stdin,
  stdout: process.stderr,
  /** @param {string} url */
  urlToFilePath: (url) => fileURLToPath(url),
  // Nothing is fetched, as with Tombi's --offline.
  fetch: { fetch: () => Promise.reject(new Error('offline')), Headers, Request, Response },
};

/** @param {string} file */
function exists(file) {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}

/** @type {Promise<{ send(message: unknown): void }> | undefined} */
let server;

reader.listen(async (message) => {
  if ('method' in message && message.method === 'exit') process.exit(0);
  // Messages that arrive while it starts wait in order, because every one waits for the same promise.
  server ??= TaploLsp.initialize(environment, {
    /** @param {import('vscode-languageserver-protocol/node').Message} answer */
    onMessage: (answer) => void writer.write(answer),
  });
  (await server)?.send(message);
});

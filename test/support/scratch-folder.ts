/** Folders on the real disk for tests that need one. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ScratchFolder {
  /** Without symbolic links. */
  readonly path: string;
  readonly uri: string;
  uriOf(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  remove(file: string): void;
}

const folders: string[] = [];

// A hook of node:test that is registered while a test runs is never called.
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; it goes when the tests of the calling file are done. */
export function scratchFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): ScratchFolder {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'orion-tls-test-')));
  folders.push(folder);
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    path: folder,
    uri: pathToFileURL(folder).href,
    uriOf: (file) => pathToFileURL(path.join(folder, file)).href,
    write,
    remove: (file) => rmSync(path.join(folder, file), { recursive: true }),
  };
}

/** Runs `use` with the path of a new, empty folder that goes with the test. */
export async function inScratchFolder(use: (path: string) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'orion-tls-test-')));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installs a packed extension as VS Code does it for people. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ServerPaths } from './paths.ts';

/** Puts the extension into the folder. Throws where VS Code refuses it, as when it asks for a newer one. */
export function installExtension(paths: ServerPaths, vsix: string, extensionsFolder: string): void {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-install-'));
  const program = path.join(paths.folder, 'out', 'server-main.js');
  const folders = [`--extensions-dir=${extensionsFolder}`, `--server-data-dir=${dataFolder}`];
  execFileSync(paths.node, [program, `--install-extension=${vsix}`, '--accept-server-license-terms', ...folders], {
    // An empty gallery: VS Code looks for no newer version outside.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(dataFolder, { recursive: true, force: true });
}

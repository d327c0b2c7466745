/** Another window with a VS Code server of its own, for what needs other conditions than the suites' window: an untrusted folder, other settings. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readHostPaths } from '../../../scripts/host/paths.ts';
import { startServer } from '../../../scripts/host/server.ts';
import { workbenchUrl } from '../../../scripts/host/workbench-url.ts';
import { projectFolder, workbenchPage } from './workbench.ts';

export interface WindowOptions {
  /** The folder to open, or a .code-workspace file with several. */
  readonly folder?: string;
  readonly workspace?: string;
  /** Opened in an editor. */
  readonly file?: string;
  /** Whether the folder is trusted; otherwise VS Code is in Restricted Mode. Default true. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder of the extension. Default: the project's. */
  readonly extension?: string;
}

export interface SecondWindow {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Whether these suites can open windows: not in a desktop VS Code. */
export function canOpenWindows(): boolean {
  return 'HOST_PATHS' in process.env;
}

/** Opens the window and waits until the workbench is there. The extension is installed in it, not under development. */
export async function openWindow(options: WindowOptions): Promise<SecondWindow> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-window-'));
  const extensionsFolder = path.join(scratch, 'extensions');
  mkdirSync(extensionsFolder);
  symlinkSync(options.extension ?? projectFolder(), path.join(extensionsFolder, 'orion-tls.orion-tls-0.0.0'));
  const server = await startServer(readHostPaths().server, {
    dataFolder: path.join(scratch, 'data'),
    extensionsFolder,
    settings: options.settings ?? {},
    trustAll: options.trusted ?? true,
  });
  const suitesPage = await workbenchPage();
  const page = await suitesPage.context().newPage();
  const close = async () => {
    await page.close();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
  try {
    await page.setViewportSize({ width: 1280, height: 800 });
    // What the browser grants its first window does not reach one that is opened from here.
    await page
      .context()
      .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: `http://${server.authority}` });
    await page.goto(workbenchUrl(server.authority, options));
    await page.locator('.monaco-workbench').waitFor();
  } catch (error) {
    await close();
    throw error;
  }
  return { page, close };
}

/** `npm start` with the embedded VS Code: for a person's browser, or checked in a headless one. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBrowser } from '../host/browser.ts';
import { installBrowser } from '../host/install-browser.ts';
import { installServer } from '../host/install-server.ts';
import { startServer } from '../host/server.ts';
import { workbenchUrl } from '../host/workbench-url.ts';
import { projectRoot, readManifest } from '../project.ts';
import { copyExamples } from './examples.ts';
import { showProblems } from './problems-panel.ts';

interface RunningEditor {
  readonly url: string;
  /** Resolves when VS Code has ended without being stopped. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Serves VS Code until Ctrl-C; resolves with the exit code. */
export async function serveEditor(port: number): Promise<number> {
  const interrupted = signalReceived();
  const editor = await startEditor(port);
  console.log(`
VS Code with Orion TLS is at:

  ${editor.url}

It shows a copy of examples/, made afresh at each start. After a change to the extension, run npm run build (or leave
npm run watch running) and reload the page. Ctrl-C stops it.
`);
  openOnDesktop(editor.url);
  const code = await Promise.race([interrupted.then(() => 0), editor.ended.then(() => 1)]);
  if (code !== 0) console.error("VS Code's server has ended by itself.");
  await editor.stop();
  return code;
}

/** Opens VS Code in a headless browser, prints what the Problems panel shows, and resolves with 1 if that is no finding of ours. */
export async function checkProblems(): Promise<number> {
  const interrupted = signalReceived();
  const paths = installBrowser();
  const editor = await startEditor(0);
  try {
    // So high that the panel, a third of it, shows all rows: it draws only what is visible.
    const browser = await startBrowser(paths, { height: 8000 });
    try {
      return await Promise.race([showProblems(browser.page, editor.url), interrupted.then(() => 130)]);
    } finally {
      await browser.stop();
    }
  } finally {
    await editor.stop();
  }
}

async function startEditor(port: number): Promise<RunningEditor> {
  const paths = installServer();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-'));
  const removeScratch = () => rmSync(scratch, { recursive: true, force: true });
  try {
    const { folder, file } = copyExamples(path.join(scratch, 'examples'));
    const extensionsFolder = path.join(scratch, 'extensions');
    linkExtension(extensionsFolder);
    const server = await startServer(paths, { dataFolder: path.join(scratch, 'data'), extensionsFolder, port });
    return {
      url: workbenchUrl(server.authority, { folder, file }),
      ended: server.ended,
      stop: () => server.stop().then(removeScratch),
    };
  } catch (error) {
    removeScratch();
    throw error;
  }
}

/** Installs the project's folder itself, so that a build is enough to see a change. */
function linkExtension(extensionsFolder: string): void {
  const { publisher, name, version } = readManifest();
  mkdirSync(extensionsFolder);
  symlinkSync(projectRoot, path.join(extensionsFolder, `${publisher}.${name}-${version}`));
}

/** A signal must not end this process before it has stopped the server, which is in a process group of its own. */
function signalReceived(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

/** A convenience: where it does not work, there is still the printed URL. */
function openOnDesktop(url: string): void {
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, CI: ci } = process.env;
  if (ci || !(x11 || wayland)) return;
  const opener = spawn('xdg-open', [url], { stdio: 'ignore', detached: true });
  opener.on('error', () => {});
  opener.unref();
}

/** Starts and stops VS Code's server edition. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerPaths } from './paths.ts';
import { quietSettings } from './quiet-settings.ts';

export interface ServerOptions {
  /** An empty folder for the server's data: settings, state and logs. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** User settings, on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether folders are trusted without asking; otherwise VS Code's Restricted Mode is possible. Default true. */
  readonly trustAll?: boolean;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly onOutput?: (text: string) => void;
}

export interface RunningServer {
  /** Host and port: what URLs and vscode-remote URIs are made of. */
  readonly authority: string;
  /** Resolves when the server has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** Ends the server and everything that it started. May be called twice. */
  readonly stop: () => Promise<void>;
}

const startLimit = 60_000;
const stopLimit = 3_000;

/** Starts the server and waits until it listens. Rejects with the server's output when it does not. */
export async function startServer(paths: ServerPaths, options: ServerOptions): Promise<RunningServer> {
  writeSettings(options);
  // A process group of its own: the server leaves its file watcher behind when it ends.
  const child = spawn(paths.node, serverArguments(paths, options), {
    // An empty gallery keeps VS Code from asking an outside host about extensions.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const killGroup = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killGroup);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await Promise.race([ended, delay(stopLimit, undefined, { ref: false })]);
    }
    killGroup();
    process.off('exit', killGroup);
  };
  try {
    const port = await readPort(child, options.onOutput ?? (() => {}));
    return { authority: `127.0.0.1:${port}`, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments(paths: ServerPaths, options: ServerOptions): string[] {
  return [
    path.join(paths.folder, 'out', 'server-main.js'),
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    '--without-connection-token',
    '--accept-server-license-terms',
    `--server-data-dir=${options.dataFolder}`,
    `--extensions-dir=${options.extensionsFolder}`,
    '--telemetry-level=off',
    // Saves the start of a login shell, and its surprises.
    '--force-disable-user-env',
    ...((options.trustAll ?? true) ? ['--disable-workspace-trust'] : []),
    ...(options.args ?? []),
  ];
}

function writeSettings({ dataFolder, extensionsFolder, settings, trustAll = true }: ServerOptions): void {
  const userFolder = path.join(dataFolder, 'data', 'User');
  mkdirSync(userFolder, { recursive: true });
  mkdirSync(extensionsFolder, { recursive: true });
  const all = { ...quietSettings, 'security.workspace.trust.enabled': !trustAll, ...settings };
  writeFileSync(path.join(userFolder, 'settings.json'), JSON.stringify(all, null, 2));
}

async function readPort(child: ChildProcess, onOutput: (text: string) => void): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`VS Code's server ${reason}. It said:\n${output}`));
    const timer = setTimeout(() => fail(`did not start within ${startLimit / 1000} s`), startLimit);
    const read = (chunk: Buffer) => {
      output += chunk;
      onOutput(chunk.toString());
      // It reports this and then stays, listening to nothing.
      if (output.includes('EADDRINUSE')) fail('found its port in use');
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(port);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended at once (${code ?? signal})`);
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

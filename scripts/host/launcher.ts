/**
 * Stands in for the VS Code executable under @vscode/test-electron: the same arguments and exit codes, but inside are
 * VS Code's server edition and a headless browser. Built into out/host/launcher.js.
 *
 *   HOST_TIMEOUT_MS   gives up after this long (300,000)
 *   HOST_VERBOSE=1    also shows the logs of the server and of the workbench
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type RunningBrowser, startBrowser } from './browser.ts';
import { relayConsole } from './console-relay.ts';
import { freePort } from './free-port.ts';
import { type LaunchRequest, readLaunchRequest } from './launch-request.ts';
import { readHostPaths } from './paths.ts';
import { type RunningServer, startServer } from './server.ts';
import type { SuiteEnd } from './suite-wrapper.ts';
import { workbenchUrl } from './workbench-url.ts';

interface Outcome {
  readonly code: number;
  /** Why the run ended, when it was not the suite that ended it. */
  readonly reason?: string;
}

interface Launch {
  readonly server: RunningServer;
  readonly browser: RunningBrowser;
}

const { HOST_TIMEOUT_MS: timeout = '300000', HOST_VERBOSE: verbose } = process.env;

/** Runs what the arguments ask for and returns the exit code. */
async function launch(args: readonly string[]): Promise<number> {
  const request = readLaunchRequest(args);
  // From here on, because a process that a signal kills would leave the server behind.
  const interrupted = signalReceived();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-host-'));
  const suiteEndFile = path.join(scratch, 'suite-end');
  const { server, browser } = await startBoth(request, scratch, suiteEndFile);
  try {
    const { code, reason } = await Promise.race([interrupted, openAndWait(server, browser, request)]);
    if (reason) {
      console.error(`[host] ${reason}`);
      await captureScreen(browser.page);
    }
    if (code !== 0 || !request.target.testsPath || suiteHasPassed(suiteEndFile)) return code;
    console.error('[host] the extension host ended before the suite did');
    return 1;
  } finally {
    await browser.stop();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function signalReceived(): Promise<Outcome> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => resolve({ code: 130, reason: `stopped by ${signal}` }));
    }
  });
}

/** The workbench says 0 as well when the extension host was killed. */
function suiteHasPassed(suiteEndFile: string): boolean {
  const passed: SuiteEnd = 'passed';
  return existsSync(suiteEndFile) && readFileSync(suiteEndFile, 'utf8') === passed;
}

async function startBoth(request: LaunchRequest, scratch: string, suiteEndFile: string): Promise<Launch> {
  const paths = readHostPaths();
  const debuggingPort = await freePort();
  // Both are waited for, or the failure of one would leave the other running.
  const [server, browser] = await Promise.allSettled([
    startServer(paths.server, {
      dataFolder: scratch,
      extensionsFolder: request.extensionsFolder ?? path.join(scratch, 'extensions'),
      settings: request.settings,
      // Newer versions of a built VS Code ignore extensions under development without this.
      args: ['--enable-smoke-test-driver'],
      environment: {
        HOST_SUITE: request.target.testsPath ?? '',
        HOST_SUITE_END: suiteEndFile,
        HOST_CDP: `http://127.0.0.1:${debuggingPort}`,
      },
      onOutput: (text) => {
        if (verbose) process.stderr.write(text);
      },
    }),
    startBrowser(paths.browser, { debuggingPort }),
  ]);
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') {
    return { server: server.value, browser: browser.value };
  }
  if (server.status === 'fulfilled') await server.value.stop();
  if (browser.status === 'fulfilled') await browser.value.stop();
  const failure = [server, browser].find((part) => part.status === 'rejected');
  throw failure?.reason;
}

/** Opens the workbench and waits for whatever ends first: the suite, the time, or one of the programs. */
function openAndWait(server: RunningServer, running: RunningBrowser, request: LaunchRequest): Promise<Outcome> {
  const { browser, page } = running;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ code: 124, reason: `no result after ${timeout} ms` }), Number(timeout));
    timer.unref();
    server.ended.then(() => resolve({ code: 1, reason: "VS Code's server ended" }), reject);
    browser.once('disconnected', () => resolve({ code: 1, reason: 'the browser ended' }));
    page.once('crash', () => resolve({ code: 1, reason: 'the page crashed' }));
    openWorkbench(server, page, request, (code) => resolve({ code })).catch(reject);
  });
}

/** The workbench calls these two functions of its page: they are how a suite in the extension host reports. */
async function openWorkbench(
  server: RunningServer,
  page: Page,
  { target }: LaunchRequest,
  onExit: (code: number) => void,
): Promise<void> {
  await page.exposeFunction('codeAutomationLog', relayConsole);
  await page.exposeFunction('codeAutomationExit', onExit);
  if (verbose) page.on('console', (message) => console.error(`[page] ${message.text()}`));
  const testsPath = target.testsPath && path.join(__dirname, 'suite-wrapper.js');
  await page.goto(workbenchUrl(server.authority, { ...target, testsPath }));
}

async function captureScreen(page: Page): Promise<void> {
  const file = path.join(os.tmpdir(), `orion-tls-host-${process.pid}.png`);
  await page.screenshot({ path: file, timeout: 5_000 }).then(
    () => console.error(`[host] what the screen showed: ${file}`),
    () => console.error('[host] the screen could not be captured'),
  );
}

launch(process.argv.slice(2))
  .catch((error) => {
    console.error('[host]', error);
    return 1;
  })
  .then(async (code) => {
    // test-electron stops reading our output when we end: let it read what is there.
    await delay(200);
    process.exit(code);
  });

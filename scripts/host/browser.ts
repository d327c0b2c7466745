/** Starts headless Chromium, which is only ever shown the server on this machine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { BrowserPaths } from './paths.ts';

export interface BrowserOptions {
  readonly width?: number;
  readonly height?: number;
  /** Pixels of a picture for each pixel of the page. Default 1. */
  readonly scale?: number;
  /** Lets other processes reach the browser (Playwright's `connectOverCDP`) at this port of 127.0.0.1. */
  readonly debuggingPort?: number;
}

export interface RunningBrowser {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

const chromiumArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1',
];

/** Starts the browser with one empty page. */
export async function startBrowser(paths: BrowserPaths, options: BrowserOptions = {}): Promise<RunningBrowser> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-browser-'));
  const { debuggingPort } = options;
  const browser = await chromium.launch({
    executablePath: paths.executable,
    // Chromium's sandbox needs rights that containers and root do not have. It opens nothing but our own server.
    chromiumSandbox: false,
    args: debuggingPort ? [...chromiumArguments, `--remote-debugging-port=${debuggingPort}`] : chromiumArguments,
    env: browserEnvironment(paths, scratch),
    // Whoever starts the browser also stops it, in order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    deviceScaleFactor: options.scale ?? 1,
    colorScheme: 'dark',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const stop = async () => {
    await browser.close();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { browser, context, page, stop };
}

function browserEnvironment({ libraryFolders, fontFolders }: BrowserPaths, scratch: string): NodeJS.ProcessEnv {
  if (fontFolders.length === 0) return process.env;
  const fontConfiguration = path.join(scratch, 'fonts.conf');
  writeFileSync(fontConfiguration, describeFonts(fontFolders, path.join(scratch, 'font-cache')));
  const { LD_LIBRARY_PATH: inherited } = process.env;
  const libraries = [...libraryFolders, inherited].filter(Boolean).join(':');
  return { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfiguration };
}

/** Without a configuration a bare machine has no fonts, and a browser without fonts draws no text. */
function describeFonts(folders: readonly string[], cache: string): string {
  const families = { monospace: 'DejaVu Sans Mono', 'sans-serif': 'DejaVu Sans', serif: 'DejaVu Serif' };
  const aliases = Object.entries(families).map(
    ([generic, font]) => `<alias><family>${generic}</family><prefer><family>${font}</family></prefer></alias>`,
  );
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${escapeXml(folder)}</dir>`),
    `<cachedir>${escapeXml(cache)}</cachedir>`,
    ...aliases,
    '</fontconfig>',
  ];
  return `${lines.join('\n')}\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

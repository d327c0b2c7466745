/** A VS Code with the extension, arranged for one picture: a theme, a folder, and nothing in the window that does not matter. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startBrowser } from '../host/browser.ts';
import { installBrowser } from '../host/install-browser.ts';
import { installServer } from '../host/install-server.ts';
import { startServer } from '../host/server.ts';
import { workbenchUrl } from '../host/workbench-url.ts';
import { projectRoot, readManifest } from '../project.ts';
import { copyExamples } from '../start/examples.ts';
import { shrinkPng } from './small-png.ts';

export interface StageOptions {
  readonly theme: 'light' | 'dark';
  /** A folder of examples/: what the window has open. */
  readonly folder: string;
  /** A file in it: what the editor shows. */
  readonly file: string;
  /** Default 960. */
  readonly width?: number;
  /** Hovers take a quarter of the window's height. Default 720. */
  readonly height?: number;
  /** Settings on top of those of every picture. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Stage {
  readonly page: Page;
  /** Of the file that is shown. */
  readonly text: string;
  readonly stop: () => Promise<void>;
}

const usual = { width: 960, height: 720 };
/** Two pixels for one, for sharp text. */
const scale = 2;

const pictureSettings: Readonly<Record<string, unknown>> = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 13,
  'editor.hideCursorInOverviewRuler': true,
  'editor.hover.delay': 100,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
};

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

/** Starts VS Code on a copy of one of the examples and waits until it shows the file and its findings, if there are any. */
export async function setStage({ theme, folder, file, width, height, settings }: StageOptions): Promise<Stage> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-pictures-'));
  const { publisher, name, version } = readManifest();
  const extensionsFolder = path.join(scratch, 'extensions');
  mkdirSync(extensionsFolder);
  symlinkSync(projectRoot, path.join(extensionsFolder, `${publisher}.${name}-${version}`));
  const examples = copyExamples(path.join(scratch, 'examples')).folder;
  const server = await startServer(installServer(), {
    dataFolder: path.join(scratch, 'data'),
    extensionsFolder,
    settings: { ...pictureSettings, 'workbench.colorTheme': themes[theme], ...settings },
  });
  const browser = await startBrowser(installBrowser(), {
    width: width ?? usual.width,
    height: height ?? usual.height,
    scale,
  });
  const stop = async () => {
    await browser.stop();
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
  const { page } = browser;
  page.setDefaultTimeout(60_000);
  const target = { folder: path.join(examples, folder), file: path.join(examples, folder, file) };
  try {
    await page.goto(workbenchUrl(server.authority, target));
    await page.locator('.editor-instance .monaco-editor[role="code"] .view-line').first().waitFor();
    await page.locator('.part.sidebar').waitFor();
    await page.keyboard.press('Control+b');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  } catch (error) {
    await stop();
    throw error;
  }
  return { page, text: readFileSync(target.file, 'utf8'), stop };
}

/** Puts the cursor behind the first `character` of the first occurrence of a text, as the file is on disk. */
export async function moveInto({ page, text }: Stage, sought: string, character = 1): Promise<void> {
  const at = text.indexOf(sought);
  if (at < 0) throw new Error(`The file does not hold ${sought}.`);
  const before = text.slice(0, at + character).split('\n');
  await page.keyboard.press('Control+g');
  const input = page.locator('.quick-input-widget:visible input.input');
  await input.fill(`:${before.length}:${(before.at(-1) ?? '').length + 1}`);
  await input.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/**
 * Rests the mouse where the cursor is, again and again: a server that is still starting has nothing to say yet, and lenses move
 * the lines.
 */
export async function hoverAtCursor({ page }: Stage, expected: string): Promise<Locator> {
  const hover = page.locator('.monaco-hover:not(.hidden)').filter({ hasText: expected }).first();
  for (let attempt = 0; attempt < 10 && !(await hover.isVisible()); attempt++) {
    const cursor = await page.locator('.editor-instance .cursor').first().boundingBox();
    if (!cursor) throw new Error('The cursor is out of sight.');
    await page.mouse.move(usual.width - 20, cursor.y);
    await page.mouse.move(cursor.x + 3, cursor.y + cursor.height / 2, { steps: 3 });
    await hover.waitFor({ timeout: 3_000 }).catch(() => {});
  }
  await hover.waitFor({ timeout: 1_000 });
  return hover;
}

/** The rectangle around parts of the window, with a margin. */
export interface Frame {
  readonly around: readonly Locator[];
  readonly margin?: number;
}

/** Saves what is inside the frame, or the whole window, as a small PNG. */
export async function takePicture({ page }: Stage, file: string, frame: Frame | undefined): Promise<void> {
  const clip = frame && (await rectangle(page, frame));
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', ...(clip && { clip }) });
  writeFileSync(file, shrinkPng(png));
}

async function rectangle(page: Page, { around, margin = 10 }: Frame) {
  const { width, height } = page.viewportSize() ?? usual;
  const boxes = (await Promise.all(around.map((part) => part.boundingBox()))).filter((box) => box !== null);
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - margin);
  const top = Math.max(0, Math.min(...boxes.map(({ y }) => y)) - margin);
  const right = Math.min(width, Math.max(...boxes.map((box) => box.x + box.width)) + margin);
  const bottom = Math.min(height, Math.max(...boxes.map((box) => box.y + box.height)) + margin);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The tier in a real VS Code: runs the suites of test/editor in the embedded VS Code, or in one for the desktop. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import type { SuiteReport } from '../../test/editor/report.ts';
import { desktopExecutable } from '../desktop-editor.ts';
import { freePort } from '../host/free-port.ts';
import { installBrowser } from '../host/install-browser.ts';
import { installExtension } from '../host/install-extension.ts';
import { installServer } from '../host/install-server.ts';
import { hostPathsEnvironment } from '../host/paths.ts';
import { whyNoEmbeddedEditor } from '../host/platform.ts';
import { inProject, projectRoot } from '../project.ts';
import { bundleSuites } from './bundle-suites.ts';
import { type Counts, readCounts } from './counts.ts';

interface Editor {
  readonly executable: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface EditorOptions {
  /** In a desktop VS Code, not in the embedded one. */
  readonly desktop: boolean;
  /** The folder of which the suites get a copy. Default: test/editor/workspace. */
  readonly workspace?: string;
  /** A VSIX to install, for the embedded VS Code. Otherwise the extension of this project is run as it is. */
  readonly vsix?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs these suites (absolute paths of test files) on a fresh copy of the workspace. */
export async function runEditorTier(files: readonly string[], options: EditorOptions): Promise<Counts> {
  const { runner, suites, launcher } = await bundleSuites(files);
  const editor = await chooseEditor(launcher, options.desktop);
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'orion-tls-'));
  const reportFile = path.join(scratch, 'report.json');
  const workspace = path.join(scratch, 'workspace');
  const extensions = path.join(scratch, 'extensions');
  cpSync(options.workspace ?? inProject('test', 'editor', 'workspace'), workspace, { recursive: true });
  if (options.vsix) installExtension(installServer(), options.vsix, extensions);

  const code = await runSuites({
    vscodeExecutablePath: editor.executable,
    extensionDevelopmentPath: options.vsix ? emptyExtension(scratch) : projectRoot,
    extensionTestsPath: runner,
    launchArgs: [
      workspace,
      ...(options.vsix ? [] : ['--disable-extensions']),
      `--extensions-dir=${extensions}`,
      `--user-data-dir=${path.join(scratch, 'user')}`,
      ...editor.args,
    ],
    extensionTestsEnv: {
      ...editor.environment,
      ...options.environment,
      ORION_SUITES: JSON.stringify(suites),
      ORION_SUITE_REPORT: reportFile,
      ORION_EXTENSIONS: extensions,
    },
  });
  printFailures(reportFile);
  const counts = readCounts('editor', reportFile, code);
  rmSync(scratch, { recursive: true, force: true });
  return counts;
}

/** VS Code runs suites only beside an extension under development. */
function emptyExtension(scratch: string): string {
  const folder = path.join(scratch, 'empty-extension');
  mkdirSync(folder);
  const manifest = { name: 'empty', publisher: 'orion-tls', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

async function chooseEditor(launcher: string, desktop: boolean): Promise<Editor> {
  const reason = whyNoEmbeddedEditor();
  if (reason && !desktop) console.log(`Using VS Code for the desktop, because ${reason}.`);
  if (reason || desktop) {
    const port = await freePort();
    return {
      executable: await desktopExecutable(),
      args: [`--remote-debugging-port=${port}`],
      environment: { HOST_CDP: `http://127.0.0.1:${port}` },
    };
  }
  const paths = { server: installServer(), browser: installBrowser() };
  chmodSync(launcher, 0o755);
  return { executable: launcher, args: [], environment: hostPathsEnvironment(paths) };
}

async function runSuites(options: Parameters<typeof runTests>[0]): Promise<number> {
  try {
    return await runTests(options);
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

/** In full and at the end, where a person looks; output that VS Code still held when it ended may be lost. */
function printFailures(reportFile: string): void {
  if (!existsSync(reportFile)) return;
  const { failures }: SuiteReport = JSON.parse(readFileSync(reportFile, 'utf8'));
  for (const { title, reason } of failures) console.error(`\n✖ ${title}\n${reason.replace(/^/gm, '  ')}`);
}

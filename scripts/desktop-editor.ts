/** Finds or fetches a desktop VS Code. */
import { spawnSync } from 'node:child_process';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { projectRoot } from './project.ts';

/**
 * The executable of a desktop VS Code: the one that VSCODE_PATH names, else a downloaded one of VSCODE_VERSION (default
 * stable), kept in .vscode-test/.
 */
export async function desktopExecutable(): Promise<string> {
  const { VSCODE_PATH: given, VSCODE_VERSION: version = 'stable' } = process.env;
  if (given) return given;
  console.log(`Fetching VS Code ${version} for the desktop into .vscode-test/ (only once)…`);
  return downloadAndUnzipVSCode({ version, extensionDevelopmentPath: projectRoot });
}

/** The `code` command of the user's own VS Code: the one that VSCODE_PATH names, or the one on the PATH; undefined without either. */
export function ownEditorCommand(): string | undefined {
  const { VSCODE_PATH: command = 'code' } = process.env;
  // On Windows `code` is a batch file, which only a shell starts.
  const { status } = spawnSync(command, ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
  return status === 0 ? command : undefined;
}

/** Reads the command line that @vscode/test-electron gives to a VS Code executable. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { WorkbenchTarget } from './workbench-url.ts';

export interface LaunchRequest {
  readonly target: WorkbenchTarget;
  readonly extensionsFolder: string | undefined;
  /** What the caller left in the settings.json of its user data folder. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Options that the embedded VS Code has no use for are ignored. Throws if a settings file is not JSON. */
export function readLaunchRequest(args: readonly string[]): LaunchRequest {
  const options = args.filter((arg) => arg.startsWith('--'));
  const named = args.filter((arg) => !arg.startsWith('--') && existsSync(arg)).map((arg) => path.resolve(arg));
  const values = (option: string) =>
    options.filter((arg) => arg.startsWith(`--${option}=`)).map((arg) => arg.slice(option.length + 3));

  const testsPath = values('extensionTestsPath')[0];
  const workspace = named.find((file) => file.endsWith('.code-workspace'));
  return {
    target: {
      folder: named.find((file) => statSync(file).isDirectory()),
      workspace,
      file: named.find((file) => file !== workspace && statSync(file).isFile()),
      developmentPaths: values('extensionDevelopmentPath').map((folder) => path.resolve(folder)),
      testsPath: testsPath && path.resolve(testsPath),
      disableExtensions: options.includes('--disable-extensions'),
    },
    extensionsFolder: values('extensions-dir')[0],
    settings: readSettings(values('user-data-dir')[0]),
  };
}

function readSettings(userDataFolder: string | undefined): Record<string, unknown> {
  const file = path.join(userDataFolder ?? '', 'User', 'settings.json');
  return userDataFolder && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

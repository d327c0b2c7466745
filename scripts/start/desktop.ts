/** `npm start` with VS Code for the desktop. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { desktopExecutable, ownEditorCommand } from '../desktop-editor.ts';
import { inProject, projectRoot } from '../project.ts';
import { copyExamples } from './examples.ts';

/** Opens the VS Code that is installed here, with its own settings; resolves with the exit code. */
export async function openDesktopEditor(): Promise<number> {
  const command = ownEditorCommand();
  if (!command) {
    console.error(
      [
        'No VS Code was found: there is no command "code" on the PATH.',
        'In VS Code, "Shell Command: Install \'code\' command in PATH" adds it; or set VSCODE_PATH to the command,',
        'or leave out --desktop to use the embedded VS Code.',
      ].join('\n'),
    );
    return 1;
  }
  return open(command, []);
}

/** Opens a downloaded VS Code with settings of its own; resolves with the exit code when it is closed. */
export async function openDownloadedEditor(): Promise<number> {
  const userData = inProject('.vscode-test', 'user-data');
  const extensions = inProject('.vscode-test', 'extensions');
  return open(await desktopExecutable(), [`--user-data-dir=${userData}`, `--extensions-dir=${extensions}`]);
}

async function open(command: string, profile: readonly string[]): Promise<number> {
  // The copy outlives this process: `code` returns at once.
  const { folder, file } = copyExamples(inProject('out', 'examples'));
  console.log(`Opening ${folder}, a copy of examples/, with the extension of this folder…`);
  const args = [
    '--new-window',
    `--extensionDevelopmentPath=${projectRoot}`,
    ...profile,
    folder,
    ...(file ? [file] : []),
  ];
  const shell = process.platform === 'win32';
  const editor = spawn(command, shell ? args.map((arg) => `"${arg}"`) : args, { stdio: 'inherit', shell });
  const [code] = await once(editor, 'exit');
  return code ?? 1;
}

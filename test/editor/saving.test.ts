/** What is said about files that a command has changed and that are not saved yet. */
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, openFile, replaceText } from './support/documents.ts';
import { notification } from './support/workbench.ts';

suite('saving', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('is not asked for where VS Code does it by itself', async () => {
    const names = ['saving/orion.conf', 'saving/tls-known-servers'];
    const uris: string[] = [];
    const settings = vscode.workspace.getConfiguration('files', { languageId: 'orion-config' });
    const update = (delay: number | undefined) =>
      Promise.all([
        settings.update('autoSave', delay && 'afterDelay', vscode.ConfigurationTarget.Workspace, true),
        settings.update('autoSaveDelay', delay, vscode.ConfigurationTarget.Workspace, true),
      ]);
    await update(3_600_000);
    try {
      for (const name of names) {
        const editor = await openFile(name, '# before\n');
        await replaceText(editor, 'before', 'after');
        uris.push(editor.document.uri.toString());
      }
      await vscode.commands.executeCommand('_orionTls.offerSave', uris);
      await notification('saving/tls-known-servers is not saved yet');
    } finally {
      await update(undefined);
    }
  });
});

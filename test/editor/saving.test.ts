/** What is said about files that a command has changed and that are not saved yet. */
import assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, openFile, replaceText, writeWorkspaceFile } from './support/documents.ts';
import { until } from './support/waiting.ts';
import { notification } from './support/workbench.ts';

const names = ['saving/orion.conf', 'saving/tls-known-servers'] as const;

suite('saving', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('is not asked for where VS Code does it by itself', () =>
    whileSavingConfigs({}, async () => {
      await offerToSave(await changedFiles());
      await notification('saving/tls-known-servers is not saved yet');
    }));

  test('is asked for where VS Code may pass over a file because of what is found in it', () =>
    whileSavingConfigs({ autoSaveWhenNoErrors: true }, async () => {
      await offerToSave(await changedFiles());
      await notification('2 files are not saved yet: saving/orion.conf, saving/tls-known-servers.');
    }));

  test('of files that were closed meanwhile only those are lost that nobody had saved', async () => {
    const uris: vscode.Uri[] = [];
    for (const name of ['saving/closed/orion.conf', 'saving/closed/tls-known-servers']) {
      const editor = await openAsPeopleDo(name);
      await replaceText(editor, 'before', 'after');
      uris.push(editor.document.uri);
    }
    await offerToSave(uris);
    const message = await notification('2 files are not saved yet');
    for (const uri of uris) {
      await vscode.commands.executeCommand('vscode.open', uri);
      const document = await activeDocument(uri);
      if (uri === uris[0]) await document.save();
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await until('its end', [vscode.workspace.onDidCloseTextDocument], () => document.isClosed);
    }
    await message.getByRole('button', { name: 'Save All of Them' }).click();
    const lost = await notification('Not saved, because closed before');
    assert.match(await lost.innerText(), /closed before: saving\/closed\/tls-known-servers\. The changes are gone/);
  });
});

/** VS Code saves configurations by itself meanwhile, with these settings, in an hour. */
async function whileSavingConfigs(more: Readonly<Record<string, unknown>>, act: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('files', { languageId: 'orion-config' });
  const wanted = { autoSave: 'afterDelay', autoSaveDelay: 3_600_000, ...more };
  const update = (values: Readonly<Record<string, unknown>>) =>
    Promise.all(
      Object.keys(wanted).map((key) => settings.update(key, values[key], vscode.ConfigurationTarget.Workspace, true)),
    );
  await update(wanted);
  try {
    await act();
  } finally {
    await update({});
  }
}

/** The URIs of a configuration and a known-hosts file that are open and not saved. */
async function changedFiles(): Promise<readonly vscode.Uri[]> {
  const uris: vscode.Uri[] = [];
  for (const name of names) {
    const editor = await openFile(name, '# before\n');
    await replaceText(editor, 'before', 'after');
    uris.push(editor.document.uri);
  }
  return uris;
}

/** As a quick fix does at its end. */
async function offerToSave(uris: readonly vscode.Uri[]): Promise<void> {
  await vscode.commands.executeCommand('_orionTls.offerSave', uris.map(String));
}

/** Without a program that asks for the document: VS Code would keep it for minutes after its editor is closed. */
async function openAsPeopleDo(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.file(writeWorkspaceFile(name, '# before\n'));
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  await activeDocument(uri);
  return vscode.window.activeTextEditor ?? assert.fail('It is in no editor.');
}

function activeDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  return until('the document', [vscode.window.onDidChangeActiveTextEditor], () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path === uri.path && document;
  });
}

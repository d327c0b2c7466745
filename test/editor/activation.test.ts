/** The extension is there, in a VS Code that is alive. */
import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { projectFolder, workbenchPage } from './support/workbench.ts';

suite('activation', () => {
  test('VS Code knows the extension from this folder', () => {
    const extension = vscode.extensions.getExtension('orion-tls.orion-tls');
    assert.equal(extension?.extensionPath, projectFolder());
    assert.equal(extension?.packageJSON.displayName, 'Orion TLS');
  });

  test('VS Code opens a file of the workspace and shows it', async () => {
    const [file] = await vscode.workspace.findFiles('**/orion.conf');
    assert.ok(file, 'the workspace of the editor tests has an orion.conf');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const page = await workbenchPage();
    await page.locator('.editor-instance .view-line', { hasText: 'tlsclienttrust' }).waitFor();
  });
});

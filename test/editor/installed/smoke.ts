/** What a person does in the first minutes with the extension that they have installed. Run by test/package. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { workspaceFolder } from '../support/documents.ts';
import { findingsWhen, ours } from '../support/findings.ts';
import { hoverOver } from '../support/hover.ts';
import { previewFrame } from '../support/preview.ts';

const { ORION_EXTENSIONS: extensionsFolder = '' } = process.env;
const open = (name: string) => vscode.window.showTextDocument(vscode.Uri.file(path.join(workspaceFolder(), name)));

suite('the installed extension', () => {
  test('is the one of the package, and activates with the first file of Orion', async () => {
    const extension = vscode.extensions.getExtension('orion-tls.orion-tls');
    assert.equal(path.dirname(extension?.extensionPath ?? ''), extensionsFolder);
    const { document } = await open('expired.orion.conf');
    await findingsWhen(document, 'an expired certificate', (codes) => codes.includes('expired-certificate'));
    assert.equal(extension?.isActive, true);
  });

  test('links a finding to the page about its rule, which is in the package', async () => {
    const { document } = await open('expired.orion.conf');
    const code = ours(document)[0]?.code;
    assert.ok(typeof code === 'object', JSON.stringify(ours(document)));
    const { fsPath } = code.target;
    assert.ok(fsPath.startsWith(extensionsFolder), fsPath);
    const page = await vscode.workspace.fs.readFile(vscode.Uri.file(fsPath));
    assert.match(Buffer.from(page).toString(), new RegExp(`^## ${code.value}$`, 'm'));
  });

  test('explains a certificate', async () => {
    const editor = await open('expired.orion.conf');
    await hoverOver(editor, 'expired-cert.pem', 'SHA-256');
  });

  test('previews known hosts', async () => {
    await open('files/known-servers');
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const frame = await previewFrame();
    await frame.locator('tr[aria-selected]').first().waitFor();
  });
});

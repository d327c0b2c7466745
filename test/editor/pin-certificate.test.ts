/** Pinning: a certificate becomes a line of a known-hosts file, from the preview, from a quick fix and by the command. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, replaceText, showFile } from './support/documents.ts';
import { codes, findingsWhen } from './support/findings.ts';
import { addPeer, copyGoodExample, node2, previewFrame, rowOf, stranger } from './support/preview.ts';
import { until } from './support/waiting.ts';
import { certificatePicker, notification, screenshot, workbenchPage } from './support/workbench.ts';

suite('pinning a certificate', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('a peer is pinned from the preview, and the finding about that peer goes', async () => {
    const file = copyGoodExample('pin/peer', `node7.example:8080 ${stranger}\n`);
    const { document } = await showFile(file('orion.conf'));
    await findingsWhen(document, 'a peer without a line', (found) => found.includes('peer-not-whitelisted'));
    const known = vscode.Uri.file(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts', known);
    const frame = await previewFrame();
    await rowOf(frame, 'node7').waitFor();
    await frame.locator('vscode-button', { hasText: 'Pin Certificate' }).click();
    const page = await workbenchPage();
    await page.locator('.quick-input-widget input').fill('pin/peer/peers/node2');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'node2-cert.pem' }).click();
    await rowOf(frame, 'node2.example:8080').waitFor();
    await findingsWhen(document, 'every peer with a line', (found) => !found.includes('peer-not-whitelisted'));
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === known.fsPath);
    assert.equal(text?.getText(), `node7.example:8080 ${stranger}\nnode2.example:8080 ${node2}\n`);
    assert.equal(text?.isDirty, true);
    assert.deepEqual(codes(document), []);
    await frame.locator('table').focus();
    await page.keyboard.press('Control+z');
    await rowOf(frame, 'node2.example:8080').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await rowOf(frame, 'node2.example:8080').waitFor();
    const message = await notification('node2.example:8080 is pinned. pin/peer/tls-known-servers is not saved yet');
    await message.getByRole('button', { name: 'Save' }).click();
    await until('the saved file', [vscode.workspace.onDidSaveTextDocument], () => !text?.isDirty);
    assert.match(readFileSync(known.fsPath, 'utf8'), /node2/);
  });

  test('what is typed in the text while a certificate is chosen is not undone from the preview', async () => {
    const file = copyGoodExample('pin/typed', `node7.example:8080 ${stranger}\n`);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const frame = await previewFrame();
    await rowOf(frame, 'node7').waitFor();
    await frame.locator('vscode-button', { hasText: 'Pin Certificate' }).click();
    const page = await workbenchPage();
    await certificatePicker();
    await replaceText(editor, 'node7', 'node8');
    await rowOf(frame, 'node8').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-list').waitFor({ state: 'hidden' });
    await frame.locator('table').focus();
    await page.keyboard.press('Control+z');
    await frame.locator('[role="status"]', { hasText: 'There is nothing to undo here' }).waitFor();
    assert.match(editor.document.getText(), /^node8/);
  });

  test('a text without a certificate that has the focus is not taken for one to pin', async () => {
    const file = copyGoodExample('pin/notes', '');
    await showFile(file('orion.conf'));
    const notes = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Peers to ask\n' });
    await vscode.window.showTextDocument(notes);
    const pinning = vscode.commands.executeCommand('orionTls.pinCertificate');
    const page = await workbenchPage();
    await certificatePicker();
    await page.keyboard.press('Escape');
    await pinning;
    await showFile(file('peers/node2-cert.pem'));
    void vscode.commands.executeCommand('orionTls.pinCertificate');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'tls-known-servers' }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  test('findings follow an edit of another file while the configuration has the focus, and a quick change of tabs', async () => {
    const file = copyGoodExample('pin/follow', `node7.example:8080 ${stranger}\n`);
    const known = await showFile(file('tls-known-servers'));
    const { document } = await showFile(file('orion.conf'));
    await findingsWhen(document, 'a peer without a line', (found) => found.includes('peer-not-whitelisted'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(known.document.uri, new vscode.Position(1, 0), `node2.example:8080 ${node2}\n`);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await findingsWhen(document, 'every peer with a line', (found) => !found.includes('peer-not-whitelisted'));
    const editor = await showFile(file('tls-known-servers'));
    await replaceText(editor, node2, '');
    await showFile(file('orion.conf'));
    await findingsWhen(document, 'a broken line', (found) => found.length > 0);
    assert.equal(known.document.isDirty, true);
  });

  test('a quick fix that pins in another file says that this one is not saved, and saves it alone', async () => {
    const file = copyGoodExample('pin/quick-fix', '');
    addPeer(file);
    const editor = await showFile(file('orion.conf'));
    const { document } = editor;
    await replaceText(editor, 'nodeport = 8080', 'nodeport = 8081');
    await findingsWhen(document, 'nobody in the whitelist', (found) => found.includes('empty-whitelist'));
    const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    const changes = ({ edit }: vscode.CodeAction, name: string) =>
      edit?.entries().some(([{ fsPath }]) => fsPath === file(name));
    const fix = fixes.find((each) => changes(each, 'tls-known-servers'));
    assert.ok(fix?.edit && fix.command, fixes.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
    const message = await notification('pin/quick-fix/tls-known-servers is not saved yet');
    await message.getByRole('button', { name: 'Save' }).click();
    await until('the saved file', [vscode.workspace.onDidSaveTextDocument], () =>
      readFileSync(file('tls-known-servers'), 'utf8').includes(node2),
    );
    assert.equal(document.isDirty, true);
  });

  test('a server certificate among the clients is pinned with a word on which one the client shows', async () => {
    const file = copyGoodExample('pin/side', '');
    addPeer(file);
    await showFile(file('node2/orion.conf'));
    const certificate = vscode.Uri.file(file('peers/node2-cert.pem'));
    writeFileSync(file('tls-known-clients'), '');
    const target = vscode.Uri.file(file('tls-known-clients')).toString();
    await vscode.commands.executeCommand('orionTls.pinCertificate', certificate, { target });
    const message = await notification('is pinned, but only servers here show this certificate, no client.');
    assert.match(await message.innerText(), /Pin the certificate that the node shows as a client\./);
  });

  test('another certificate for a known peer is compared before it replaces', async () => {
    const file = copyGoodExample('pin/replace', `node2.example:8080 ${stranger}\n`);
    await showFile(file('orion.conf'));
    const certificate = vscode.Uri.file(file('peers/node2-cert.pem'));
    const target = vscode.Uri.file(file('tls-known-servers')).toString();
    const pinned = vscode.commands.executeCommand('orionTls.pinCertificate', certificate, { target });
    const page = await workbenchPage();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Replace' }).waitFor();
    await page
      .locator('.monaco-diff-editor .view-line', { hasText: node2.slice(0, 20) })
      .first()
      .waitFor();
    await screenshot('known-hosts-replace');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Replace' }).click();
    await pinned;
    const text = await vscode.workspace.openTextDocument(vscode.Uri.parse(target));
    assert.equal(text.getText(), `node2.example:8080 ${node2}\n`);
  });

  test('what another operator has copied is pinned in the file that each line names, and other texts are refused', async () => {
    const file = copyGoodExample('pin/lines', `node7.example:8080 ${stranger}\n`);
    const { document } = await showFile(file('orion.conf'));
    const page = await workbenchPage();
    const paste = async (text: string) => {
      await vscode.env.clipboard.writeText(text);
      const pinned = vscode.commands.executeCommand('orionTls.pinCertificate', document.uri);
      await page.locator('.quick-input-widget input').fill('Paste lines');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Paste lines…' }).click();
      // Where it rests, the next list shows a hover over its rows.
      await page.mouse.move(0, 0);
      return { pinned };
    };
    const refused = await paste('-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n');
    await notification('The clipboard holds a PEM block');
    await vscode.commands.executeCommand('notifications.clearAll');
    await refused.pinned;

    const clients = readFileSync(file('tls-known-clients'), 'utf8');
    const { pinned } = await paste(
      `# Server: add this line to the file of your tlsknownservers:\nnode9.example:8080 ${node2}\n# Client: tlsknownclients:\nnode9 ${stranger}\n`,
    );
    await pinned;
    const textOf = async (name: string) => (await vscode.workspace.openTextDocument(file(name))).getText();
    const servers = `node7.example:8080 ${stranger}\nnode9.example:8080 ${node2}\n`;
    assert.equal(await textOf('tls-known-servers'), servers);
    assert.equal(await textOf('tls-known-clients'), `${clients}node9 ${stranger}\n`);
    const message = await notification(
      '2 lines are pinned in pin/lines/tls-known-servers and pin/lines/tls-known-clients.',
    );
    assert.match(await message.innerText(), /Compare the fingerprints .* 2 files are not saved yet/);
    assert.equal(readFileSync(file('tls-known-clients'), 'utf8'), clients);
  });
});

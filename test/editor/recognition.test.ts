/** Which documents become Orion's, and which stay what their user wants. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, languageBecomes, openFile, replaceText, writeWorkspaceFile } from './support/documents.ts';
import { codes, findings, findingsWhen } from './support/findings.ts';
import { canOpenWindows, openWindow } from './support/second-window.ts';
import { until } from './support/waiting.ts';
import { certificatePicker, notification, projectFolder, workbenchPage } from './support/workbench.ts';

const node = 'nodeport = 8080\nclientport = 8080\n';

suite('recognition', () => {
  suiteTeardown(closeEditors);

  test('a file with keys of Orion is taken for a configuration', async () => {
    const { document } = await openFile('recognition/node1.conf', node);
    await languageBecomes(document, 'orion-config');
    await findingsWhen(document, 'the shared port', (found) => found.includes('port-conflict'));
  });

  test('it is taken for one again when it is opened again', async () => {
    const uri = vscode.Uri.file(writeWorkspaceFile('recognition/again.conf', node));
    for (const _ of ['first', 'second']) {
      await vscode.commands.executeCommand('vscode.open', uri);
      const document = await until('the document', [vscode.window.onDidChangeActiveTextEditor], () =>
        openDocument((each) => each.uri.path === uri.path),
      );
      await languageBecomes(document, 'orion-config');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await until('its end', [vscode.workspace.onDidCloseTextDocument], () => document.isClosed);
    }
  });

  test('a file becomes one while it is typed, saved or not', async () => {
    const saved = await openFile('recognition/typed.conf', '# A new node\n');
    await replaceText(saved, '# A new node\n', node);
    await languageBecomes(saved.document, 'orion-config');

    const untitled = await vscode.workspace.openTextDocument({ content: '', language: 'plaintext' });
    const editor = await vscode.window.showTextDocument(untitled);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), node));
    await languageBecomes(untitled, 'orion-config');
    await findingsWhen(untitled, 'the shared port', (found) => found.includes('port-conflict'));
  });

  test('a file that a configuration names as known hosts becomes one, whatever its name', async () => {
    const named = writeWorkspaceFile('recognition/named/files/peers', 'lonely\n');
    const config = 'tls = "strict"\ntlsclienttrust = "whitelist"\ntlsknownservers = "files/peers"\n';
    const { document: from } = await openFile('recognition/named/orion.conf', config);
    await findingsWhen(from, 'the bad line at its path', (found) => found.includes('invalid-line'));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(named));
    await vscode.window.showTextDocument(document, { preview: false });
    const current = () => vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === named) ?? document;
    await until(
      'our language',
      [vscode.workspace.onDidOpenTextDocument],
      () => current().languageId === 'orion-known-hosts',
    );
    await findingsWhen(current(), 'the bad line', (found) => found.includes('invalid-line'));
  });

  test("other programs' properties stay properties", async () => {
    const { document } = await openFile('recognition/service.properties', 'tls = true\nstorage = memory\n');
    await everythingIsLookedAt();
    assert.equal(document.languageId, 'properties');
    assert.deepEqual(codes(document), []);
  });

  test('a language that the user chooses stays', async () => {
    const byContent = await openFile('recognition/chosen.conf', node);
    await languageBecomes(byContent.document, 'orion-config');
    const byName = await openFile('recognition/chosen/orion.conf', node);
    await findingsWhen(byName.document, 'the shared port', (found) => found.includes('port-conflict'));
    for (const { document } of [byContent, byName]) {
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      await findingsWhen(document, 'nothing', (found) => found.length === 0);
      await replaceText(await vscode.window.showTextDocument(document), 'nodeport = 8080', 'nodeport = 8090');
      await everythingIsLookedAt();
      assert.equal(document.languageId, 'plaintext');
    }
    // Also for commands: it is like any other file.
    void vscode.commands.executeCommand('orionTls.pinCertificate', byName.document.uri);
    await notification('This file holds no certificate that could be pinned.');
    // But its name tells what is in properties, as the server does, and so do commands.
    await vscode.languages.setTextDocumentLanguage(byName.document, 'properties');
    void vscode.commands.executeCommand('orionTls.pinCertificate', byName.document.uri);
    const page = await workbenchPage();
    await certificatePicker();
    await page.keyboard.press('Escape');
    await vscode.languages.setTextDocumentLanguage(byName.document, 'orion-config');
    await replaceText(await vscode.window.showTextDocument(byName.document), 'nodeport = 8090', 'nodeport = 99999');
    await findingsWhen(byName.document, 'the port', (found) => found.includes('out-of-range'));
  });

  test('its findings go with the language, also those that are still under way', async () => {
    // So long that its findings take a while.
    const nodes = Array.from({ length: 3_000 }, (_, index) => `  "http://node${index}.example:8080/",\n`);
    const { document } = await openFile('recognition/leaving.conf', `${node}othernodes = [\n${nodes.join('')}]\n`);
    await languageBecomes(document, 'orion-config');
    await findingsWhen(document, 'the shared port', (found) => found.includes('port-conflict'));
    const editor = await vscode.window.showTextDocument(document);
    const edited = replaceText(editor, 'clientport', '\nclientport');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await edited;
    await findingsWhen(document, 'nothing', (found) => found.length === 0);
  });

  test("a language in the user's files.associations stays", async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('associations', { 'mine*.conf': 'properties' }, vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await openFile('recognition/mine-orion.conf', node);
      await everythingIsLookedAt();
      assert.equal(document.languageId, 'properties');
    } finally {
      await files.update('associations', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('the orion.conf of another program gives one information', async () => {
    const text =
      'orion.file.allowedPaths=/home\norion.auth.name=FORM\nmail.smtp.host=smtp.example\nmail.smtp.port=25\n';
    const { document } = await openFile('recognition/eclipse/orion.conf', text);
    await findingsWhen(document, 'anything', (found) => found.length > 0);
    assert.deepEqual(codes(document), ['not-orion-config']);
    assert.match(findings(document)[0] ?? '', /^information /);
  });

  test('a template gives a hint and no error', async () => {
    const template = readFileSync(path.join(projectFolder(), 'examples', 'template', 'orion.conf.j2'), 'utf8');
    const { document } = await openFile('recognition/orion.conf.j2', template);
    await findingsWhen(document, 'the hint', (found) => found.includes('template'));
    assert.equal(document.languageId, 'orion-config');
    assert.deepEqual(
      findings(document).filter((finding) => finding.startsWith('error')),
      [],
    );
  });

  test('each folder of a workspace has its own levels', async function () {
    if (!canOpenWindows()) this.skip();
    const trust = (mode: string) => `nodeport = 8080\ntls = "strict"\ntlsservertrust = "${mode}"\n`;
    const levels = (level: string) => JSON.stringify({ 'orionTls.rules': { 'insecure-trust-mode': level } });
    const east = writeWorkspaceFile('networks/east/orion.conf', trust('insecure-record'));
    writeWorkspaceFile('networks/east/.vscode/settings.json', levels('error'));
    writeWorkspaceFile('networks/west/orion.conf', trust('insecure-no-validation').replace('8080', '99999'));
    writeWorkspaceFile('networks/west/.vscode/settings.json', levels('off'));
    const folders = { folders: [{ path: 'east' }, { path: 'west' }] };
    const workspace = writeWorkspaceFile('networks/both.code-workspace', JSON.stringify(folders));

    const window = await openWindow({ workspace, file: east });
    try {
      await window.page.locator('.editor-instance .squiggly-error').first().waitFor();
      await window.page.keyboard.press('Control+Shift+M');
      const row = (text: string) =>
        window.page.locator('.markers-panel-container .monaco-list-row[aria-label]', { hasText: text });
      await row('99999').first().waitFor();
      assert.match((await row('insecure-record').first().getAttribute('aria-label')) ?? '', /^Error/);
      assert.equal(await row('insecure-no-validation').count(), 0);
    } finally {
      await window.close();
    }
  });
});

/** Documents are looked at in the order in which they are opened: when this one has been recognised, all others have been seen. */
async function everythingIsLookedAt(): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: node, language: 'plaintext' });
  await languageBecomes(document, 'orion-config');
}

function openDocument(isWanted: (document: vscode.TextDocument) => boolean): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(isWanted);
}

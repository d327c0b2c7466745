/** The way of a configuration to mode whitelist: what is asked, what is reviewed, and what is written. */
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, replaceText, showFile } from './support/documents.ts';
import { findingsWhen } from './support/findings.ts';
import { addPeer, copyGoodExample, node2, stranger } from './support/preview.ts';
import { until } from './support/waiting.ts';
import { notification, screenshot, workbenchPage } from './support/workbench.ts';

suite('switching to whitelist', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('a configuration switches to whitelist in one edit that is reviewed, after the list of peers to ask', async () => {
    const file = copyGoodExample('whitelist/switch', `node7.example:8080 ${stranger}\n`);
    addPeer(file);
    await showFile(file('node2/orion.conf'));
    const editor = await showFile(file('orion.conf'));
    const { document } = editor;
    await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
    await replaceText(
      editor,
      '"https://node2.example:8080/"',
      '"https://node2.example:8080/", "https://node9.example:8080/"',
    );
    const switched = vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    const page = await workbenchPage();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Switch to whitelist now' }).waitFor();
    await page.locator('.view-line', { hasText: 'node9.example:8080' }).first().waitFor();
    await screenshot('known-hosts-peers-to-ask');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Switch to whitelist now' }).click();
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).locator('input').first().check();
    await screenshot('known-hosts-review');
    await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
    await switched;
    assert.match(document.getText(), /tlsclienttrust = "whitelist"/);
    const known = await vscode.workspace.openTextDocument(file('tls-known-servers'));
    assert.equal(known.getText(), `node7.example:8080 ${stranger}\nnode2.example:8080 ${node2}\n`);
  });

  test('a configuration in mode whitelist is told what it has not pinned, and pins it, before it has nothing to do', async () => {
    const file = copyGoodExample('whitelist/switched', '');
    addPeer(file);
    await showFile(file('node2/orion.conf'));
    const { document } = await showFile(file('orion.conf'));
    const switched = vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    const page = await workbenchPage();
    const choice = page.locator('.quick-input-list .monaco-list-row', { hasText: /Pin the \d+ certificate/ });
    await choice.filter({ hasText: 'node2.example:8080' }).click();
    await switched;
    const known = await vscode.workspace.openTextDocument(file('tls-known-servers'));
    assert.equal(known.getText(), `node2.example:8080 ${node2}\n`);
    // Nodes of other tests may be pinned in the same breath, in more files.
    await notification('orion.conf is in mode whitelist.');
    void vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    await notification('is in mode whitelist already. Nothing is left to do.');
  });

  test('where nothing is ticked in the review, a message says that nothing was changed', async () => {
    const file = copyGoodExample('whitelist/unticked', `node2.example:8080 ${node2}\n`);
    const editor = await showFile(file('orion.conf'));
    const { document } = editor;
    await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
    const before = document.getText();
    void vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    const page = await workbenchPage();
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).waitFor();
    // Pins of other tests' nodes want no confirmation, and are ticked; a file takes its changes with it.
    for (const file of await panel.locator('.monaco-list-row[aria-level="1"] input').all())
      await file.setChecked(false);
    await panel.locator('.monaco-list-row input:checked').first().waitFor({ state: 'detached' });
    await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
    await notification('Nothing was changed, because no change was ticked and applied.');
    assert.equal(document.getText(), before);
  });

  test('on the way to whitelist another certificate for a known peer is replaced only where a person ticks it', async () => {
    const before = `node2.example:8080 ${stranger}\n`;
    const file = copyGoodExample('whitelist/replaced', before);
    addPeer(file);
    await showFile(file('node2/orion.conf'));
    const editor = await showFile(file('orion.conf'));
    const { document } = editor;
    const page = await workbenchPage();
    const known = await vscode.workspace.openTextDocument(file('tls-known-servers'));
    for (const [tick, after] of [
      [false, before],
      [true, `node2.example:8080 ${node2}\n`],
    ] as const) {
      await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
      const switched = vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
      const row = page.locator('.quick-input-list .monaco-list-row', { hasText: 'node2.example:8080' });
      await row.filter({ hasText: 'abababab…abababab → 9301d8fa…65ae5549 · now: CN=node2' }).waitFor();
      assert.equal(await row.locator('[role="checkbox"], input[type="checkbox"]').first().isChecked(), false);
      await screenshot('known-hosts-replaced');
      if (tick) await row.click();
      await page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
      const panel = page.locator('.bulk-edit-panel');
      await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).locator('input').first().check();
      await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
      await switched;
      assert.match(document.getText(), /tlsclienttrust = "whitelist"/);
      assert.equal(known.getText(), after);
    }
  });

  test('one undo takes a switch back as a whole, with the files that it has made', async () => {
    const file = copyGoodExample('whitelist/undone', '');
    addPeer(file);
    appendFileSync(file('node2/orion.conf'), 'tlsclientcert = "../peers/node2-cert.pem"\n');
    const knownHosts = ['tls-known-servers', 'tls-known-clients'].map(file);
    for (const path of knownHosts) rmSync(path);
    await showFile(file('node2/orion.conf'));
    const editor = await showFile(file('orion.conf'));
    const { document } = editor;
    await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
    const before = document.getText();
    const switched = vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    const panel = (await workbenchPage()).locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).locator('input').first().check();
    await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
    await switched;
    assert.match(document.getText(), /tlsclienttrust = "whitelist"/);
    assert.deepEqual(knownHosts.map(existsSync), [true, true]);
    await showFile(document.fileName);
    await vscode.commands.executeCommand('undo');
    await until(
      'the text as it was, and no new file',
      [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidDeleteFiles],
      () => document.getText() === before && !knownHosts.some(existsSync),
    );
  });

  test('a known-hosts file that was deleted is made anew, also where its tab is still open', async () => {
    const file = copyGoodExample('whitelist/deleted', `node2.example:8080 ${node2}\n`);
    addPeer(file);
    const known = await showFile(file('tls-known-servers'));
    await showFile(file('node2/orion.conf'));
    const editor = await showFile(file('orion.conf'));
    // Judged once while the file was there, so that what comes then is about its end.
    await replaceText(editor, 'nodeport', 'noport = 1\nnodeport');
    await findingsWhen(editor.document, 'a misspelt key', (found) => found.includes('unknown-key'));
    rmSync(file('tls-known-servers'));
    await findingsWhen(editor.document, 'a file that is gone', (found) => found.includes('empty-whitelist'));
    await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
    const switched = vscode.commands.executeCommand('orionTls.switchToWhitelist', editor.document.uri);
    const panel = (await workbenchPage()).locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).locator('input').first().check();
    await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
    await switched;
    assert.equal(known.document.getText(), `node2.example:8080 ${node2}\n`);
    assert.equal(readFileSync(file('tls-known-servers'), 'utf8'), known.document.getText());
  });
});

/** Known hosts as a person looks at them: the preview beside the text, by mouse and by keyboard. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { createTextHistory } from '../../client/src/views/text-history.ts';
import { closeEditors, replaceText, showFile } from './support/documents.ts';
import { copyGoodExample, manyStatuses, previewFrame, rowOf, sha1, shownRows, stranger } from './support/preview.ts';
import { until } from './support/waiting.ts';
import { notification, screenshot, workbenchPage } from './support/workbench.ts';

suite('known hosts preview', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('tells apart what is dead, what cannot match and what is in use, and nothing of the file is run', async () => {
    const file = copyGoodExample('preview/status', manyStatuses);
    await showFile(file('orion.conf'));
    // Three files: the one to look at is chosen as a person would.
    const shown = vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'tls-known-servers' }).click();
    await shown;
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    // The copied certificate counts as soon as the file watcher has told of it.
    await rowOf(frame, 'node2').filter({ hasText: 'In use' }).waitFor();
    const rows = await shownRows(frame);
    assert.match(rows[0] ?? '', /^2 \| node2\.example:8080 \| Dead: overridden by line 5/);
    assert.match(rows[1] ?? '', /^3 \| node3\.example:8080 \| Can never match: 40 digits instead of 64/);
    assert.match(rows[2] ?? '', /^4 \| node4\.example:8080 \| Unknown certificate/);
    assert.match(rows[3] ?? '', /^5 \| node2\.example:8080 \| In use.*\| node2-cert\.pem/);
    assert.match(rows[4] ?? '', /^6 \| <img\/src=x\/onerror=document\.title=1>:8080/);
    assert.equal(await frame.locator('img').count(), 0);
    assert.equal(await frame.locator('table').getAttribute('aria-rowcount'), '6');
    assert.match(await frame.locator('header').innerText(), /orion\.conf · tlsknownservers · whitelist/);
  });

  test('follows the text, and the cursor marks the row', async () => {
    const file = copyGoodExample('preview/live', manyStatuses);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts', editor.document.uri);
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await replaceText(editor, 'node4.example', 'node9.example');
    await rowOf(frame, 'node9').waitFor();
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await frame.locator('tr[aria-selected="true"]', { hasText: 'node3' }).waitFor();
    await frame.locator('.details', { hasText: sha1 }).waitFor();
    await rowOf(frame, 'node9').locator('td.line').click();
    await until(
      'the cursor in line 4',
      [vscode.window.onDidChangeTextEditorSelection],
      () => editor.selection.active.line === 3,
    );
  });

  test('stays in front where its text is a tab behind it: only Enter goes to the line', async () => {
    const file = copyGoodExample('preview/behind', manyStatuses);
    await showFile(file('orion.conf'));
    const known = vscode.Uri.file(file('tls-known-servers'));
    await vscode.window.showTextDocument(known, { viewColumn: vscode.ViewColumn.Two, preserveFocus: true });
    await vscode.commands.executeCommand('orionTls.previewKnownHosts', known);
    const frame = await previewFrame();
    await rowOf(frame, 'node4').locator('td.line').click();
    await frame.locator('tr[aria-selected="true"]', { hasText: 'node4' }).waitFor();
    // A message that the preview has answered comes after the one that the click has sent.
    const page = await workbenchPage();
    await page.keyboard.press('Control+c');
    await frame.locator('[role="status"]', { hasText: 'Line 4 copied.' }).waitFor();
    assert.ok(vscode.window.visibleTextEditors.every(({ document }) => document.uri.fsPath !== known.fsPath));
    await page.keyboard.press('Enter');
    await until(
      'the text in front',
      [vscode.window.onDidChangeActiveTextEditor],
      () => vscode.window.activeTextEditor?.document.uri.fsPath === known.fsPath,
    );
  });

  test('works with the keyboard alone: filter, choose, copy, remove, undo, save', async () => {
    const file = copyGoodExample('preview/keyboard', manyStatuses);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await frame.locator('table:focus').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('node3');
    await frame.locator('.found', { hasText: '1 of 5' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await frame.locator('tr[aria-selected="true"]', { hasText: 'node4' }).waitFor();
    await page.keyboard.press('Control+c');
    await frame.locator('[role="status"]', { hasText: 'Line 4 copied.' }).waitFor();
    assert.equal(await vscode.env.clipboard.readText(), `node4.example:8080 ${stranger}`);

    await page.keyboard.press('Delete');
    await frame.locator('dialog', { hasText: 'Remove node4.example:8080?' }).waitFor();
    await screenshot('known-hosts-remove');
    await page.keyboard.press('Enter');
    await rowOf(frame, 'node4').waitFor({ state: 'detached' });
    assert.ok(editor.document.isDirty && !editor.document.getText().includes('node4'));
    const removed = editor.document.getText();
    await notification('tls-known-servers is not saved yet');

    await frame.locator('table:focus').waitFor();
    // The keys that come next would go to a text that has the focus.
    const focused: string[] = [];
    const textFocus = vscode.window.onDidChangeActiveTextEditor(
      (active) => active && focused.push(active.document.fileName),
    );
    for (const [keys, text, said] of [
      ['Control+z', manyStatuses, 'Undone in the text.'],
      ['Control+Shift+z', removed, 'Done again in the text.'],
      ['Control+z', manyStatuses, 'Undone in the text.'],
    ] as const) {
      await page.keyboard.press(keys);
      await frame.locator('[role="status"]', { hasText: said }).waitFor();
      assert.equal(editor.document.getText(), text);
    }
    await rowOf(frame, 'node4').waitFor();
    textFocus.dispose();
    assert.deepEqual(focused, []);
    await page.keyboard.press('Control+z');
    await frame.locator('[role="status"]', { hasText: 'There is nothing to undo here' }).waitFor();
    assert.equal(editor.document.getText(), manyStatuses);

    await page.keyboard.press('/');
    await page.keyboard.type('node3');
    await frame.locator('.found', { hasText: '1 of 5' }).waitFor();
    await page.keyboard.press('Control+z');
    await frame.locator('.found', { hasText: '4 of 5' }).waitFor();
    assert.equal(editor.document.getText(), manyStatuses);

    await replaceText(editor, 'node4.example', 'node9.example');
    await page.keyboard.press('Control+s');
    await frame.locator('[role="status"]', { hasText: 'Saved.' }).waitFor();
    assert.equal(editor.document.isDirty, false);
    assert.equal(readFileSync(editor.document.uri.fsPath, 'utf8'), editor.document.getText());
  });

  test('what is still being removed is taken back once it is gone', async () => {
    const file = copyGoodExample('preview/hasty', manyStatuses);
    const { document } = await showFile(file('tls-known-servers'));
    const history = createTextHistory(document.uri);
    const removal = (line: number) => {
      const edit = new vscode.WorkspaceEdit();
      edit.delete(document.uri, document.lineAt(line).rangeIncludingLineBreak);
      return edit;
    };
    assert.ok(await history.apply(removal(1)));
    const before = document.getText();
    const made = await Promise.all([history.apply(removal(2)), history.retrace('undo')]);
    assert.deepEqual([made, document.getText()], [[true, true], before]);
    assert.ok(await history.retrace('undo'));
    assert.equal(document.getText(), manyStatuses);
  });

  test('after the only line is removed the focus is on what says so, and the keys go on from there', async () => {
    const file = copyGoodExample('preview/last', `node4.example:8080 ${stranger}\n`);
    await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    const frame = await previewFrame();
    await frame.locator('table:focus').waitFor();
    await page.keyboard.press('Delete');
    await frame.locator('dialog', { hasText: 'Remove node4.example:8080?' }).waitFor();
    await page.keyboard.press('Enter');
    await frame.locator('.empty:focus', { hasText: 'No line names anybody yet.' }).waitFor();
    await screenshot('known-hosts-empty');
    await page.keyboard.press('Shift+Tab');
    await frame.locator('vscode-button:focus', { hasText: 'Pin Certificate' }).waitFor();
    await page.keyboard.press('Control+z');
    await rowOf(frame, 'node4').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await frame.locator('.sort:focus').waitFor();
  });

  test('the details of another line begin at their top, and those of the same line stay where they are', async () => {
    const file = copyGoodExample('preview/scrolled', manyStatuses);
    const editor = await showFile(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    const frame = await previewFrame();
    await frame.locator('table:focus').waitFor();
    const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
    try {
      // So low that the details do not fit.
      await page.setViewportSize({ width, height: 300 });
      const details = frame.locator('.details');
      const scrolled = await details.evaluate(scrollDown);
      await replaceText(editor, 'node3.example', 'node9.example');
      await rowOf(frame, 'node9').waitFor();
      assert.equal(await details.evaluate(scrollTop), scrolled);
      await page.keyboard.press('ArrowDown');
      await details.locator('h2', { hasText: 'Line 3' }).waitFor();
      assert.equal(await details.evaluate(scrollTop), 0);
    } finally {
      await page.setViewportSize({ width, height });
    }
  });

  test('a hundred thousand lines are there at once and scroll', async () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `node${index}.example:8080 ${stranger}\n`);
    const file = copyGoodExample('preview/large', lines.join(''));
    const uri = vscode.Uri.file(file('tls-known-servers'));
    await showFile(uri.fsPath);
    const before = Date.now();
    await vscode.commands.executeCommand('orionTls.previewKnownHosts', uri);
    const frame = await previewFrame();
    await rowOf(frame, 'node5.example').waitFor();
    const firstRow = Date.now() - before;
    await frame.locator('table[aria-rowcount="100001"]').waitFor();
    const page = await workbenchPage();
    await frame.locator('table').focus();
    await page.keyboard.press('End');
    await rowOf(frame, 'node99999.example').waitFor();
    console.log(`    first row after ${firstRow} ms, last row after ${Date.now() - before} ms`);
    assert.ok((await frame.locator('tr[aria-selected]').count()) < 100);
  });
});

/** In the page: how far the details are scrolled. */
const scrollTop = 'document.querySelector(".details").scrollTop';

/** In the page, once the details do not fit any more: scrolls them to their end. How far that is. */
const scrollDown = `new Promise((resolve) => {
  const details = document.querySelector('.details');
  const scroll = () => {
    details.scrollTop = details.scrollHeight;
    if (details.scrollTop > 0) resolve(details.scrollTop);
  };
  addEventListener('resize', scroll);
  scroll();
})`;

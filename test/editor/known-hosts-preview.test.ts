/** Known hosts as a person looks at them: the preview beside the text, and the peers that are pinned from it. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, replaceText } from './support/documents.ts';
import { codes, findingsWhen } from './support/findings.ts';
import { copyGoodExample, node2, previewFrame, rowOf, shownRows, useTheme } from './support/preview.ts';
import { until } from './support/waiting.ts';
import { notification, screenshot, useDarkTheme, workbenchPage } from './support/workbench.ts';

const colons = node2.toUpperCase().match(/../g)?.join(':') ?? '';
const stranger = 'ab'.repeat(32);
const sha1 = 'cd'.repeat(20);

const servers = [
  '# Whom node1 may connect to.',
  `node2.example:8080 ${stranger}`,
  `node3.example:8080 ${sha1}`,
  `node4.example:8080 ${stranger}`,
  `node2.example:8080 ${colons}`,
  `<img/src=x/onerror=document.title=1>:8080 ${stranger}`,
  '',
].join('\n');

const themes = [
  ['light', 'Default Light Modern', 'vs'],
  ['dark', 'Default Dark Modern', 'vs-dark'],
  ['high-contrast', 'Default High Contrast', 'hc-black'],
] as const;

/** The configuration by which the workspace knows whose certificate it holds. */
const peer = `nodeurl = "https://node2.example:8080/"
nodeport = 8080
tls = "strict"
tlsservercert = "../peers/node2-cert.pem"
`;

async function open(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false, viewColumn: vscode.ViewColumn.One });
}

suite('known hosts preview', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });
  suiteTeardown(useDarkTheme);

  test('tells apart what is dead, what cannot match and what is in use, and nothing of the file is run', async () => {
    const file = copyGoodExample('preview/status', servers);
    await open(file('orion.conf'));
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
    const file = copyGoodExample('preview/live', servers);
    const editor = await open(file('tls-known-servers'));
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

  test('works with the keyboard alone: filter, choose, copy, remove, undo, save', async () => {
    const file = copyGoodExample('preview/keyboard', servers);
    const editor = await open(file('tls-known-servers'));
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
    for (const [keys, text, said] of [
      ['Control+z', servers, 'Undone in the text.'],
      ['Control+Shift+z', removed, 'Done again in the text.'],
      ['Control+z', servers, 'Undone in the text.'],
    ] as const) {
      await page.keyboard.press(keys);
      await frame.locator('[role="status"]', { hasText: said }).waitFor();
      assert.equal(editor.document.getText(), text);
      await frame.locator('table:focus').waitFor();
    }
    await rowOf(frame, 'node4').waitFor();
    assert.equal(editor.document.isDirty, false);

    await page.keyboard.press('/');
    await page.keyboard.type('node3');
    await frame.locator('.found', { hasText: '1 of 5' }).waitFor();
    await page.keyboard.press('Control+z');
    await frame.locator('.found', { hasText: '4 of 5' }).waitFor();
    assert.equal(editor.document.getText(), servers);

    await replaceText(editor, 'node4.example', 'node9.example');
    await page.keyboard.press('Control+s');
    await frame.locator('[role="status"]', { hasText: 'Saved.' }).waitFor();
    assert.equal(editor.document.isDirty, false);
    assert.equal(readFileSync(editor.document.uri.fsPath, 'utf8'), editor.document.getText());
  });

  test('every stop of the Tab key shows itself, and every status has words', async () => {
    const file = copyGoodExample('preview/focus', servers);
    await open(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const page = await workbenchPage();
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await frame.locator('table:focus').waitFor();
    // Back to the statuses, and then forward to the buttons below the table.
    const stops: string[] = [];
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', ...new Array(11).fill('Tab')]) {
      await page.keyboard.press(key);
      const [name, mark] = (await frame.locator('body').evaluate(focusMark)) as [string, string];
      assert.notEqual(mark, '', `${name} has the focus and does not show it`);
      stops.push(name);
    }
    for (const stop of ['vscode-textfield', 'vscode-button', 'chip', 'table', 'sort'])
      assert.ok(stops.includes(stop), stop);

    for (const words of await frame.locator('td.status').allInnerTexts()) assert.match(words, /^[A-Z][a-z]+ ?/);
    for (const words of await frame.locator('.chip:visible').allInnerTexts()) assert.match(words, /^[A-Z][a-z]+/);
    assert.equal(await frame.locator('svg:not([aria-hidden="true"])').count(), 0);
  });

  test('shows all of a line at every width, in a table for screen readers too', async () => {
    const file = copyGoodExample('preview/widths', servers);
    const editor = await open(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await vscode.commands.executeCommand('notifications.clearAll');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const frame = await previewFrame();
    await frame.locator('tr[aria-selected="true"]', { hasText: 'In use' }).waitFor();
    const page = await workbenchPage();
    const { width: usual, height } = page.viewportSize() ?? { width: 1280, height: 800 };
    try {
      for (const width of [220, 320, 466, 700, 1200]) {
        // The preview has half of the window beside the bar of activities.
        await page.setViewportSize({ width: 2 * width + 48, height });
        const shown = (await frame.locator('body').evaluate(cellEdges(width))) as CellEdges;
        for (const { name, left, right } of shown.cells) {
          assert.ok(left >= 0 && right <= shown.innerWidth && right - left > 50, `${name} at ${width}`);
        }
        const names = shown.cells.map(({ name }) => name);
        for (const name of ['line', 'identifier', 'status', 'certificate', 'expires'])
          assert.ok(names.includes(name), name);
        assert.equal(await frame.getByRole('row').count(), 6);
        assert.equal(await frame.getByRole('columnheader', { name: 'Certificate' }).count(), 1);
        await frame.getByRole('gridcell', { name: 'node2-cert.pem' }).waitFor();
        await frame.getByRole('button', { name: 'Can never match' }).waitFor();
        assert.deepEqual(await frame.locator('body').evaluate(clipped), [], `at ${width}`);
        for (const [name, theme, className] of themes.slice(0, 2)) {
          await useTheme(theme, className);
          await screenshot(`known-hosts-${width}-${name}`);
        }
      }
    } finally {
      await page.setViewportSize({ width: usual, height });
    }
  });

  test('a peer is pinned from it, and the finding about that peer goes', async () => {
    const file = copyGoodExample('preview/pin', `node7.example:8080 ${stranger}\n`);
    const { document } = await open(file('orion.conf'));
    await findingsWhen(document, 'a peer without a line', (found) => found.includes('peer-not-whitelisted'));
    const known = vscode.Uri.file(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts', known);
    const frame = await previewFrame();
    await rowOf(frame, 'node7').waitFor();
    await frame.locator('vscode-button', { hasText: 'Pin Certificate' }).click();
    const page = await workbenchPage();
    await page.locator('.quick-input-widget input').fill('preview/pin/peers/node2');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'node2-cert.pem' }).click();
    await rowOf(frame, 'node2.example:8080').waitFor();
    await findingsWhen(document, 'every peer with a line', (found) => !found.includes('peer-not-whitelisted'));
    const text = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === known.fsPath);
    assert.equal(text?.getText(), `node7.example:8080 ${stranger}\nnode2.example:8080 ${node2}\n`);
    assert.equal(text?.isDirty, true);
    assert.deepEqual(codes(document), []);
    const message = await notification('node2.example:8080 is pinned. preview/pin/tls-known-servers is not saved yet');
    await message.getByRole('button', { name: 'Save' }).click();
    await until('the saved file', [vscode.workspace.onDidSaveTextDocument], () => !text?.isDirty);
    assert.match(readFileSync(known.fsPath, 'utf8'), /node2/);
  });

  test('a quick fix that pins in another file says that this one is not saved, and saves it alone', async () => {
    const file = copyGoodExample('preview/quick-fix', '');
    mkdirSync(file('node2'));
    writeFileSync(file('node2/orion.conf'), peer);
    const editor = await open(file('orion.conf'));
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
    const message = await notification('preview/quick-fix/tls-known-servers is not saved yet');
    await message.getByRole('button', { name: 'Save' }).click();
    await until('the saved file', [vscode.workspace.onDidSaveTextDocument], () =>
      readFileSync(file('tls-known-servers'), 'utf8').includes(node2),
    );
    assert.equal(document.isDirty, true);
  });

  test('another certificate for a known peer is compared before it replaces', async () => {
    const file = copyGoodExample('preview/replace', `node2.example:8080 ${stranger}\n`);
    await open(file('orion.conf'));
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

  test('a configuration switches to whitelist in one edit that is reviewed, after the list of peers to ask', async () => {
    const file = copyGoodExample('preview/switch', `node7.example:8080 ${stranger}\n`);
    mkdirSync(file('node2'));
    writeFileSync(file('node2/orion.conf'), peer);
    await open(file('node2/orion.conf'));
    const editor = await open(file('orion.conf'));
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
    const file = copyGoodExample('preview/switched', '');
    mkdirSync(file('node2'));
    writeFileSync(file('node2/orion.conf'), peer);
    await open(file('node2/orion.conf'));
    const { document } = await open(file('orion.conf'));
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
    await notification('Every endpoint on which TLS is strict is in mode whitelist already.');
  });

  test('where nothing is ticked in the review, a message says that nothing was changed', async () => {
    const file = copyGoodExample('preview/unticked', `node2.example:8080 ${node2}\n`);
    const editor = await open(file('orion.conf'));
    const { document } = editor;
    await replaceText(editor, 'tlsclienttrust = "whitelist"', 'tlsclienttrust = "tofu"');
    const before = document.getText();
    void vscode.commands.executeCommand('orionTls.switchToWhitelist', document.uri);
    const page = await workbenchPage();
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row', { hasText: 'orion.conf' }).waitFor();
    // Pins of other tests' nodes want no confirmation, and are ticked.
    for (const box of await panel.locator('.monaco-list-row input').all()) await box.uncheck();
    await panel.locator('.monaco-button', { hasText: 'Apply' }).click();
    await notification('Nothing was changed, because no change was ticked and applied.');
    assert.equal(document.getText(), before);
  });

  test('on the way to whitelist another certificate for a known peer is replaced only where a person ticks it', async () => {
    const before = `node2.example:8080 ${stranger}\n`;
    const file = copyGoodExample('preview/replaced', before);
    mkdirSync(file('node2'));
    writeFileSync(file('node2/orion.conf'), peer);
    await open(file('node2/orion.conf'));
    const editor = await open(file('orion.conf'));
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

  test('a hundred thousand lines are there at once and scroll', async () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `node${index}.example:8080 ${stranger}\n`);
    const file = copyGoodExample('preview/large', lines.join(''));
    const uri = vscode.Uri.file(file('tls-known-servers'));
    await open(uri.fsPath);
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

  test('looks right in light, in dark and in high contrast', async () => {
    const file = copyGoodExample('preview/looks', servers);
    const editor = await open(file('tls-known-servers'));
    await vscode.commands.executeCommand('orionTls.previewKnownHosts');
    const frame = await previewFrame();
    await rowOf(frame, 'node4').waitFor();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await frame.locator('.details', { hasText: node2 }).waitFor();
    await frame.locator('table').focus();
    for (const [name, theme, className] of themes) {
      await useTheme(theme, className);
      await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      await screenshot(`known-hosts-${name}`);
    }
  });
});

/** In the page: what has the focus, and the outline or border by which it shows that. Of a row the table has the focus. */
const focusMark = `(() => {
  const at = document.activeElement;
  const inside = at.shadowRoot?.querySelector('.base, .root');
  const shown = at.matches('table') ? document.querySelector('tr[aria-selected="true"]') : (inside ?? at);
  const { outlineStyle, borderColor } = getComputedStyle(shown);
  const focusColour = getComputedStyle(document.documentElement).getPropertyValue('--vscode-focusBorder');
  const probe = document.createElement('i');
  probe.style.color = focusColour;
  document.body.append(probe);
  const border = getComputedStyle(probe).color === borderColor ? 'border' : '';
  probe.remove();
  const kinds = ['sort', 'chip', 'link'].filter((name) => at.classList.contains(name));
  return [kinds[0] ?? at.localName, outlineStyle === 'none' ? border : 'outline'];
})()`;

/** In the page, once it is about as wide as this: how wide it is, and the edges of each cell of the active row that is shown. */
const cellEdges = (width: number) => `new Promise((resolve) => {
  const look = () => {
    if (Math.abs(innerWidth - ${width}) > 40) return;
    const cells = [...document.querySelectorAll('tr[aria-selected="true"] td')].filter((cell) => cell.checkVisibility());
    const edges = cells.map((cell) => [cell.className.split(' ')[0], cell.getBoundingClientRect()]);
    resolve({ innerWidth, cells: edges.map(([name, { left, right }]) => ({ name, left, right })) });
  };
  addEventListener('resize', look);
  look();
})`;

/** In the page: the buttons that are not seen in whole at the sides, and the statuses that are cut off. */
const clipped = `[
  ...[...document.querySelectorAll('.toolbar vscode-button, .toolbar vscode-textfield, .toolbar .chip, .sort')].filter((part) => {
    const { left, right } = part.getBoundingClientRect();
    return part.checkVisibility() && (left < 0 || right > innerWidth || part.scrollWidth > part.clientWidth + 1);
  }),
  ...[...document.querySelectorAll('td.status')].filter((cell) => {
    return innerWidth < 800 && (cell.scrollWidth > cell.clientWidth || cell.scrollHeight > cell.clientHeight);
  }),
].map((part) => part.className + ' ' + part.innerText)`;

interface CellEdges {
  readonly innerWidth: number;
  readonly cells: readonly { readonly name: string; readonly left: number; readonly right: number }[];
}

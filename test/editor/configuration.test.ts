/** What a person sees who opens a configuration with mistakes and works on it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, openFile, putCursor, replaceText, workspaceFolder } from './support/documents.ts';
import { codes, findings, findingsWhen } from './support/findings.ts';
import { hoverOver } from './support/hover.ts';
import { shownSuggestions, suggestion } from './support/suggestions.ts';
import { until } from './support/waiting.ts';
import { notification, screenshot, useDarkTheme, workbenchPage } from './support/workbench.ts';

const withMistakes = `# Node 1 of the test network.
nodeurl = "https://node1.example:8080/"
nodeport = 8080
clientport = 8888
Othernodes = ["https://node2.example:8080/"]

tls = "strict"
tlsservercert = "node1-cert.pem"
tlsserverkey = "node1-key.pem"
tlsservertrust = "insecure-no-validation"
tlsclienttrust = "whitlist"
`;

suite('a configuration', () => {
  suiteSetup(useDarkTheme);
  suiteTeardown(closeEditors);

  test('shows its mistakes as squiggles and in the Problems panel', async () => {
    const { document } = await openFile('mistakes/orion.conf', withMistakes);
    await findingsWhen(document, 'the wrong mode', (found) => found.includes('invalid-value'));
    for (const finding of [
      'warning miscased-key Othernodes',
      'warning insecure-trust-mode "insecure-no-validation"',
      'error invalid-value "whitlist"',
    ]) {
      assert.ok(findings(document).includes(finding), `${finding} is not among ${findings(document).join('\n')}`);
    }
    const page = await workbenchPage();
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await page.locator('.editor-instance .squiggly-warning').first().waitFor();
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    const row = page.locator('.markers-panel-container .monaco-list-row', { hasText: 'whitlist' });
    await row.waitFor();
    assert.match(await row.innerText(), /orion\s+invalid-value/);
    await screenshot('problems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('is counted in a check of all of them', async () => {
    await vscode.commands.executeCommand('orionTls.checkWorkspace');
    await notification('listed in Problems.');
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('is not made for the address of a node that exists', async () => {
    const made = vscode.commands.executeCommand('orionTls.newConfiguration');
    const page = await workbenchPage();
    await page.locator('.quick-input-message', { hasText: 'Under which address' }).waitFor();
    await page.locator('.quick-input-widget input').fill('node1.example.com:8080');
    await page.keyboard.press('Enter');
    const message = await notification('orion.conf has this address already, so nothing was written.');
    await message.getByRole('button', { name: 'Open' }).click();
    await made;
    const file = (name: string) => path.join(workspaceFolder(), name);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file('orion.conf'));
    assert.equal(existsSync(file('node1.example.com')), false);
  });

  test('is what one comes back to from another page', async () => {
    await closeEditors();
    const { document } = await openFile('mistakes/orion.conf', withMistakes);
    await openFile('mistakes/notes.txt', 'Ask the operator of node2.');
    await vscode.commands.executeCommand('orionTls.openConfiguration');
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  test('explains keys and trust modes', async () => {
    const editor = await openFile('mistakes/orion.conf', withMistakes);
    await findingsWhen(editor.document, 'the wrong mode', (found) => found.includes('invalid-value'));
    await hoverOver(editor, 'tlsservertrust', 'ORION_TLSSERVERTRUST');
    await screenshot('hover-key');
    const mode = await hoverOver(editor, 'insecure-no-validation', 'Who gets in');
    assert.match(await mode.innerText(), /all clients, whatever certificate they show/);
    await screenshot('hover-trust-mode');
  });

  test('shows the fingerprint of a certificate as openssl prints it', async () => {
    const editor = await openFile('mistakes/orion.conf', withMistakes);
    const folder = path.join(workspaceFolder(), 'mistakes');
    const fingerprint = makeCertificate(folder, 'node1-cert.pem', 'node1-key.pem');
    const { document } = editor;
    await until('the certificate to be noticed', [vscode.languages.onDidChangeDiagnostics], () =>
      findings(document).every((finding) => !finding.includes('node1-cert.pem')),
    );
    const card = await hoverOver(editor, 'node1-cert.pem', fingerprint);
    const text = await card.innerText();
    assert.match(text, /CN=node1\.example/);
    assert.match(text, /364 days left|365 days left/);
    assert.ok(text.includes(fingerprint.replaceAll(':', '').toLowerCase()), text);
    await screenshot('hover-certificate');
  });

  test('leads from a path to its file', async () => {
    const editor = await openFile('mistakes/orion.conf', withMistakes);
    await putCursor(editor, 'node1-cert');
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await until('the certificate in an editor', [vscode.window.onDidChangeActiveTextEditor], () =>
      vscode.window.activeTextEditor?.document.fileName.endsWith(path.join('mistakes', 'node1-cert.pem')),
    );
  });

  test('offers trust modes by itself while one is typed', async () => {
    const editor = await openFile('typing/orion.conf', 'tls = "strict"\ntlsservertrust = ""\n');
    await putCursor(editor, 'tlsservertrust = "');
    const page = await workbenchPage();
    await page.keyboard.type('w');
    await suggestion('whitelist');
    await page.keyboard.press('Backspace');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    const insecure = await suggestion('insecure-no-validation');
    assert.match(await insecure.innerText(), /insecure$/);
    const shown = await shownSuggestions();
    assert.deepEqual(shown.slice(0, 3), ['whitelist', 'ca', 'ca-or-whitelist']);
    await screenshot('completion-trust-modes');
    await page.keyboard.type('wh');
    await suggestion('whitelist');
    await page.keyboard.press('Enter');
    await until('the accepted mode', [vscode.workspace.onDidChangeTextDocument], () =>
      editor.document.getText().includes('"whitelist"'),
    );
    assert.equal(editor.document.getText(), 'tls = "strict"\ntlsservertrust = "whitelist"\n');
  });

  test('offers whole lines where there is none', async () => {
    const editor = await openFile('lines/orion.conf', 'nodeport = 8080\n\n');
    const { document } = editor;
    await putCursor(editor, '8080\n');
    const page = await workbenchPage();
    await page.keyboard.press('Control+Space');
    await suggestion('nodeurl');
    await screenshot('completion-keys');
    await page.keyboard.type('clientpo');
    await suggestion('clientport');
    await page.keyboard.press('Enter');
    await until('the line', [vscode.workspace.onDidChangeTextDocument], () =>
      /clientport = \d+/.test(document.getText()),
    );
    await page.keyboard.type('9001');
    await until('the typed port', [vscode.workspace.onDidChangeTextDocument], () =>
      document.getText().includes('9001'),
    );
    assert.equal(document.getText(), 'nodeport = 8080\nclientport = 9001\n');
  });

  test('is corrected through the light bulb', async () => {
    const editor = await openFile('mistakes/orion.conf', withMistakes);
    const { document } = editor;
    await findingsWhen(document, 'the wrong mode', (found) => found.includes('invalid-value'));
    await putCursor(editor, '"whitl');
    await vscode.commands.executeCommand('editor.action.quickFix');
    const page = await workbenchPage();
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: /whitelist/ }).first();
    await fix.waitFor();
    await screenshot('quick-fix');
    await page.keyboard.press('Enter');
    await findingsWhen(document, 'no wrong mode', (found) => !found.includes('invalid-value'));
    assert.match(document.getText(), /tlsclienttrust = "whitelist"/);
  });

  test('has its spelling corrected by source.fixAll.orion, and nothing that protects', async () => {
    const { document } = await openFile('fix-all/orion.conf', withMistakes);
    await findingsWhen(document, 'the wrong key', (found) => found.includes('miscased-key'));
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      everything,
      'source.fixAll.orion',
    );
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    await findingsWhen(document, 'no wrong key', (found) => !found.includes('miscased-key'));
    assert.equal(document.getText(), withMistakes.replace('Othernodes', 'othernodes'));
  });

  test('keeps the findings of the other lines while one is half typed', async () => {
    const editor = await openFile('half-typed/orion.conf', withMistakes);
    const { document } = editor;
    const before = await findingsWhen(document, 'the wrong mode', (found) => found.includes('invalid-value'));
    await replaceText(editor, 'nodeport = 8080', 'nodeport = 80\nworkdir = "');
    const during = await findingsWhen(document, 'a syntax error', (found) => found.includes('toml-syntax'));
    const remaining = before.filter((finding) => !during.includes(finding));
    assert.deepEqual(remaining, []);
  });

  test('has an outline by endpoint', async () => {
    const { document } = await openFile('outline/orion.conf', withMistakes);
    await findingsWhen(document, 'anything', (found) => found.length > 0);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Node API', 'Client API', 'Not read by Orion', 'Outgoing connections'],
    );
    assert.deepEqual(symbols[0]?.children.map(({ name }) => name).slice(0, 2), ['nodeurl', 'nodeport']);
  });

  test('is judged anew when the levels of the rules change', async () => {
    const { document } = await openFile('levels/orion.conf', withMistakes);
    await findingsWhen(document, 'the insecure mode', (found) => found.includes('insecure-trust-mode'));
    const settings = vscode.workspace.getConfiguration('orionTls', document.uri);
    await settings.update('rules', { 'insecure-trust-mode': 'off' }, vscode.ConfigurationTarget.Workspace);
    try {
      await findingsWhen(document, 'no insecure mode', (found) => !found.includes('insecure-trust-mode'));
      assert.ok(codes(document).includes('invalid-value'));
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await findingsWhen(document, 'the insecure mode again', (found) => found.includes('insecure-trust-mode'));
  });
});

/** Makes a pair and returns its fingerprint in openssl's spelling. */
function makeCertificate(folder: string, certificate: string, key: string): string {
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', key, '-out', certificate];
  openssl(
    'req',
    '-x509',
    ...pair,
    '-days',
    '365',
    '-subj',
    '/CN=node1.example',
    '-addext',
    'subjectAltName=DNS:node1.example',
  );
  return openssl('x509', '-in', certificate, '-noout', '-fingerprint', '-sha256').split('=')[1]?.trim() ?? '';
}

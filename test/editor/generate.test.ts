/** Certificates in the editor: hints, lenses, generating with one click, hover in PEM files, renaming. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { generateKeyPair, issueCertificate, privateKeyPem } from '../../server/src/pki/generate.ts';
import { closeEditors, openFile, workspaceFolder, writeWorkspaceFile } from './support/documents.ts';
import { codes, findingsWhen } from './support/findings.ts';
import { until } from './support/waiting.ts';
import { notification, screenshot, useDarkTheme, workbenchPage } from './support/workbench.ts';

const fresh = `nodeurl = "http://node1.example:8080"
tls = "strict"
tlsservercert = "server.pem"
tlsserverkey = "server.key"
tlsservertrust = "whitelist"
tlsclienttrust = "whitelist"
`;

suite('generate', () => {
  suiteSetup(async () => {
    await useDarkTheme();
    const settings = vscode.workspace.getConfiguration('orionTls');
    await settings.update('keyType', 'ec-p256', vscode.ConfigurationTarget.Global);
  });
  suiteTeardown(async () => {
    const settings = vscode.workspace.getConfiguration('orionTls');
    await settings.update('keyType', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeEditors();
  });

  test('one click on the lens makes a pair, and its finding and hint go', async () => {
    const { document } = await openFile('generate/one-click/orion.conf', fresh);
    await findingsWhen(
      document,
      'missing pairs',
      (found) => found.filter((code) => code === 'missing-key-pair').length === 2,
    );
    const page = await workbenchPage();
    await page.locator('.view-line', { hasText: 'Orion will create this' }).first().waitFor();
    await screenshot('generate-before');
    await page
      .locator('.codelens-decoration a', { hasText: /^Generate$/ })
      .first()
      .click();
    await findingsWhen(
      document,
      'one missing pair',
      (found) => found.filter((code) => code === 'missing-key-pair').length === 1,
    );
    await page.locator('.notification-toast', { hasText: 'server.pem is made. SHA-256: ' }).waitFor();
    await page.locator('.view-line', { hasText: 'expires in 36' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Renew' }).waitFor();
    await screenshot('generate-after');
    const file = path.join(workspaceFolder(), 'generate/one-click/server.pem');
    assert.match(readFileSync(file, 'utf8'), /BEGIN CERTIFICATE/);

    await vscode.commands.executeCommand('orionTls.copyFingerprint', document.uri, { endpoint: 'server' });
    assert.match(await vscode.env.clipboard.readText(), /^[0-9a-f]{64}$/);

    await page.locator('.notification-toast').getByRole('button', { name: 'Show details' }).click();
    await page
      .locator('.editor-instance .view-line', { hasText: 'Lines for the operators of the peers' })
      .first()
      .waitFor();
    await screenshot('generate-details');
  });

  test('the lines for peers are offered at once, and at any time later', async () => {
    const { document } = await openFile('generate/lines/orion.conf', fresh);
    await vscode.commands.executeCommand('notifications.clearAll');
    const made = vscode.commands.executeCommand('orionTls.generateCertificates', document.uri);
    const page = await workbenchPage();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Generate all that is missing' }).click();
    await made;
    const message = await notification('2 certificates are made in generate/lines.');
    assert.match(await message.innerText(), /The command "Copy Lines for Peers…" has at any time/);
    await screenshot('generate-lines-message');
    await message.getByRole('button', { name: 'Copy lines' }).click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'in their tlsknownclients' }).waitFor();
    await screenshot('generate-lines');
    await rows.filter({ hasText: 'in their tlsknownservers' }).click();
    const copied = async (lines: RegExp, said: string) => {
      await notification(said);
      assert.match(await vscode.env.clipboard.readText(), lines);
    };
    await copied(/^# Server certificate of .*:\nnode1\.example:8080 [0-9a-f]{64}\n$/, 'The line is copied. Send it to');
    await screenshot('generate-lines-copied');

    // Much later, and whatever has the focus.
    await vscode.commands.executeCommand('notifications.clearAll');
    await openFile('generate/lines/notes.txt', 'What to do next.\n');
    await openFile('generate/lines/other.orion.conf', 'tls = "off"\n');
    await openFile('generate/lines/notes.txt', 'What to do next.\n');
    const later = vscode.commands.executeCommand('orionTls.copyPeerLines');
    await rows.first().filter({ hasText: 'other.orion.conf' }).filter({ hasText: 'last in the editor' }).waitFor();
    await rows.filter({ hasText: 'generate/lines/orion.conf' }).click();
    await rows.filter({ hasText: 'All lines' }).click();
    await later;
    const line = 'node1\\.example:8080 [0-9a-f]{64}\\n';
    await copied(
      new RegExp(
        `^# Server certificate of .*tlsknownservers.*\\n${line}# Client certificate of .*tlsknownclients.*\\n${line}$`,
      ),
      'All lines are copied.',
    );

    const other = vscode.Uri.file(path.join(workspaceFolder(), 'generate/lines/other.orion.conf'));
    const none = vscode.commands.executeCommand('orionTls.copyPeerLines', other);
    await notification('TLS is off for every endpoint, so peers see no certificate of this node.');
    await vscode.commands.executeCommand('notifications.clearAll');
    await none;
  });

  test('nothing is made where two endpoints name the same file, and nothing is to be replaced', async () => {
    const shared = `${fresh}tlsclientcert = "server.pem"\ntlsclientkey = "client.key"\n`;
    const { document } = await openFile('generate/shared/orion.conf', shared);
    await findingsWhen(document, 'missing pairs', (found) => found.includes('missing-key-pair'));
    void vscode.commands.executeCommand('orionTls.generateCertificates', document.uri);
    const page = await workbenchPage();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Generate all that is missing' }).click();
    await notification('name the same file, and each endpoint needs its own');
    assert.equal(existsSync(path.join(workspaceFolder(), 'generate/shared/server.pem')), false);
  });

  test('the quick fix makes a pair, too', async () => {
    const { document } = await openFile('generate/quick-fix/orion.conf', fresh);
    await findingsWhen(document, 'missing pairs', (found) => found.includes('missing-key-pair'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(2, 18, 2, 18),
    );
    const command = actions.find(({ title }) => title.startsWith('Generate'))?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.ok(existsSync(path.join(workspaceFolder(), 'generate/quick-fix/server.key')));
  });

  test('a certificate that has ended says so at its path, in its lens and on hover', async () => {
    const day = 86_400_000;
    const keys = await generateKeyPair('ec-p256');
    const ended = { notBefore: new Date(Date.now() - 400 * day), notAfter: new Date(Date.now() - 35 * day) };
    const names = { commonName: 'node1.example:8080', dnsNames: ['node1.example'], ipAddresses: [] };
    const { pem } = await issueCertificate({ ...names, ...ended, role: 'server' }, keys);
    writeWorkspaceFile('generate/ended/server.pem', pem);
    writeWorkspaceFile('generate/ended/server.key', await privateKeyPem(keys));
    const { document } = await openFile('generate/ended/orion.conf', fresh);
    await findingsWhen(document, 'an expired certificate', (found) => found.includes('expired-certificate'));
    const page = await workbenchPage();
    await page.locator('.view-line', { hasText: 'expired 35 days ago' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'expired' }).first().waitFor();
    await screenshot('certificate-ended');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 20),
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(words.join(), /35 days ago/);
  });

  test('asks for the name that the configuration does not say, and takes no wrong one', async () => {
    const { document } = await openFile('generate/nameless/orion.conf', fresh.replace(/^nodeurl.*\n/, ''));
    await vscode.commands.executeCommand('notifications.clearAll');
    const done = vscode.commands.executeCommand('orionTls.generateCertificates', document.uri);
    const page = await workbenchPage();
    await page.locator('.quick-input-list', { hasText: 'Generate all that is missing' }).waitFor();
    await screenshot('generate-choices');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'nodeurl is not set' }).waitFor();
    await page.keyboard.type('Node1:8080');
    await page.locator('.quick-input-message', { hasText: 'lower case' }).waitFor();
    await screenshot('generate-name');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('node1:8080');
    await page.locator('.quick-input-message', { hasNotText: 'lower case' }).waitFor();
    await page.keyboard.press('Enter');
    await done;
    await until(
      'no missing pair',
      [vscode.languages.onDidChangeDiagnostics],
      () => !codes(document).includes('missing-key-pair'),
    );
    assert.ok(existsSync(path.join(workspaceFolder(), 'generate/nameless/tls-client-cert.pem')));
  });

  test('offers to correct a doubled workdir first', async () => {
    const { document } = await openFile('generate/doubled/orion.conf', `workdir = "data"\n${fresh}`);
    const done = vscode.commands.executeCommand('orionTls.generateCertificates', document.uri, { endpoint: 'client' });
    const question = await notification('data/data');
    await question.getByRole('button', { name: /absolute/ }).click();
    await done;
    await vscode.commands.executeCommand('notifications.hideList');
    assert.match(document.getText(), /^tlsclientcert = "\/.*\/data\/tls-client-cert\.pem"$/m);
    assert.ok(existsSync(path.join(workspaceFolder(), 'generate/doubled/data/tls-client-cert.pem')));
  });

  test('hover in a certificate and in a key: no byte of the key is shown', async () => {
    const { document } = await openFile('generate/hover/orion.conf', fresh);
    await vscode.commands.executeCommand('orionTls.generateCertificates', document.uri, { endpoint: 'server' });
    const hoverIn = async (name: string) => {
      const uri = vscode.Uri.file(path.join(workspaceFolder(), 'generate/hover', name));
      await vscode.window.showTextDocument(uri);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(1, 5),
      );
      return hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join('\n');
    };
    assert.match(await hoverIn('server.pem'), /node1\.example:8080[\s\S]*SHA-256/);
    const key = await hoverIn('server.key');
    assert.match(key, /Private key[\s\S]*PKCS#8/);
    assert.doesNotMatch(key, /MIG/);
  });

  test('renaming a certificate updates the configuration', async () => {
    const { document } = await openFile('generate/renamed/orion.conf', fresh);
    await vscode.commands.executeCommand('orionTls.generateCertificates', document.uri, { endpoint: 'server' });
    const uriOf = (name: string) => vscode.Uri.file(path.join(workspaceFolder(), 'generate/renamed', name));
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf('server.pem'), uriOf('tls/node.pem'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until('the new path', [vscode.workspace.onDidChangeTextDocument], () =>
      document.getText().includes('"tls/node.pem"'),
    );
  });
});

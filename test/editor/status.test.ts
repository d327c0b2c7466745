/** The status of each endpoint beside the language in the status bar, and the commands about the language server. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeEditors, openFile, replaceText } from './support/documents.ts';
import { codes, findingsWhen } from './support/findings.ts';
import { until } from './support/waiting.ts';
import { screenshot, useDarkTheme, workbenchPage } from './support/workbench.ts';

const strict = 'nodeport = 8080\ntls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "tofu"\n';

suite('status', () => {
  suiteSetup(useDarkTheme);
  suiteTeardown(closeEditors);

  test('says how safe each endpoint is', async () => {
    await openFile('status/orion.conf', strict);
    await statusSays('Node API: mutual TLS, whitelist');
    const page = await workbenchPage();
    await page.locator('[id="status.languageStatus"]').hover();
    const lines = page.locator('.hover-language-status', { hasText: /API|connections/ });
    await lines.nth(2).waitFor();
    const shown = (await lines.allInnerTexts()).map((line) => line.replaceAll('\n', ' – '));
    assert.deepEqual(shown.sort(), [
      'Client API: TLS off – not encrypted, nobody is checked',
      'Node API: mutual TLS, whitelist – only certificates that were named',
      'Outgoing connections: mutual TLS, tofu – trusts the first contact',
    ]);
    await screenshot('status');
    await page.mouse.move(640, 20);
  });

  test('follows what is typed, and the editor that is in front', async () => {
    const editor = await openFile('status/orion.conf', strict);
    await replaceText(editor, '"whitelist"', '"insecure-record"');
    await statusSays('Node API: mutual TLS, insecure-record');
    await openFile('status/plain.conf', 'nodeport = 8080\nclientport = 8888\n');
    await statusSays('Node API: TLS off');
    await vscode.window.showTextDocument(editor.document);
    await statusSays('Node API: mutual TLS, insecure-record');
  });

  test('is there again after a restart, however often it is asked for', async () => {
    const editor = await openFile('status/restarted/orion.conf', strict);
    const { document } = editor;
    await findingsWhen(document, 'anything', (found) => found.length > 0);
    const gone = until('no findings', [vscode.languages.onDidChangeDiagnostics], () => codes(document).length === 0);
    const restart = () => vscode.commands.executeCommand('orionTls.restartServer');
    await Promise.all([restart(), restart()]);
    await gone;
    await findingsWhen(document, 'anything', (found) => found.length > 0);
    await replaceText(editor, '"whitelist"', '"ca"');
    await statusSays('Node API: mutual TLS, ca');
  });

  test('is there again after a crash of the server', async function () {
    const editor = await openFile('status/crashed/orion.conf', strict);
    await statusSays('Node API: mutual TLS, whitelist');
    const [server] = serverProcesses();
    if (server === undefined) this.skip();
    process.kill(server, 'SIGKILL');
    await replaceText(editor, '"whitelist"', '"ca"');
    await statusSays('Node API: mutual TLS, ca');
    await replaceText(editor, '"ca"', '"ca-or-whitelist"');
    await statusSays('Node API: mutual TLS, ca-or-whitelist');
    assert.equal(serverProcesses().length, 1);
  });

  test('the output tells about the server', async () => {
    const page = await workbenchPage();
    await vscode.commands.executeCommand('workbench.action.showCommands');
    await page.keyboard.type('Orion TLS: Show Output');
    const [command] = await Promise.all([
      page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Output' }),
    ]);
    await command.first().waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('.output-view-container, .output-view', { hasText: 'The language server runs' })
      .first()
      .waitFor();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });
});

/** What screen readers hear of the status, and what VS Code shows when the mouse rests on it. */
async function statusSays(text: string): Promise<void> {
  const page = await workbenchPage();
  await page.locator(`[id="status.languageStatus"][aria-label*="${text}"]`).waitFor();
}

/** Language servers that this extension host has started; empty where the system does not say. */
function serverProcesses(): number[] {
  if (process.platform !== 'linux') return [];
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter((id) => {
    const { parent, command } = describeProcess(id);
    return parent === process.pid && /dist\/server\.js/.test(command);
  });
}

function describeProcess(id: number): { parent: number; command: string } {
  try {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1];
    return { parent: Number(parent), command: readFileSync(`/proc/${id}/cmdline`, 'utf8') };
  } catch {
    // It has ended meanwhile.
    return { parent: 0, command: '' };
  }
}

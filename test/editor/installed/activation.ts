/** How long VS Code says that loading and calling the installed extension took. Run by npm run bench; writes ORION_ACTIVATION. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { ActivationTimes } from '../../../scripts/bench/activation.ts';
import { workspaceFolder } from '../support/documents.ts';
import { findingsWhen } from '../support/findings.ts';
import { until } from '../support/waiting.ts';

/** `| orion-tls.orion-tls | false | 35 | 5 | 98 | …`: the code, the call of activate, and what it left running. */
const row = /^\|\s*orion-tls\.orion-tls\s*\|[^|]*\|\s*(\d+)\s*\|\s*(\d+)\s*\|/m;

suite('activation', () => {
  test('as the startup performance report tells it', async () => {
    const { ORION_ACTIVATION: file = '' } = process.env;
    const config = vscode.Uri.file(path.join(workspaceFolder(), 'orion.conf'));
    const { document } = await vscode.window.showTextDocument(config);
    await findingsWhen(document, 'anything', (codes) => codes.length > 0);
    await vscode.commands.executeCommand('perfview.show');
    const times = await until(
      'the report',
      [vscode.workspace.onDidOpenTextDocument, vscode.workspace.onDidChangeTextDocument],
      () => {
        const report = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
        const [, load, call] = row.exec(report?.getText() ?? '') ?? [];
        const found: ActivationTimes = { load: Number(load), call: Number(call) };
        return load === undefined ? undefined : found;
      },
    );
    writeFileSync(file, JSON.stringify(times));
  });
});

/** The reports of a connection: what a check of the whole workspace counts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { noAbilities } from '../../server/src/connection/capabilities.ts';
import { createReports } from '../../server/src/connection/reports.ts';
import { diagnosticLimit } from '../../server/src/features/diagnostics.ts';
import type { Analysis } from '../../server/src/workspace.ts';
import { knownHostsWorkspace } from '../support/known-hosts-workspace.ts';

async function reportsOn(files: Readonly<Record<string, string>>, open: readonly string[] = [], analysed = ignore) {
  const { workspace, show, documents } = await knownHostsWorkspace(files);
  for (const name of open) show(name, files[name] ?? '', 'orion-config');
  return createReports({
    // A check answers; it says nothing by itself.
    connection: {} as Connection,
    workspace,
    documents,
    abilities: () => noAbilities,
    diagnostics: { textOf: workspace.textOf },
    analysed,
    log: assert.fail,
  });
}

function ignore(_analysis: Analysis): void {}

test('a check counts the findings, also those that no editor shows', async () => {
  const lines = Array.from({ length: diagnosticLimit + 500 }, (_, index) => `bad${index}\n`);
  const reports = await reportsOn({ 'orion.conf': `nodeport = 8080\n${lines.join('')}` });
  assert.deepEqual(await reports.summary(CancellationToken.None), {
    files: ['file:///w/orion.conf'],
    errors: lines.length,
    warnings: 0,
    notes: 0,
  });
});

test('a check that is cancelled ends with the file that it is at', async () => {
  const files = { 'a/orion.conf': '', 'b/orion.conf': '', 'c/orion.conf': '' };
  const source = new CancellationTokenSource();
  const looked: string[] = [];
  const reports = await reportsOn(files, Object.keys(files), ({ document }) => {
    looked.push(document.uri);
    source.cancel();
  });
  await reports.summary(source.token);
  assert.deepEqual(looked, ['file:///w/a/orion.conf']);
});

/** Completion and hover at every place of half-typed text: an answer, never an exception, never a range outside. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../server/src/features/completion.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { hover } from '../../server/src/features/hover.ts';
import { fullSupport } from '../support/check-completion.ts';
import { makeContext } from '../support/make-context.ts';
import type { MemoryEntry } from '../support/memory-files.ts';

const sample = `# node 1
nodeurl = "http://node1.example:8080/"
othernodes = [
  "http://node2.example:8080/", # the other
]
tls = 'strict'
"tlsservertrust" = "whitelist"
tlsservercert = "server.pem"
tlsserverchain = ["ca.pem", "certs/"]
workdir = ""
tlsKnownClients = """x"""
a.tls = { b = [1] }
[table]
tls = "off"
`;

const files: Record<string, MemoryEntry> = { 'server.pem': 'cert', 'ca.pem': 'ca-cert', 'certs/a.pem': 'cert' };

test('every fifth prefix, at its end and at some places before', async () => {
  for (let end = 0; end <= sample.length; end += 5) {
    const context = await makeContext(sample.slice(0, end), { files });
    await answersAt(context, end);
    for (let offset = end % 17; offset < end; offset += 17) await answersAt(context, offset);
  }
});

test('after the deletion of every third character, at that place', async () => {
  for (let at = 0; at < sample.length; at += 3) {
    await answersAt(await makeContext(sample.slice(0, at) + sample.slice(at + 1), { files }), at);
  }
});

test('text that is no configuration at all', async () => {
  for (const text of ['\u0000\ud800"\'[[{=', '= = =\n"""', '[[[[', `${'['.repeat(300)}`, 'tls = "\\ud83d🔑"']) {
    const context = await makeContext(text);
    for (let offset = 0; offset <= text.length; offset += 1) await answersAt(context, offset);
  }
});

async function answersAt(context: FeatureContext, offset: number): Promise<void> {
  const { document } = context;
  const { length } = document.getText();
  const hovered = await hover(context, offset);
  const edits = (await complete(context, offset, fullSupport)).flatMap(({ textEdit, additionalTextEdits }) => [
    ...(textEdit && 'range' in textEdit ? [textEdit] : []),
    ...(additionalTextEdits ?? []),
  ]);
  for (const range of [...(hovered?.range ? [hovered.range] : []), ...edits.map((edit) => edit.range)]) {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    assert.ok(0 <= start && start <= end && end <= length);
    assert.deepEqual(document.positionAt(start), range.start);
  }
}

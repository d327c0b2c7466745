/** What holds for the actions on any configuration: they can be applied, and keep the promise of every fix. */

import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions, safeEdits } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/context.ts';
import type { Config } from '../../server/src/model/config.ts';
import { editsOf } from '../support/check-fix.ts';
import { applyEdits, assertKeepsPromise, assertNoNewErrors, type Judged } from '../support/fix-promise.ts';
import { abilities } from './config-features.ts';

/** Fixes of one text that are tried, and findings that are silenced. */
const mostFixes = 12;
const mostSilenced = 3;

type Judge = (text: string) => Promise<Judged>;

/** Applies the actions of a configuration one by one, and all that are safe together. */
export async function verifyFixes(before: Judged, document: TextDocument, judge: Judge): Promise<void> {
  const fixes = before.findings.flatMap((finding) => (finding.fixes?.() ?? []).map((fix) => ({ finding, fix })));
  for (const { fix } of fixes) {
    for (const { text = '', edits } of fix.elsewhere ?? []) applyEdits(text, edits);
  }
  for (const { finding, fix } of fixes.filter(({ fix: { edits } }) => edits.length > 0).slice(0, mostFixes)) {
    const after = await judge(applyEdits(before.text, fix.edits));
    assertKeepsPromise(before, after, finding, fix);
  }
  await verifyComments(before, document, judge);
  const edits = safeEdits(before.findings);
  const after = await judge(applyEdits(before.text, edits));
  assertNoNewErrors(before, after, { title: 'fix all', edits });
  assertSameSettings(before.config, after.config);
}

/** A comment silences its finding, and does nothing else. */
async function verifyComments(before: Judged, document: TextDocument, judge: Judge): Promise<void> {
  const { config, findings } = before;
  if (!config) return;
  for (const finding of findings.slice(0, mostSilenced)) {
    const question = { range: rangeOf(document, finding.at), diagnostics: [] };
    const actions = codeActions(document, config, [finding], question, abilities);
    for (const action of actions.filter(({ title }) => title.startsWith('Silence '))) {
      const cure = { title: action.title, edits: editsOf(document, action) };
      const after = await judge(applyEdits(before.text, cure.edits));
      assertKeepsPromise(before, after, finding, cure);
      assertSameSettings(config, after.config);
    }
  }
}

/** What Orion reads stays what it reads: trust modes, switches, paths, ports, URLs. */
function assertSameSettings(before: Config | undefined, after: Config | undefined): void {
  const readable = (config: Config | undefined) =>
    new Map(
      [...(config?.settings.values() ?? [])]
        .filter(({ usable }) => usable)
        .map(({ property, texts, number }) => [property.key, number ?? texts.map(({ text }) => text)]),
    );
  const now = readable(after);
  for (const [key, value] of readable(before)) assert.deepEqual(now.get(key), value, `${key} has another value`);
}

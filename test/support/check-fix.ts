/** Code actions as a person sees them: what is offered, and the whole text afterwards. */

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction, type Diagnostic, TextDocumentEdit, type TextEdit } from 'vscode-languageserver-types';
import { codeActions, type EditAbilities } from '../../server/src/features/code-actions.ts';
import { rangeOf } from '../../server/src/features/context.ts';
import { readConfig } from '../../server/src/model/config.ts';
import type { Reported } from '../../server/src/rules/check.ts';
import type { Edit, Fix, Rule } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { parseMarks } from './marks.ts';

/** A finding on one marked text. */
export interface Marked {
  /** Default `some-code`. */
  readonly code?: string;
  readonly stage?: Rule['stage'];
  readonly fixes?: (at: Span) => readonly Fix[];
}

/** What is asked. */
export interface Asked {
  readonly only?: readonly string[];
  readonly abilities?: Partial<EditAbilities>;
  /** The index of the mark at which to ask; the whole document where absent. */
  readonly at?: number;
}

/** An action and the text that it leaves behind. */
export interface Offered {
  readonly action: CodeAction;
  readonly text: string;
}

/** The actions for a document in which each `«…»` is a finding, described in the same order. */
export function offersFor(source: string, findings: readonly Marked[], asked: Asked = {}): Offered[] {
  const { text, ranges } = parseMarks(source);
  const document = TextDocument.create('file:///node/orion.conf', 'orion-config', 7, text);
  const reported = ranges.map((at, index): Reported => reportedAt(at, findings[index] ?? {}));
  const whole = asked.at === undefined ? { start: 0, end: text.length } : ranges[asked.at];
  assert.ok(whole, 'no such mark');
  const diagnostics = reported.map(
    ({ at, rule, message }): Diagnostic => ({ range: rangeOf(document, at), code: rule.code, message }),
  );
  const abilities = { versions: true, confirmation: true, ...asked.abilities };
  const question = { range: rangeOf(document, whole), diagnostics, ...(asked.only && { only: asked.only }) };
  const actions = codeActions(document, readConfig(text), reported, question, abilities);
  return actions.map((action) => ({ action, text: afterwards(document, action) }));
}

/** The offer with this title. */
export function offer(offers: readonly Offered[], title: string): Offered {
  const found = offers.find(({ action }) => action.title === title);
  assert.ok(found, `"${title}" is not among ${offers.map(({ action }) => action.title).join(', ')}`);
  return found;
}

/** The text of a document after an action. */
export function afterwards(document: TextDocument, action: CodeAction): string {
  const edits = textEditsOf(document, action);
  assert.ok(edits.length > 0, 'an action without an edit');
  return TextDocument.applyEdits(document, edits);
}

/** What an action does to its document, by offsets. */
export function editsOf(document: TextDocument, action: CodeAction): Edit[] {
  return textEditsOf(document, action).map(({ range, newText }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    newText,
  }));
}

function textEditsOf({ uri }: TextDocument, { edit }: CodeAction): TextEdit[] {
  const changes = (edit?.documentChanges ?? []).filter((change) => TextDocumentEdit.is(change));
  const edits = [...changes.flatMap((change) => change.edits), ...(edit?.changes?.[uri] ?? [])];
  return edits.flatMap((each) => ('newText' in each ? [{ range: each.range, newText: each.newText }] : []));
}

function reportedAt(at: Span, { code = 'some-code', stage = 'meaning', fixes }: Marked): Reported {
  const rule: Rule = {
    code,
    stage,
    severity: 'warning',
    summary: '',
    explanation: '',
    source: '',
    example: { bad: '', good: '' },
    *check() {},
  };
  return { at, message: code, rule, severity: 'warning', inherent: 'warning', fixes: () => fixes?.(at) ?? [] };
}

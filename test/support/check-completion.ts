/** `checkCompletion`: what is offered at the cursor, and the whole text after accepting it. */

import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { complete } from '../../server/src/features/completion.ts';
import type { FeatureContext } from '../../server/src/features/context.ts';
import { type FeatureSurroundings, makeContext } from './make-context.ts';
import { parseCursor } from './marks.ts';

/** What a client with every ability says of itself. */
export const fullSupport = { snippets: true, labelDetails: true };
const plainSupport = { snippets: false, labelDetails: false };

/**
 * Completes at `|`. `expected` is, for some labels, the text after accepting the item, its places filled with their defaults;
 * false where the label must not be offered. Whatever else is offered must fit the cursor, too.
 */
export async function checkCompletion(
  source: string,
  expected: Readonly<Record<string, string | false>>,
  surroundings: FeatureSurroundings = {},
): Promise<readonly CompletionItem[]> {
  const { text, offset } = parseCursor(source);
  const context = await makeContext(text, surroundings);
  const items = await complete(context, offset, fullSupport);
  for (const item of items) checkRange(context, item, offset);
  const labels = items.map(({ label }) => label);
  for (const [label, after] of Object.entries(expected)) {
    const item = items.find((candidate) => candidate.label === label);
    if (after === false) {
      assert.equal(item, undefined, `${label} is offered`);
    } else {
      assert.ok(item, `${label} is not among ${labels.join(', ')}`);
      assert.equal(acceptItem(context, item), after);
      assert.ok(passesFilter(context, item, offset), `the text before the cursor filters ${label} out`);
    }
  }
  await checkPlain(context, offset, items);
  return items;
}

/** The labels offered at `|`, in the order of their rank. */
export async function labelsAt(source: string, surroundings: FeatureSurroundings = {}): Promise<readonly string[]> {
  const { text, offset } = parseCursor(source);
  const items = await complete(await makeContext(text, surroundings), offset, fullSupport);
  return sortItems(items).map(({ label }) => label);
}

/** Items as an editor shows them before anything is typed. */
export function sortItems(items: readonly CompletionItem[]): CompletionItem[] {
  return [...items].sort((left, right) => ((left.sortText ?? left.label) < (right.sortText ?? right.label) ? -1 : 1));
}

/** The whole text after accepting an item. */
export function acceptItem({ document }: FeatureContext, item: CompletionItem): string {
  const main = editOf(item);
  const newText = item.insertTextFormat === InsertTextFormat.Snippet ? expandSnippet(main.newText) : main.newText;
  return TextDocument.applyEdits(document, [{ ...main, newText }, ...(item.additionalTextEdits ?? [])]);
}

function editOf({ label, textEdit }: CompletionItem): TextEdit {
  assert.ok(textEdit && 'range' in textEdit, `${label} has no plain edit`);
  return textEdit;
}

/** Replaces every place by its default: the first choice, the text of a placeholder, nothing for a bare tab stop. */
export function expandSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\|((?:[^\\,|]|\\.)*)(?:[^|\\]|\\.)*\|\}|\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\d+/g,
    (_, escaped?: string, choice?: string, placeholder?: string) =>
      escaped ?? (choice ?? placeholder ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** LSP: the range is on one line and holds the cursor; other edits do not touch it. */
function checkRange({ document }: FeatureContext, item: CompletionItem, offset: number): void {
  const { range } = editOf(item);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  assert.equal(range.start.line, range.end.line, `${item.label} spans lines`);
  assert.ok(start <= offset && offset <= end, `${item.label} replaces ${start} to ${end}, the cursor is at ${offset}`);
  for (const other of item.additionalTextEdits ?? []) {
    assert.ok(document.offsetAt(other.range.end) < start || document.offsetAt(other.range.start) > end);
  }
}

/** VS Code compares the text from the start of the range to the cursor with `filterText`, letter by letter in order. */
function passesFilter({ document }: FeatureContext, item: CompletionItem, offset: number): boolean {
  const start = document.offsetAt(editOf(item).range.start);
  const typed = document.getText().slice(start, offset).trim().toLowerCase();
  const filter = (item.filterText ?? item.label).toLowerCase();
  let position = -1;
  return Array.from(typed).every((character) => {
    position = filter.indexOf(character, position + 1);
    return position >= 0;
  });
}

/** A client without snippets gets the same text without any syntax of snippets. */
async function checkPlain(context: FeatureContext, offset: number, items: readonly CompletionItem[]): Promise<void> {
  const plain = await complete(context, offset, plainSupport);
  assert.deepEqual(
    plain.map((item) => acceptItem(context, item)),
    items.map((item) => acceptItem(context, item)),
  );
  for (const item of plain) assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
}

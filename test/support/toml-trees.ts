/** What tests want to know of a TOML document: its verdict, its soundness, its contents. */
import assert from 'node:assert/strict';
import type { Entry, KeyPart, Span, TomlDocument, Value } from '../../server/src/toml/tree.ts';

/** True where Orion's parser takes the document. */
export function isAccepted(document: TomlDocument): boolean {
  return document.problems.length === 0 && document.redefinitions.length === 0;
}

/** Throws unless all spans lie inside the text, in order and inside each other, and cover all that is no white space. */
export function assertSound(document: TomlDocument): void {
  const whole = { start: 0, end: document.text.length };
  assertOrdered(document.statements, whole);
  assertOrdered(document.comments, whole);
  for (const statement of document.statements) {
    if (statement.type === 'junk') continue;
    assertOrdered(statement.path, statement);
    if (statement.type === 'entry') assertSoundEntry(statement);
  }
  let problemStart = 0;
  for (const problem of document.problems) {
    assertInside(problem, whole);
    if (problem.start < problemStart) assert.fail(`the problem at ${problem.start} is out of order`);
    problemStart = problem.start;
    if (problem.repair) assertInside(problem.repair.span, whole);
    if (!problem.message.endsWith('.')) assert.fail(`no sentence: ${problem.message}`);
  }
  for (const { start, end, first } of document.redefinitions) {
    assertInside({ start, end }, whole);
    assertInside(first, whole);
  }
  for (const note of document.notes) assertInside(note, whole);
  assert.equal(uncovered(document), '');
}

function assertSoundEntry(entry: Entry): void {
  assertInside(entry.value, entry);
  if (entry.equals !== undefined) assertInside({ start: entry.equals, end: entry.equals + 1 }, entry);
  assertSoundValue(entry.value);
}

function assertSoundValue(value: Value): void {
  assertOrdered(value.items ?? [], value);
  assertOrdered(value.entries ?? [], value);
  for (const item of value.items ?? []) assertSoundValue(item);
  for (const entry of value.entries ?? []) assertSoundEntry(entry);
}

function assertOrdered(spans: readonly Span[], around: Span): void {
  let end = around.start;
  for (const span of spans) {
    assertInside(span, around);
    if (span.start < end) assert.fail(`${span.start} comes before ${end}`);
    end = span.end;
  }
}

function assertInside(span: Span, around: Span): void {
  const isInside = around.start <= span.start && span.start <= span.end && span.end <= around.end;
  if (!isInside) assert.fail(`${span.start}-${span.end} is outside ${around.start}-${around.end}`);
}

/** The text that is in no statement and no comment, white space left out. */
function uncovered({ text, statements, comments }: TomlDocument): string {
  let rest = '';
  let done = 0;
  for (const { start, end } of [...statements, ...comments].sort((left, right) => left.start - right.start)) {
    rest += text.slice(done, Math.max(start, done));
    done = Math.max(done, end);
  }
  return (rest + text.slice(done)).replace(/[\s\u200b]/g, '');
}

/** A table without prototype; leaves are what the test makes of values. */
export type Tree = { [key: string]: unknown };

/** The contents of an accepted document as nested tables, after the rules of TOML. */
export function treeOf(document: TomlDocument, leaf: (value: Value) => unknown): Tree {
  const root = emptyTree();
  let current = root;
  for (const statement of document.statements) {
    if (statement.type === 'header') current = openTable(root, statement.path, statement.array);
    else if (statement.type === 'entry') assign(current, statement, leaf);
  }
  return root;
}

function emptyTree(): Tree {
  return Object.create(null);
}

function assign(table: Tree, entry: Entry, leaf: (value: Value) => unknown): void {
  const owner = descend(table, entry.path.slice(0, -1));
  owner[entry.path.at(-1)?.name ?? ''] = contents(entry.value, leaf);
}

function contents(value: Value, leaf: (value: Value) => unknown): unknown {
  if (value.kind === 'array') return value.items?.map((item) => contents(item, leaf));
  if (value.kind !== 'table') return leaf(value);
  const table = emptyTree();
  for (const entry of value.entries ?? []) assign(table, entry, leaf);
  return table;
}

function openTable(root: Tree, path: readonly KeyPart[], isArray: boolean): Tree {
  if (!isArray) return descend(root, path);
  const owner = descend(root, path.slice(0, -1));
  const name = path.at(-1)?.name ?? '';
  owner[name] ??= [];
  const tables = owner[name] as Tree[];
  tables.push(emptyTree());
  return tables.at(-1) as Tree;
}

function descend(from: Tree, path: readonly KeyPart[]): Tree {
  let table = from;
  for (const { name } of path) {
    table[name] ??= emptyTree();
    const next = table[name] as Tree | Tree[];
    table = Array.isArray(next) ? (next.at(-1) as Tree) : next;
  }
  return table;
}

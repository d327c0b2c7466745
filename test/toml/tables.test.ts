/** Keys and tables that are defined again, by the rules of Orion's parser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Redefinition } from '../../server/src/toml/tree.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

/** The first mark is the first definition, the second the one that Orion refuses. */
const redefined: readonly (readonly [source: string, kind: Redefinition['kind'], name: string])[] = [
  ['«a» = 1\n«a» = 2', 'duplicate', 'a'],
  ['«a» = 1\n«"a"» = 2', 'duplicate', 'a'],
  ['«"x y"» = 1\n«"x y"» = 2', 'duplicate', '"x y"'],
  ['«a» = 1\n«"\\u0061"» = 2', 'duplicate', 'a'],
  ['«a.b» = 1\n«a . b» = 2', 'duplicate', 'a.b'],
  ['«a» = 1\n«a».b.c = 2', 'not-a-table', 'a'],
  ['«a» = 1\n[«a»]', 'duplicate', 'a'],
  ['«a» = 1\n[«a».b]', 'not-a-table', 'a'],
  ['«a» = []\n[[«a»]]', 'duplicate', 'a'],
  ['[«a»]\n[«a»]', 'duplicate', 'a'],
  ['[«a»]\n[[«a»]]', 'duplicate', 'a'],
  ['[[«a»]]\n[«a»]', 'duplicate', 'a'],
  ['«a» = {x = 1}\n[«a»]', 'duplicate', 'a'],
  ['a = {«x» = 1, «x» = 2}', 'duplicate', 'x'],
  ['a = [{«x» = 1, «x».y = 2}]', 'not-a-table', 'x'],
  ['«a» =\n«a» = 2', 'duplicate', 'a'],
];

const accepted: readonly string[] = [
  'a = 1\n[b]\na = 2',
  'a.b = 1\na.c = 2',
  'a.b = 1\n[a]\nc = 2',
  '[a.b]\n[a]',
  '[[a]]\nx = 1\n[[a]]\nx = 2\n[a.b]\n[[a]]\n[a.b]',
  'a = {x = 1}\na.y = 2\n[a.z]',
  'a = {}\n[a]\nb = 1',
  'a = 1\na',
  '[a\nx = 1\n[a]\nx = 1',
  '__proto__ = 1\nconstructor = 2',
];

test('what is refused, and where it was first', () => {
  for (const [source, kind, name] of redefined) {
    const { text, ranges } = parseMarks(source);
    const { redefinitions } = parseToml(text);
    assert.equal(
      renderMarks(
        text,
        redefinitions.flatMap((again) => [again.first, again]),
      ),
      renderMarks(text, ranges),
    );
    assert.deepEqual(
      redefinitions.map((again) => [again.kind, again.name]),
      [[kind, name]],
      source,
    );
  }
});

test('what is no redefinition to Orion', () => {
  for (const text of accepted) assert.deepEqual(parseToml(text).redefinitions, [], text);
});

test('a parser without this defect would take it: opening a table defines its name inside it', () => {
  const { redefinitions } = parseToml('[a.b]\n[a]\na = 1');
  assert.deepEqual(
    redefinitions.map(({ start, first }) => [start, first.start]),
    [[10, 7]],
  );
});

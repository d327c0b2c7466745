/** Notes on documents that Orion takes and other TOML tools may not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { secondOpinion } from '../../server/src/toml/portability.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

const objections: readonly string[] = [
  'a = {x = 1}\n«a.y» = 2',
  'a = {x = 1}\n[«a.y»]',
  'a = {}\n[«a»]\nb = 1',
  '[a.b]\nx = 1\n[a]\n«b.y» = """\nlong\n"""',
  'd = 1979-05-27 # date\na = {}\n[«a»]',
];

const silent: readonly string[] = [
  'a = 1',
  'x = 07:32:00\nb = 1',
  'a = 0e2',
  'a = 1979-05-27t07:32:00Z',
  'a = [1979-05-27 , 1979-05-28 ]',
  'a = [1.5, nan]',
  'a = "\\uD800"',
  // What Orion refuses has its own message.
  'a = {x = 1}\na.y = 2\nb =',
  'a = 1\na = 2',
];

test('the objection is at the key that is defined again', () => {
  for (const source of objections) {
    const { text, ranges } = parseMarks(source);
    const notes = secondOpinion(parseToml(text));
    assert.equal(renderMarks(text, notes), renderMarks(text, ranges));
    assert.match(notes[0]?.message ?? '', /Orion accepts this, other TOML tools may not/);
  }
});

test('nothing is said where @iarna/toml itself is wrong, nor about what Orion refuses', () => {
  for (const text of silent) assert.deepEqual(secondOpinion(parseToml(text)), [], text);
});

test('long documents are not read twice', () => {
  const text = 'a = {}\n[a]\n';
  assert.equal(secondOpinion(parseToml(text + '\n'.repeat(19_000))).length, 1);
  assert.deepEqual(secondOpinion(parseToml(text + '\n'.repeat(20_000))), []);
});

test('the document itself notes what is decoded in another way', () => {
  const { text, ranges } = parseMarks('a = "«\\uD800»"\nb = """x«\\»\n  y"""\nc = "\\u0041"\nd = """«\\UD800DFFF»"""');
  const { notes, problems } = parseToml(text);
  assert.equal(renderMarks(text, [...notes, ...problems]), renderMarks(text, ranges));
  assert.equal(notes.length, 2);
});

/** Verdicts and values of Orion's own parser (Tuweni 1.3.0) on difficult texts, recorded in golden.json. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../server/src/toml/decode.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { TomlDocument, Value } from '../../server/src/toml/tree.ts';
import { assertSound, isAccepted, treeOf } from '../support/toml-trees.ts';
import recorded from './golden.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly text: string;
  readonly orion: boolean;
  /** Accepted: tables as objects, each leaf as Java's type and text. Absent where Orion's own tables were cyclic. */
  readonly value?: unknown;
  /** Refused: line and column of each of Orion's errors. */
  readonly errors?: readonly string[];
}
const cases: readonly Case[] = recorded;

/** The recorder wrote UTF-8, which has no lone surrogates. */
const LOST_IN_RECORDING = 'lone surrogate';

test('the same verdict as Orion', () => {
  for (const { name, text, orion } of cases) {
    const document = parseToml(text);
    assert.equal(isAccepted(document), orion, name);
    assertSound(document);
  }
  assert.ok(cases.length >= 218);
});

test('the same values as Orion', () => {
  const accepted = cases.filter(({ value, name }) => value !== undefined && name !== LOST_IN_RECORDING);
  for (const { name, text, value } of accepted) {
    const tree = treeOf(parseToml(text), (leaf) => asRecorded(text, leaf));
    assert.deepEqual(JSON.parse(JSON.stringify(tree)), JSON.parse(withoutDates(JSON.stringify(value))), name);
  }
  assert.ok(accepted.length > 100);
});

function asRecorded(text: string, value: Value): string {
  const decoded = decode(text, value);
  if (value.kind === 'datetime') return 'a date';
  if (value.kind === 'float') return `Double ${inJava(Number(decoded))}`;
  if (value.kind === 'integer') return `Long ${decoded}`;
  // Orion's parser writes the line break of its own machine for CRLF.
  if (value.kind === 'string') return `String ${decoded}`.replaceAll('\r\n', '\n');
  return `Boolean ${decoded}`;
}

function inJava(value: number): string {
  return Object.is(value, -0) ? '-0.0' : Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Java writes dates in its own way: 07:32 for 07:32:00. */
function withoutDates(json: string): string {
  return json.replace(/"(?:Local|Offset)Date\S*[^"]*"|"LocalTime [^"]*"/g, '"a date"');
}

/** Where we name the cause, and Orion the place at which it gave up, a line or more below. */
const NAMED_EARLIER = new Set(['unclosed', 'unterminated ML', 'nested empty arrays']);

test('the first problem is on the line of which Orion complains', () => {
  const refused = cases.filter(({ errors, name }) => errors?.length && !NAMED_EARLIER.has(name));
  for (const { name, text, errors } of refused) {
    assert.equal(firstLine(parseToml(text)), Number.parseInt(errors?.[0] ?? '', 10), name);
  }
  assert.ok(refused.length > 80);
});

function firstLine({ text, problems, redefinitions }: TomlDocument): number {
  const first = Math.min(...[...problems, ...redefinitions].map(({ start }) => start));
  return text.slice(0, first).split('\n').length;
}

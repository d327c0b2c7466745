/** What holds for every text: generated documents, whole and damaged, from fixed seeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../server/src/toml/decode.ts';
import { readWithIarna } from '../../server/src/toml/iarna.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { secondOpinion } from '../../server/src/toml/portability.ts';
import { findTemplates, parseTemplate } from '../../server/src/toml/template.ts';
import type { Repair, TomlDocument } from '../../server/src/toml/tree.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { damage, generateDocument, generateSoup, SAMPLE } from '../support/toml-documents.ts';
import { assertSound, isAccepted, type Tree, treeOf } from '../support/toml-trees.ts';

const KINDS: readonly ((random: Random) => string)[] = [
  generateDocument,
  generateSoup,
  (random) => damage(generateDocument(random), random),
  (random) => damage(SAMPLE, random),
];

function forEachText(seed: number, count: number, check: (text: string) => void): void {
  const random = randomFrom(seed);
  for (let index = 0; index < count; index++) {
    const text = random.pick(KINDS)(random);
    try {
      check(text);
    } catch (error) {
      throw new Error(`seed ${seed}, text ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

test('any text gives a sound document', () => {
  forEachText(1, 2000, (text) => assertSound(parseToml(text)));
});

test('every prefix of the sample gives a sound document', () => {
  for (let length = 0; length <= SAMPLE.length; length++) assertSound(parseToml(SAMPLE.slice(0, length)));
});

test('the sample without any one character gives a sound document', () => {
  for (let offset = 0; offset < SAMPLE.length; offset++) {
    assertSound(parseToml(SAMPLE.slice(0, offset) + SAMPLE.slice(offset + 1)));
  }
});

test('decoding, second opinion and templates take any text', () => {
  forEachText(2, 1000, (text) => {
    const document = parseToml(text);
    for (const statement of document.statements) if (statement.type === 'entry') decode(text, statement.value);
    for (const { start, end } of secondOpinion(document)) assert.ok(0 <= start && start <= end && end <= text.length);
    for (const { start, end } of findTemplates(document).spans) assert.ok(start < end && end <= text.length);
    const blanked = parseTemplate(text);
    assertSound(blanked);
    assert.equal(blanked.text.length, text.length);
  });
});

test('a document that Orion and @iarna/toml take means the same to both', () => {
  let compared = 0;
  forEachText(3, 2000, (text) => {
    const document = parseToml(text);
    const reading = readWithIarna(text);
    if (!isAccepted(document) || !reading.accepted || document.notes.length > 0) return;
    const leaf = (value: Parameters<typeof decode>[1]) => (value.kind === 'datetime' ? 'a date' : decode(text, value));
    assert.deepEqual(treeOf(document, leaf), withoutDates(reading.table));
    compared++;
  });
  assert.ok(compared > 200, `${compared} documents compared`);
});

function withoutDates(value: unknown): unknown {
  if (value instanceof Date) return 'a date';
  if (Array.isArray(value)) return value.map(withoutDates);
  if (typeof value !== 'object' || value === null) return value;
  const table: Tree = Object.create(null);
  for (const [key, member] of Object.entries(value)) table[key] = withoutDates(member);
  return table;
}

test('a repair removes a problem', () => {
  let repairs = 0;
  forEachText(4, 3000, (text) => {
    // A lone carriage return hides behind other problems, and is not what a repair is about.
    if (/\r(?!\n)/.test(text)) return;
    const document = parseToml(text);
    for (const { kind, repair } of document.problems) {
      if (repair === undefined) continue;
      const repaired = parseToml(applied(text, repair));
      // A word that is whole again without the space inside it may be followed by anything.
      const counted = kind === 'odd-space' ? [kind] : undefined;
      assert.ok(count(repaired, counted) < count(document, counted), JSON.stringify(repair));
      repairs++;
    }
  });
  assert.ok(repairs > 700, `${repairs} repairs tried`);
});

function applied(text: string, { span, newText }: Repair): string {
  return text.slice(0, span.start) + newText + text.slice(span.end);
}

/** Without the lexer's defect, which shows only in values that have no other problem. */
function count({ problems }: TomlDocument, kinds?: readonly string[]): number {
  return problems.filter(({ kind }) => (kinds ? kinds.includes(kind) : kind !== 'array-lexer')).length;
}

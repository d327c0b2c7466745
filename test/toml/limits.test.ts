/** Texts that no person wrote: they take linear time and end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import { secondOpinion } from '../../server/src/toml/portability.ts';
import { parseTemplate } from '../../server/src/toml/template.ts';
import { randomFrom } from '../support/random.ts';
import { assertSound } from '../support/toml-trees.ts';

const MANY = 100_000;
const LINES = 20_000;

const texts: { readonly [name: string]: string } = {
  'a word of 5 MB': `a = ${'x'.repeat(5_000_000)}`,
  'a number of 5 MB': `a = ${'9'.repeat(5_000_000)}`,
  'an unclosed string of 5 MB': `a = "${'x'.repeat(5_000_000)}`,
  'a string of 5 MB in an unclosed array': `a = [\n"${'x'.repeat(5_000_000)}"`,
  'opening brackets': `a = ${'['.repeat(MANY)}`,
  'opening brackets, one a line': `a = ${'[\n'.repeat(LINES)}`,
  'a header of brackets': '['.repeat(MANY),
  'inline tables in each other': `a = ${'{a='.repeat(MANY)}`,
  'a dotted key': `${'a.'.repeat(LINES)}a = 1`,
  'lines that are no statements': 'x y\n'.repeat(LINES),
  'multi-line strings that swallow each other': 'a = """x\n'.repeat(LINES),
  'bad escapes': `a = "${'\\q'.repeat(LINES)}"`,
  'unclosed template text': '{{ '.repeat(MANY),
  'unclosed template text in a comment': `# ${'{{ '.repeat(MANY)}`,
  'escaped quotes': '"\\'.repeat(MANY),
  commas: `a = [${','.repeat(MANY)}`,
};

for (const [name, text] of Object.entries(texts)) {
  test(`${name} gives an answer`, () => {
    const document = parseToml(text);
    assertSound(document);
    secondOpinion(document);
    assert.equal(parseTemplate(text).text.length, text.length);
  });
}

test('random bytes give an answer', () => {
  const random = randomFrom(5);
  const bytes = Uint8Array.from({ length: 10_000 }, () => random.below(256));
  assertSound(parseToml(Buffer.from(bytes).toString('utf8')));
  assertSound(parseToml(Buffer.from(bytes).toString('latin1')));
});

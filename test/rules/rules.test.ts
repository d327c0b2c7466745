/** What holds for every rule: its names agree, its example is true, and its heading stands in the documentation. */

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inProject } from '../../scripts/project.ts';
import { reportExample, rulesPage, withExamples } from '../../scripts/rules-page.ts';
import { catalogue } from '../../server/src/rules/catalogue.ts';
import { rules } from '../../server/src/rules/index.ts';
import { knownHostsRules } from '../../server/src/rules/known-hosts/index.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

const codes = catalogue.map(({ code }) => code);

/** The two lists, and the folders below `rules/` that their files stand in. */
const lists = [
  { folder: '.', listed: rules.map(({ code }) => code) },
  { folder: 'known-hosts', listed: knownHostsRules.map(({ code }) => code) },
];

test('the lists of rules are sorted by code, and each code is there once', () => {
  for (const sorted of [codes, ...lists.map(({ listed }) => listed)])
    assert.deepEqual(sorted, [...new Set(sorted)].sort());
});

test('every file of a rule is in its list, and every rule has a file of its name', async () => {
  for (const { folder, listed } of lists) {
    const declared: string[] = [];
    for (const file of await readdir(inProject('server', 'src', 'rules', folder))) {
      if (!file.endsWith('.ts')) continue;
      const code = /^ {2,4}code: '([a-z0-9-]+)',$/m.exec(
        await readFile(inProject('server', 'src', 'rules', folder, file), 'utf8'),
      )?.[1];
      if (code === undefined) continue;
      assert.equal(file, `${code}.ts`);
      declared.push(code);
    }
    assert.deepEqual(declared.sort(), listed);
  }
});

test('every rule has a test file of its name', async () => {
  for (const { folder, listed } of lists) {
    const files = new Set(await readdir(inProject('test', 'rules', folder)));
    assert.deepEqual(
      listed.filter((code) => !files.has(`${code}.test.ts`)),
      [],
    );
  }
});

test('summary and explanation are sentences, and the source is named', () => {
  for (const { code, summary, explanation, source } of catalogue) {
    assert.match(summary, /^[A-Z`].*\.$/, code);
    assert.doesNotMatch(summary, /\n/, code);
    assert.match(explanation, /\.$/, code);
    assert.match(source, /\S/, code);
    assert.doesNotMatch(source, /\.$/, code);
  }
});

test('the page has the examples of a rule for both places where it speaks, unless they are one', () => {
  const counts = Object.fromEntries(catalogue.map((rule) => [rule.code, withExamples(rule).length]));
  assert.deepEqual([counts['swapped-known-hosts'], counts['invalid-line']], [2, 1]);
});

for (const rule of catalogue.flatMap(withExamples)) {
  test(`${rule.code}: the example${rule.example.knownHosts ? ' of a known-hosts file' : ''} reports exactly what it marks`, async () => {
    const { bad, good } = rule.example;
    const { text, ranges } = parseMarks(bad);
    const found = await reportExample(rule, text);
    assert.ok(ranges.length > 0, 'the bad example marks nothing');
    const spans = found.map(({ at }) => at);
    assert.equal(renderMarks(text, spans), renderMarks(text, ranges));
    assert.equal(parseMarks(good).ranges.length, 0, 'the good example has marks');
    const stillFound = await reportExample(rule, parseMarks(good).text);
    assert.deepEqual(
      stillFound.map(({ message }) => message),
      [],
    );
  });
}

test('docs/rules.md is what `npm run docs` writes, with a heading for each rule', async () => {
  const page = await readFile(inProject('docs', 'rules.md'), 'utf8');
  const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  assert.deepEqual(headings, codes);
  assert.equal(page, await rulesPage(catalogue));
});

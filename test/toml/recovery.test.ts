/** A mistake in one statement leaves all others as they were: same key, same raw value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToml } from '../../server/src/toml/parse.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { SAMPLE } from '../support/toml-documents.ts';
import { isAccepted } from '../support/toml-trees.ts';

/** What people have typed while the statement below is already there. */
const UNFINISHED = [
  ...['tls', 'tls.', 'tls =', 'tls = st', 'tls = "', "tls = '", 'tls = "strict', 'tls = """', "tls = '''", '"', "'tl"],
  ...[
    'tls = [',
    'tls = ["a',
    'tls = ["a"',
    'tls = ["a",',
    'tls = [["a"',
    'tls = {',
    'tls = { a',
    'tls = { a = ',
    '= 1',
  ],
  ...['[', '[[', '[tls', '[[tls]', '[tls.', '[“', 'tls = “', ';', '// note', '<<<<<<< HEAD'],
];

interface Assignment {
  readonly key: string;
  readonly raw: string;
}

const statements = parseToml(SAMPLE).statements;

function assignmentsOf(text: string): readonly (Assignment & Span)[] {
  return parseToml(text).statements.flatMap((statement) => {
    if (statement.type !== 'entry') return [];
    const { path, value, start, end } = statement;
    return [{ key: path.map(({ name }) => name).join('.'), raw: text.slice(value.start, value.end), start, end }];
  });
}

/** All assignments that stand outside the statement which was broken must be found. */
function assertOthersFound(broken: string, touched: Span): void {
  const found = new Set(assignmentsOf(broken).map(({ key, raw }) => `${key} = ${raw}`));
  for (const { key, raw, start } of assignmentsOf(SAMPLE)) {
    if (touched.start <= start && start < touched.end) continue;
    assert.ok(found.has(`${key} = ${raw}`), `${key} = ${raw} is lost in\n${broken}`);
  }
}

test('the sample is whole', () => {
  assert.ok(isAccepted(parseToml(SAMPLE)));
  assert.equal(statements.length, 31);
});

test('each statement cut at each column', () => {
  for (const statement of statements) {
    for (let offset = statement.start; offset < statement.end; offset++) {
      const lineEnd = SAMPLE.indexOf('\n', offset);
      assertOthersFound(SAMPLE.slice(0, offset) + SAMPLE.slice(lineEnd), statement);
    }
  }
});

test('each unfinished line above each statement', () => {
  for (const { start } of statements) {
    for (const line of UNFINISHED) {
      assertOthersFound(`${SAMPLE.slice(0, start)}${line}\n${SAMPLE.slice(start)}`, { start: -1, end: -1 });
    }
  }
});

test('each quote, bracket, comma and equals sign deleted', () => {
  for (const statement of statements) {
    for (let offset = statement.start; offset < statement.end; offset++) {
      if (!/["'[\]{},=]/.test(SAMPLE.charAt(offset))) continue;
      assertOthersFound(SAMPLE.slice(0, offset) + SAMPLE.slice(offset + 1), statement);
    }
  }
});

test('text that may be an item does not end an array', () => {
  for (const text of ['a = [["x"],\n["y"]]\nb = 1', 'a = [\n[true]\n,[false]]', 'a = [\n[1, 2],\n[3]\n]']) {
    const [first] = parseToml(text).statements;
    assert.ok(first?.type === 'entry' && first.value.closed, text);
  }
});

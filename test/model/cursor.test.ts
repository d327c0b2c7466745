/** Where an offset stands, in whole and in half-typed text. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../server/src/model/config.ts';
import { type Cursor, cursorAt } from '../../server/src/model/cursor.ts';
import { parseCursor } from '../support/marks.ts';

/** `|` is the cursor; `answer` is the kind, then the property, then what would be replaced, then `in list`. */
const cases: readonly { source: string; answer: string }[] = [
  { source: '|', answer: 'new-key ""' },
  { source: '  |', answer: 'new-key ""' },
  { source: 'tls = "off"\n|\nnodeport = 1', answer: 'new-key ""' },
  { source: 'tls = "off"\r\n|\r\nnodeport = 1', answer: 'new-key ""' },
  { source: 'tlsser|', answer: 'key - "tlsser"' },
  { source: 'tls|server', answer: 'key - "tlsserver"' },
  { source: '|tls = "off"', answer: 'key tls "tls"' },
  { source: 'tls|= "off"', answer: 'key tls "tls"' },
  { source: '"tl|', answer: 'key - "\\"tl"' },
  { source: '"t|ls" = "off"', answer: 'key tls "\\"tls\\""' },
  { source: 'tls.x|y = 1', answer: 'key - "xy"' },
  { source: 'tls | = "off"', answer: 'other' },
  { source: 'tls =|', answer: 'value tls ""' },
  { source: 'tls = |', answer: 'value tls ""' },
  { source: 'tls = |\nnodeport = 1', answer: 'value tls ""' },
  { source: 'tls = st|r # why', answer: 'value tls "str"' },
  { source: 'tls = "|', answer: 'value tls "\\""' },
  { source: 'tls = "|\nnodeport = 1', answer: 'value tls "\\""' },
  { source: 'tls = "st|rict" # why', answer: 'value tls "\\"strict\\""' },
  { source: "tls = 's|'", answer: 'value tls "\'s\'"' },
  { source: 'tls = |"off"', answer: 'value tls "\\"off\\""' },
  { source: 'tls = "off"|', answer: 'value tls "\\"off\\""' },
  { source: 'tls = "off" |', answer: 'other' },
  { source: 'tls =|  "off"', answer: 'other' },
  { source: 'nodeport = 80|80', answer: 'value nodeport "8080"' },
  { source: 'othernodes = |[]', answer: 'value othernodes "[]"' },
  { source: 'othernodes = []|', answer: 'value othernodes "[]"' },
  { source: 'othernodes = [|]', answer: 'value othernodes "" in list' },
  { source: 'othernodes = [|', answer: 'value othernodes "" in list' },
  { source: 'othernodes = ["a", |]', answer: 'value othernodes "" in list' },
  { source: 'othernodes = ["a|", "b"]', answer: 'value othernodes "\\"a\\"" in list' },
  { source: 'othernodes = [a|', answer: 'value othernodes "a" in list' },
  { source: 'othernodes = [\n  "a",\n  |\n]', answer: 'value othernodes "" in list' },
  { source: 'othernodes = [\n  |\ntls = "off"', answer: 'value othernodes "" in list' },
  { source: 'othernodes = [\n  "a",\n|\ntls = "off"', answer: 'value othernodes "" in list' },
  { source: 'othernodes = ["a"]\n|\ntls = "off"', answer: 'new-key ""' },
  { source: 'unknown = "|x"', answer: 'value - "\\"x\\""' },
  { source: '[ta|ble]', answer: 'in-table' },
  { source: '[table]\n|', answer: 'in-table' },
  { source: '[table]\ntls = "|"', answer: 'in-table' },
  { source: 'tls = "off"\n[table]\n\n\n|', answer: 'in-table' },
  { source: '# comm|ent', answer: 'comment' },
  { source: 'tls = "off" # comment|', answer: 'comment' },
  { source: '{% if |x %}', answer: 'other' },
];

for (const { source, answer } of cases) {
  test(`${JSON.stringify(source)} is ${answer}`, () => {
    const { text, offset } = parseCursor(source);
    assert.equal(inWords(text, cursorAt(readConfig(text), offset)), answer);
  });
}

function inWords(text: string, cursor: Cursor): string {
  const property = 'property' in cursor ? (cursor.property?.key ?? '-') : undefined;
  const replaced =
    'replace' in cursor ? JSON.stringify(text.slice(cursor.replace.start, cursor.replace.end)) : undefined;
  const list = 'list' in cursor && cursor.list ? 'in list' : undefined;
  return [cursor.kind, property, replaced, list].filter((word) => word !== undefined).join(' ');
}

test('a value knows its setting and its entry', () => {
  const { text, offset } = parseCursor('tls = "off"\ntlsservertrust = "to|fu"');
  const cursor = cursorAt(readConfig(text), offset);
  assert.ok(cursor.kind === 'value');
  assert.equal(cursor.setting?.texts[0]?.text, 'tofu');
  assert.equal(cursor.entry, cursor.setting.entry);
});

test('every offset of every prefix has an answer inside the text', () => {
  const text = 'tls = "strict"\nothernodes = [\n  "http://a:1/", # b\n]\n"x".y = { z = 1 }\n[t]\na = 1\n';
  for (let end = 0; end <= text.length; end += 1) {
    const prefix = text.slice(0, end);
    const config = readConfig(prefix);
    for (let offset = 0; offset <= end; offset += 1) {
      const cursor = cursorAt(config, offset);
      if (!('replace' in cursor)) continue;
      const { start, end: replaceEnd } = cursor.replace;
      assert.ok(0 <= start && start <= offset && offset <= replaceEnd && replaceEnd <= end, `${prefix} at ${offset}`);
    }
  }
});

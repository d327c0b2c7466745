/** The safe subclass of @iarna/toml: no document reaches Object.prototype. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { decode } from '../../server/src/toml/decode.ts';
import { readWithIarna } from '../../server/src/toml/iarna.ts';
import { parseToml } from '../../server/src/toml/parse.ts';
import { secondOpinion } from '../../server/src/toml/portability.ts';

/** What breaks or pollutes the process where @iarna/toml is called as it is. */
const EXPLOITS = [
  '[hasOwnProperty]\ncall = 1',
  'hasOwnProperty.call = 1',
  'a = { hasOwnProperty.call = 1 }',
  '[a.toString]\ncall = 1',
  '[a]\ntoString.call = 1',
  'constructor.pwn = 1',
  'a = { constructor.prototype.pwn = 1 }',
  '[constructor.prototype]\npwn = 1',
  '[[constructor.prototype]]\npwn = 1',
  '[[hasOwnProperty.x]]\ncall = 1',
  '__proto__.pwn = 1',
  '[__proto__]\npwn = 1',
  'a = { __proto__ = { pwn = 1 } }',
  '"__proto__"."pwn" = 1',
  "'constructor'.'pwn' = 1",
  '["\\u0068asOwnProperty"]\ncall = 1',
  '\r[hasOwnProperty]\ncall = 1',
  '[valueOf]\n[valueOf.call]\nx = 1',
  '[__defineGetter__]\ncall = 1',
];

/** Everything that can be reached from Object.prototype by two names, and what it is. */
function snapshot(): readonly string[] {
  const members: string[] = [];
  for (const [owner, object] of [
    ['Object.prototype', Object.prototype],
    ['Object', Object],
    ['Function.prototype', Function.prototype],
    ['Array.prototype', Array.prototype],
  ] as const) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      members.push(`${owner}.${name}: ${typeof descriptor.value}`);
      if (typeof descriptor.value !== 'function') continue;
      for (const inner of Object.getOwnPropertyNames(descriptor.value)) members.push(`${owner}.${name}.${inner}`);
    }
  }
  return members;
}

test('no document changes the objects of the process', () => {
  const before = snapshot();
  for (const text of EXPLOITS) {
    const document = parseToml(text);
    for (const statement of document.statements) if (statement.type === 'entry') decode(text, statement.value);
    secondOpinion(document);
    readWithIarna(text);
    assert.deepEqual(snapshot(), before, text);
  }
});

test('such keys are ordinary keys of tables without prototype', () => {
  const reading = readWithIarna('[hasOwnProperty]\ncall = 1\n[__proto__]\nx = 2');
  assert.ok(reading.accepted);
  assert.equal(Object.getPrototypeOf(reading.table), null);
  assert.equal(JSON.stringify(reading.table), '{"hasOwnProperty":{"call":1},"__proto__":{"x":2}}');
});

test('an objection has an offset inside the text', () => {
  assert.deepEqual(readWithIarna('a = 1\nb = x'), { accepted: false, at: 10 });
  assert.deepEqual(readWithIarna('a = "'), { accepted: false, at: 5 });
  assert.deepEqual(readWithIarna('a = 2020-13-45'), { accepted: false, at: undefined });
});

test('the version is the one whose private methods the subclass overrides', () => {
  const { version } = createRequire(import.meta.url)('@iarna/toml/package.json');
  assert.equal(version, '2.2.5');
});

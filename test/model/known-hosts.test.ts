/** Reference 3, clause by clause: what Tuweni reads, and where it stops. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import {
  fingerprintSpan,
  identifierSpan,
  parseLine,
  readFingerprint,
} from '../../server/src/model/known-hosts-line.ts';
import { checksum, fingerprintSet } from '../../server/src/model/usual-lines.ts';
import type { Span } from '../../server/src/toml/tree.ts';

const sha256 = 'ab'.repeat(32);

/** What a file gives, in a form that a table can hold. */
function read(text: string): readonly string[] {
  return parseKnownHosts(text)
    .lines()
    .map((line) =>
      line.type === 'entry' ? `${line.line}: ${line.name} = ${line.hex}` : `${line.line}: stops at ${line.fault}`,
    );
}

const clauses: Readonly<Record<string, readonly (readonly [text: string, expected: readonly string[]])[]>> = {
  'blank lines and comments are skipped': [
    ['', []],
    ['\n \t\n# comment\n  # indented\n', []],
    [`#a ${sha256}`, []],
    ['\u0000 # after control characters\n', []],
  ],
  'lines end with LF, CRLF or CR': [
    ['a ab\nb cd', ['0: a = ab', '1: b = cd']],
    ['a ab\r\nb cd\r\n', ['0: a = ab', '1: b = cd']],
    ['a ab\rb cd', ['0: a = ab', '1: b = cd']],
  ],
  'identifier and fingerprint are split at the first white space': [
    [`a ${sha256}`, [`0: a = ${sha256}`]],
    ['a \t  ab', ['0: a = ab']],
    ['a\vab', ['0: a = ab']],
    ['a\fab', ['0: a = ab']],
    ['a \u0001ab', ['0: a = ab']],
    ['lonely', ['0: stops at line']],
    ['a\u00a0ab', ['0: stops at line']],
    ['  a ab  ', ['0: a = ab']],
  ],
  'there are no trailing comments': [
    ['a ab # mine', ['0: stops at fingerprint']],
    ['a ab#mine', ['0: stops at fingerprint']],
  ],
  'the identifier is lower-cased': [
    ['Node1.Example:8080 ab', ['0: node1.example:8080 = ab']],
    ['ÄÖ ab', ['0: äö = ab']],
  ],
  'colons are dropped and one 0x is allowed': [
    ['a AB:CD', ['0: a = abcd']],
    ['a :a:b:', ['0: a = ab']],
    ['a 0xABcd', ['0: a = abcd']],
    ['a 0:xab', ['0: a = ab']],
    ['a 0XAB', ['0: stops at fingerprint']],
    ['a 0x0xab', ['0: stops at fingerprint']],
  ],
  'everything that is no hex of even length stops Orion': [
    ['a abc', ['0: stops at fingerprint']],
    ['a SHA256:ab', ['0: stops at fingerprint']],
    ['a sha256 Fingerprint=AB', ['0: stops at fingerprint']],
    ['a ab-cd', ['0: stops at fingerprint']],
    ['a ab cd', ['0: stops at fingerprint']],
    ['a ａｂ', ['0: stops at fingerprint']],
  ],
  'the length is not checked': [
    ['a ab', ['0: a = ab']],
    ['a 0x', ['0: a = ']],
    ['a ::', ['0: a = ']],
    [`a ${'ab'.repeat(20)}`, [`0: a = ${'ab'.repeat(20)}`]],
  ],
  'a byte order mark belongs to the first identifier': [
    ['\uFEFFa ab', ['0: \uFEFFa = ab']],
    ['\uFEFF# comment', ['0: stops at fingerprint']],
    ['\uFEFF#comment', ['0: stops at line']],
  ],
};

for (const [clause, cases] of Object.entries(clauses)) {
  test(clause, () => {
    for (const [text, expected] of cases) assert.deepEqual(read(text), expected, JSON.stringify(text));
  });
}

test('the last entry of a name is in effect', () => {
  const hosts = parseKnownHosts('a 11\nA 22\nb 33\n');
  assert.equal(hosts.inEffect().get('a')?.hex, '22');
  assert.equal(hosts.inEffect().size, 2);
});

/** Each entry that has no effect as `line: name`, and the line of the one that has. */
function overridden(text: string): readonly string[] {
  const found = [...parseKnownHosts(text).overridden()];
  return found.map(([{ line, name }, winner]) => `${line}: ${name}, by ${winner.line}`);
}

test('entries that a later one overrides, however either is spelled', () => {
  const usual = `a ${sha256}`;
  const unusual = `A ${sha256}`;
  assert.deepEqual(overridden(`${usual}\n${usual}\n`), ['0: a, by 1']);
  assert.deepEqual(overridden(`${usual}\n# ${usual}\n${unusual}\n`), ['0: a, by 2']);
  assert.deepEqual(overridden(`${unusual}\n\n${usual}\n`), ['0: a, by 2']);
  assert.deepEqual(overridden(`b ab\n${unusual}\nb cd\n${usual}\n${unusual}`), [
    '0: b, by 2',
    '1: a, by 4',
    '3: a, by 4',
  ]);
  assert.deepEqual(overridden(`${usual}\nb ${sha256}\na\na xyz\n`), []);
});

test('names of equal checksum are two names', () => {
  const [left, right] = ['az', 'b['];
  assert.equal(checksum(left, 0, 2), checksum(right, 0, 2));
  assert.deepEqual(overridden(`${left} ${sha256}\n${right} ${sha256}\n`), []);
  assert.deepEqual(overridden(`${left} ${sha256}\n${right} ${sha256}\n${left} ${sha256}\n`), ['0: az, by 2']);
});

test('the entries that pin a certificate, in order', () => {
  const similar = `${sha256.slice(0, -2)}ac`;
  const text = `# ${sha256}\nb ${sha256.toUpperCase()}\na ${sha256}\nc ${similar}\na ${sha256}\nd 12\n`;
  const hosts = parseKnownHosts(text);
  const linesOf = (...fingerprints: readonly string[]) =>
    hosts.pinning(fingerprintSet(fingerprints)).map(({ line }) => line);
  assert.deepEqual(linesOf(sha256), [1, 2, 4]);
  assert.deepEqual(linesOf('12', similar), [3, 5]);
  assert.deepEqual(linesOf('34'), []);
  assert.equal(hosts.pinning(fingerprintSet([similar]))[0], hosts.lines()[2], 'the same object as among the lines');
});

test('lines of usual and unusual spelling are in order and alike', () => {
  const usual = `a ${sha256}`;
  const text = `${usual}\n ${usual}\n\n# ${usual}\n${usual}\r\nx\n${usual}\r${usual} `;
  const lines = parseKnownHosts(text).lines();
  assert.deepEqual(
    lines.map(({ line }) => line),
    [0, 1, 4, 5, 6, 7],
  );
  for (const line of lines) assert.deepEqual(line, parseLine(text, line, line.line));
});

test('a private key among the lines is malformed, and nothing of it is kept', () => {
  const body = 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg';
  const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;
  const { text, size, unusual } = parseKnownHosts(`a ${sha256}\n${key}b ${sha256}\n`);
  assert.ok(!text.includes(body));
  assert.deepEqual([size, unusual.length], [5, 3]);
  assert.ok(unusual.every(({ type }) => type === 'malformed'));
});

test('spans cover what they name', () => {
  const text = '  Node1  AB:CD \r\nlonely\nother \t12 34';
  const textOf = (span: Span | undefined) => span && text.slice(span.start, span.end);
  const found = parseKnownHosts(text)
    .lines()
    .map((line) => [line, identifierSpan(line), fingerprintSpan(line)].map(textOf));
  assert.deepEqual(found, [
    ['Node1  AB:CD', 'Node1', 'AB:CD'],
    ['lonely', 'lonely', undefined],
    ['other \t12 34', 'other', '12 34'],
  ]);
});

test('a fingerprint alone', () => {
  assert.equal(readFingerprint('AA:bb'), 'aabb');
  assert.equal(readFingerprint('SHA256:aabb'), undefined);
});

test('hostile text is read without harm', () => {
  const text = `${'x'.repeat(1_000_000)}\n<img src=x> \u001b[31m\n\u202e ab\n\u0000\u0000 ab\n`;
  assert.deepEqual(
    parseKnownHosts(text)
      .lines()
      .map((line) => line.type),
    ['malformed', 'malformed', 'entry', 'malformed'],
  );
});

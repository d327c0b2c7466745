/** Lines added, replaced and removed, judged by the text that is left. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKnownHosts } from '../../server/src/model/known-hosts.ts';
import { pinEdits, removeLine } from '../../server/src/model/known-hosts-edits.ts';
import { applyEdits } from '../support/fix-promise.ts';

const one = '11'.repeat(32);
const two = '22'.repeat(32);

const pins: Readonly<Record<string, readonly [text: string, expected: string]>> = {
  'an empty file': ['', `a ${two}\n`],
  'a file without a line break at its end': [`b ${one}`, `b ${one}\na ${two}\n`],
  'a file with CRLF': [`# x\r\nb ${one}\r\n`, `# x\r\nb ${one}\r\na ${two}\r\n`],
  'comments and blank lines': [`# who\n\nb ${one}\n\n# end`, `# who\n\nb ${one}\n\n# end\na ${two}\n`],
  'another certificate': [`  A  0x${one.toUpperCase()} \n# x\n`, `  a ${two} \n# x\n`],
  'every line of the identifier': [`a ${one}\nA ab\n`, `a ${two}\na ${two}\n`],
  'a line on which Orion stops': ['a SHA256:nonsense # x\n', `a ${two}\n`],
  'an identifier without a fingerprint': ['a\n', `a ${two}\n`],
  'the same certificate in another spelling': [`a ${two.toUpperCase()}\n`, `a ${two.toUpperCase()}\n`],
};

for (const [given, [text, expected]] of Object.entries(pins)) {
  test(`pin: ${given}`, () => {
    const edits = pinEdits(parseKnownHosts(text), [{ identifier: 'a', fingerprint: two }]);
    const after = applyEdits(text, edits);
    assert.equal(after, expected);
    assert.equal(parseKnownHosts(after).inEffect().get('a')?.hex, two);
  });
}

test('pin: several at once, in order', () => {
  const text = `b ${one}\n`;
  const edits = pinEdits(parseKnownHosts(text), [
    { identifier: 'c', fingerprint: two },
    { identifier: 'b', fingerprint: two },
    { identifier: 'a', fingerprint: two },
  ]);
  assert.equal(applyEdits(text, edits), `b ${two}\nc ${two}\na ${two}\n`);
});

const removals: Readonly<Record<string, readonly [text: string, index: number, expected: string]>> = {
  'the first line': ['a 11\nb 22\n', 0, 'b 22\n'],
  'the last line without a line break': ['a 11\nb 22', 1, 'a 11\n'],
  'a line with CRLF': ['a 11\r\nb 22\r\nc 33\r\n', 1, 'a 11\r\nc 33\r\n'],
  'a line with CR': ['a 11\rb 22\r', 0, 'b 22\r'],
  'an indented line between comments': ['# a\n  b 22  \n# c\n', 0, '# a\n# c\n'],
};

for (const [given, [text, index, expected]] of Object.entries(removals)) {
  test(`remove: ${given}`, () => {
    const hosts = parseKnownHosts(text);
    const line = hosts.lines()[index];
    assert.ok(line);
    assert.equal(applyEdits(text, [removeLine(hosts, line)]), expected);
  });
}

test('a mark that the editor hides counts for Orion, not for offsets', () => {
  const hosts = parseKnownHosts('a 11\nb 22\n', true);
  assert.deepEqual([...hosts.inEffect().keys()], ['\uFEFFa', 'b']);
  assert.deepEqual(
    hosts.lines().map(({ start, end }) => hosts.text.slice(start, end)),
    ['a 11', 'b 22'],
  );
  assert.equal(parseKnownHosts('# comment\n', true).lines()[0]?.type, 'malformed');
  assert.equal(parseKnownHosts('', true).lines()[0]?.type, 'malformed');
});

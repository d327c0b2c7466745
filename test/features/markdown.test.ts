/** Foreign text in Markdown: it must show as it is and never act. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bullets, code, paragraphs, plainText, table } from '../../server/src/features/markdown.ts';

const cases: readonly { text: string; shown: string }[] = [
  { text: 'CN=node1', shown: '`CN=node1`' },
  { text: '[x](command:evil)<img src=x onerror=alert(1)>', shown: '`[x](command:evil)<img src=x onerror=alert(1)>`' },
  { text: 'a`b', shown: '``a`b``' },
  { text: '`[x](command:evil)`', shown: '`` `[x](command:evil)` ``' },
  { text: 'a``b`c```', shown: '```` a``b`c``` ````' },
  { text: ' padded ', shown: '`  padded  `' },
  { text: 'a\n\n# heading', shown: '`a\\u{a}\\u{a}# heading`' },
  { text: 'a\r\n```\r\nb', shown: '````a\\u{d}\\u{a}```\\u{d}\\u{a}b````' },
  { text: 'safe\u202Egnp.exe', shown: '`safe\\u{202e}gnp.exe`' },
  { text: '', shown: '(empty)' },
  { text: '  ', shown: '(blank)' },
];

for (const { text, shown } of cases) {
  test(`code shows ${JSON.stringify(text)} as ${shown}`, () => assert.equal(code(text), shown));
}

test('code leaves no way out of the span, whatever run of backticks is inside', () => {
  for (let run = 1; run < 12; run += 1) {
    const shown = code(`x${'`'.repeat(run)}<b>y`);
    const fence = /^`+/.exec(shown)?.[0] ?? '';
    assert.equal(fence.length, run + 1);
    assert.ok(shown.endsWith(fence));
    assert.doesNotMatch(shown, /\n/);
  }
});

test('long text loses its middle and no half of a character', () => {
  const shown = code('🔑'.repeat(100_000), 21);
  assert.equal(shown, `\`${'🔑'.repeat(5)}…${'🔑'.repeat(5)}\``);
  assert.equal(plainText('x'.repeat(100), 10), 'xxxxx…xxxxx');
});

test('plain text has no line break', () => {
  assert.equal(plainText('a\nb'), 'a\\u{a}b');
});

test('a bar does not end a cell', () => {
  assert.equal(table(['a', 'b'], [['c', code('d|e')]]), '| a | b |\n| :--- | :--- |\n| c | `d\\|e` |');
});

test('what is undefined is left out', () => {
  assert.equal(bullets(['a', undefined, 'b']), '- a\n- b');
  assert.equal(paragraphs('a', undefined, '', 'b'), 'a\n\nb');
});

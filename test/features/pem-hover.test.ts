/** Hover inside PEM files: the block under the cursor, and nothing of a key that is secret. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pemHover } from '../../server/src/features/pem-hover.ts';
import { fixture, makeCertificate, testNow } from '../support/fixtures.ts';

const now = new Date(testNow);
const encode = (text: string) => new TextEncoder().encode(text);
/** Hovers at the first place where `at` stands. */
const hoverAt = (text: string, at: string) => pemHover(encode(text), text.indexOf(at), now);

test('pem hover: the certificate of the block, with its span', async () => {
  const [first, second] = [await fixture('cert'), await fixture('other-cert')];
  const text = `comment\n${first}between\n${second}`;
  const found = hoverAt(text, second.slice(40, 80));
  assert.match(found?.markdown ?? '', /^\*\*Certificate\*\*[\s\S]*other\.example:8080/);
  assert.equal(text.slice(found?.start, found?.end), second.trim());
  assert.equal(hoverAt(text, 'between'), undefined);
  assert.equal(hoverAt(text, 'comment'), undefined);
});

test('pem hover: offsets do not count a byte order mark', async () => {
  const text = await fixture('cert');
  const marked = pemHover(encode(`\ufeff${text}`), 0, now);
  assert.equal(marked?.start, 0);
});

for (const name of ['key', 'sec1-key', 'encrypted-key', 'rsa-key-pkcs1'] as const) {
  test(`pem hover: of a private key only form, kind and public fingerprint (${name})`, async () => {
    const text = await fixture(name);
    const { markdown = '' } = hoverAt(text, 'PRIVATE') ?? {};
    assert.match(markdown, /^\*\*Private key\*\*\n\n- Form: /);
    const body = text.replace(/-----.*-----|\s/g, '');
    for (let start = 0; start + 12 <= body.length; start += 1) {
      assert.ok(!markdown.includes(body.slice(start, start + 12)), 'a piece of the key is shown');
    }
  });
}

const others: readonly (readonly [name: string, text: () => string | Promise<string>, says: RegExp])[] = [
  ['request', () => fixture('request'), /certificate request/],
  ['public key', () => fixture('public-key'), /a public key/],
  ['no end', async () => (await fixture('cert')).replace(/-----END.*/, ''), /the END line is missing/],
  ['empty', () => '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----', /nothing between/],
  ['no base64', () => '-----BEGIN CERTIFICATE-----\n???\n-----END CERTIFICATE-----', /not base64/],
  [
    'a label with Markdown',
    () => '-----BEGIN [x](command:evil)-----\nAAAA\n-----END [x](command:evil)-----',
    /^This is `a block of another kind \(BEGIN \[x\]\(command:evil\)\)`\.$/,
  ],
];

for (const [name, text, says] of others) {
  test(`pem hover: ${name}`, async () => {
    assert.match(hoverAt(await text(), '-----BEGIN')?.markdown ?? '', says);
  });
}

test('pem hover: a subject is plain text', async () => {
  const subject = 'CN=[x](command:workbench.action.terminal.new)<img src=x onerror=alert(1)>';
  const text = await makeCertificate({ key: 'node', subject });
  const line = hoverAt(text, 'BEGIN')
    ?.markdown.split('\n')
    .find((each) => each.includes('Subject'));
  assert.match(line ?? '', /^- Subject: `CN=\[x\]\(command.*<img.*>`$/);
});

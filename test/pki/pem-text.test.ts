/** PEM blocks in other texts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pemTexts, withoutPrivateKeys } from '../../server/src/pki/pem-text.ts';
import { parseMarks, renderMarks } from '../support/marks.ts';

const first = 'MHcCAQEEIDFiMjMzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwoAoGCCqGSM49';
const second = 'AwEHoUQDQgAE+/==';
const open = 'MIIBtTCCAVugAwIBAgIUZ2xvYmFsbHktdW5pcXVlLXNlcmlhbDAKBggqhkjOPQQD';
const begin = '-----BEGIN EC PRIVATE KEY-----';
const end = '-----END EC PRIVATE KEY-----';

/** `«…»` around every block. */
const blocks: readonly (readonly [given: string, text: string])[] = [
  ['a key', `a = 1\r\n«${begin}\r\n${first}\r\n${second}\r\n${end}»\r\nb = 2`],
  [
    'a certificate and a key',
    `«-----BEGIN CERTIFICATE-----\n${open}\n-----END CERTIFICATE-----»\n«${begin}\n${first}\n${end}»`,
  ],
  ['a key without its end', `x = 1\n«${begin}\n${first}\n${second}»\n\ntls = "strict"\n`],
  ['a key with the end of another', `«${begin}\n${first}\n-----END CERTIFICATE-----»\n`],
  ['headers and blank lines', `«${begin}\nProc-Type: 4,ENCRYPTED\n\n${first}\n${end}»`],
  [
    'a checksum, as PGP has it',
    `«-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${first}\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----»`,
  ],
  ['a comment of another kind', `«${begin}\n${first}»\n# orion-ignore: template\ntls = "off"`],
  ['a comment', `# «${begin}\n# ${first}\n# ${second}»\n# a word\ntls = "off"`],
  ['a string with escapes', `tlsserverkey = "«${begin}\\n${first}\\r\\n${second}\\n${end}»\\n" # x`],
  ['a list', `tlsserverchain = ["«${begin}",\n  "${first}",\n  "${second}»"]\n`],
  ['a list on one line', `a = ["«${begin}", "${first}", "${second}","${end}»"] # x\ntls = "off"`],
  ['one line', `«${begin} ${first} ${second} ${end}»`],
  ['a key inside a certificate', `-----BEGIN CERTIFICATE-----\n«${begin}\n${first}\n${end}»`],
  ['a line of something else within', `«${begin}\n${first}»\n!!\n«${first}»\ntls = "off"\n«${first}»\n${end}`],
  ['a sentence', `# It begins with ${begin} and ends in the file below workdir with\n# ${end}\n`],
  ['a sentence before statements', `# a file with ${begin}\ntls\nnodeport = 1\n`],
  ['a BEGIN line alone', `${begin}\n`],
  ['a public key', `«-----BEGIN PUBLIC KEY-----\n${open}\n-----END PUBLIC KEY-----»`],
];

for (const [given, marked] of blocks) {
  test(`blocks: ${given}`, () => {
    const { text, ranges } = parseMarks(marked);
    assert.equal(renderMarks(text, pemTexts(text)), renderMarks(text, ranges));
  });

  test(`nothing of a key is left: ${given}`, () => {
    const { text } = parseMarks(marked);
    const masked = withoutPrivateKeys(text);
    assert.equal(masked.length, text.length);
    assert.equal(masked.replace(/[^\r\n\\"]/g, '.'), text.replace(/[^\r\n\\"]/g, '.'));
    if (!text.includes('PRIVATE KEY')) assert.equal(masked, text);
    for (const line of [first, second]) assert.ok(!masked.includes(line), masked);
    for (const statement of [open, 'tls = "strict"', 'tls = "off"', 'nodeport = 1', '# a word']) {
      assert.equal(masked.includes(statement), text.includes(statement));
    }
  });
}

test('hostile texts take no longer than their length', () => {
  const many = (piece: string) => piece.repeat(2_000_000 / piece.length);
  for (const text of [
    many(`${begin}\n`),
    many(begin),
    `${begin}${many(' ')}x`,
    `${begin}${many(`${first} `)}`,
    many('-----END '),
    `${begin}${many('\\')}`,
  ])
    assert.ok(withoutPrivateKeys(text).length === text.length);
});

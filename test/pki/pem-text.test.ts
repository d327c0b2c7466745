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

const third = '/wD8qNnsyqJtWmPQ/2cVn0yT4dkX1oGm7sZbR5eUuLhCfAIjK9xBvMDgYpEwH3Qr';
const tail = 'CREtseCrEts3CrEt';
const lines = [begin, first, third, second, end];

const spellings: readonly (readonly [given: string, text: string])[] = [
  ['a tab before each line', `a = "${lines.join('\\n\\t')}"`],
  ['a tabulator before each line', lines.join('\n\t')],
  ['line breaks as code points', `a = "${lines.join('\\u000A')}"`],
  ['a line that goes on', `a = """${lines.join('\\\n')}"""`],
  ['a quotation', lines.map((line) => `# > ${line}`).join('\n')],
  ['a comment of another language', lines.map((line) => `// ${line}`).join('\n')],
  ['an old comment', lines.map((line) => `; ${line}`).join('\n')],
  ['a list of another language', lines.map((line) => `- ${line}`).join('\n')],
  ['numbered lines', lines.map((line, index) => `${index + 1}: ${line}`).join('\n')],
  ['a comment behind each line', lines.map((line) => `${line} # x`).join('\n')],
  ['a comment behind BEGIN', lines.join('\n').replace('\n', ' # orion-ignore: pem-in-config\n')],
  ['a comment in a list', `a = [${lines.map((line) => `"${line}", # x\n`)}]`],
  ['escaped slashes', lines.join('\n').replaceAll('/', '\\/')],
  ['small letters', `${begin.toLowerCase()}\n${first}\n${third}\n`],
  ['a header that is none', `${begin}\nX-Vault: a b\n${first}\n${third}\n${tail}\n${end}`],
  ['a header that is none, without END', `${begin}\nX-Vault: a b\n${first}\n${third}\n${tail}\n`],
  ['a header with letters as escapes', `a = "${begin}\\nComment: caf\\u00e9\\n${first}\\n${tail}\\n${end}"`],
  ['an answer by mail', lines.map((line) => `> ${line}`).join('\n>\n')],
  ['a line like a path behind something else', `# ${begin}\n# ${first}\ntls = "off"\n${third}\n`],
  ['without BEGIN', `tls = "off"\n${third}\n${first} x\n${second}\n${end}\n`],
  ['without BEGIN, in a comment', `tls = "off"\n# ${third}\n# ${first}\n#\n# ${second}\n# ${end}\n`],
  ['encrypted the old way', `${begin}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${third}\n${first}\n${end}`],
  ['with eaten backslashes', `tlsserverkey = "${lines.join('n')}"`],
  ['with the first line taken out', `tlsserverkey = "${begin} ... ${third} ${first} ${end}"`],
  ['in the source of another program', lines.map((line) => `# "${line}\\n" +`).join('\n')],
  [
    'encrypted the old way, on one line',
    `# ${begin} Proc-Type: 4,ENCRYPTED DEK-Info: AES-128-CBC,00 ${third} ${first} ${end}`,
  ],
  ['an item of a list each', `a = [\n${lines.map((line) => `["${line}"],\n`).join('')}]`],
];

for (const [given, text] of spellings) {
  test(`nothing of a key is left, however it is written: ${given}`, () => {
    const masked = withoutPrivateKeys(text);
    assert.equal(masked.length, text.length);
    for (const line of [first, third, second, tail]) {
      for (const piece of line.match(/[A-Za-z0-9+]{8,}/g) ?? []) assert.ok(!masked.includes(piece), masked);
    }
    assert.equal(withoutPrivateKeys(masked), masked);
    assert.deepEqual(masked.match(/\\u..../g), text.match(/\\u..../g));
  });
}

const speaking = `# A key file begins with ${begin}`;

for (const [given, text] of [
  [
    'paths of a list',
    `${speaking}\nprivatekeys = [\n  "/tmp/Run1/k/production/cluster/Node1/keys/tm",\n  "data/keys/Node1",\n]\n`,
  ],
  ['a path', `${speaking}\ntlsserverkey = "/srv/Orion/production/cluster/Node1/keys/tm"\n`],
  [
    'a path between BEGIN and END',
    `${speaking}\ntlsserverkey = "/srv/Orion/production/Node1/tm"\n# and ends with ${end}\n`,
  ],
  ['a path in the next line', `${speaking}\nprivatekeys = ["keys/Production1/cluster/Node1/of/the/network"]\n`],
  [
    'paths of a list between BEGIN and END',
    `${speaking}\npublickeys = [\n "enclave/Node1/PublicKey1",\n "enclave/Node1/PublicKey22",\n]\n# and ends with ${end}\n`,
  ],
  [
    'a path before a sentence about END',
    `privatekeys = ["keys/Production1/cluster/Node1/of/the/network"]\n# a key file ends with ${end}\n`,
  ],
  [
    'long paths of a list',
    `${speaking}\nprivatekeys = [\n  "/srv/Orion/networks/Production1/cluster/Node1/enclave/keys/key1",\n  "MAINNET/Production1/cluster/Node1/of/the/networks"\n]\n`,
  ],
  ['only of the END', `publickeys = [\n "enclave/Node1/PublicKey1",\n]\n# ends with ${end}\n`],
  ['known hosts behind another comment', `# ${begin}\n# in it).\nNode1ClientCertificate ${'a1'.repeat(32)}\n`],
  ['a path far away', `${speaking}\n${'\n# x'.repeat(20)}\na = "Production1/cluster/Node1/of/the/network/keys/tm"\n`],
  ['a known host', `# Never paste ${begin} here\nnode1clientcertificate ${'a1'.repeat(32)}\n`],
  ['a known host with capital letters', `# Never paste ${begin} here\nNode1ClientCertificate ${'A1'.repeat(32)}\n`],
  ['a known host with both', `# Never paste ${begin} here\nnode1 ${'aB1c'.repeat(16)}\n`],
] as const) {
  test(`whoever speaks of a key has not written one: ${given}`, () => {
    assert.equal(withoutPrivateKeys(text), text);
  });
}

test('a table behind a key without an end stays one', () => {
  const text = `# ${begin}\n# ${first}\n[foo]\n`;
  assert.match(withoutPrivateKeys(text), /\n\[foo\]\n$/);
});

test('two megabytes of anything are masked and keep their length', () => {
  const many = (piece: string) => piece.repeat(2_000_000 / piece.length);
  for (const text of [
    many(`${begin}\n`),
    many(begin),
    `${begin}${many(' ')}x`,
    `${begin}${many(`${first} `)}`,
    many('-----END '),
    many(`${end}\n`),
    `${many(`${first}\n`)}${end}`,
    `${many(`x\n`)}${end}`,
    `${begin}${many('\\')}`,
    `${begin}\n${first}\n${many('/')}!`,
    `${begin}\n${first}\n${many('1 ')}!`,
    `${begin}\n${many('[')}!`,
    `${begin}\n${first}\n${many(`x\n`)}`,
    `${begin}\n${many(`${first}\nx y\n`)}${end}`,
  ])
    assert.ok(withoutPrivateKeys(text).length === text.length);
});

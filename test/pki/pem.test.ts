/** PEM files: which blocks are found where, what is wrong with them, and what a file is that has none. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PemProblem } from '../../server/src/pki/pem.ts';
import { blockAt, MAX_BLOCKS, readPem } from '../../server/src/pki/pem.ts';
import { assertNoKeyMaterial } from '../support/key-material.ts';
import { derOf, makeCertificate, openssl, privateKey, toPem } from '../support/openssl.ts';

const read = (content: string | Uint8Array) => readPem(Buffer.from(content));
const small = '-----BEGIN X-----\nMAA=\n-----END X-----';

test('spans and lines are those of an editor, byte order mark and CRLF or not', () => {
  const text = `one\r\n${small.replaceAll('\n', '\r\n')}\r\n\r\n${small}`;
  for (const content of [text, `\uFEFF${text}`]) {
    const file = read(content);
    assert.equal(file.text(), text);
    assert.deepEqual(
      file.blocks.map(({ start, end, line, endLine }) => [text.slice(start, end), line, endLine]),
      [
        [small.replaceAll('\n', '\r\n'), 1, 3],
        [small, 5, 7],
      ],
    );
  }
});

test('a block knows its label, its headers, its bytes and what they are', () => {
  const [block] = read(openssl(['rsa', '-traditional', '-aes128', '-passout', 'pass:x'], privateKey())).blocks;
  assert.equal(block?.label, 'RSA PRIVATE KEY');
  assert.deepEqual(
    block?.headers.map(({ name }) => name),
    ['Proc-Type', 'DEK-Info'],
  );
  assert.equal(block?.headers[0]?.value, '4,ENCRYPTED');
  assert.equal(block?.encrypted, true);
  assert.equal(block?.problem, undefined);
  assert.equal(block?.content, undefined, 'the bytes are encrypted');

  const { certificate } = makeCertificate();
  const [plain] = read(certificate).blocks;
  assert.equal(plain?.content, 'certificate');
  assert.deepEqual(Buffer.from(plain?.der() ?? []), derOf(certificate));
});

const broken: readonly (readonly [text: string, label: string, problem: PemProblem])[] = [
  ['-----BEGIN X-----\nMAA=', 'X', { kind: 'no-end' }],
  ['-----BEGIN X-----\nMAA=\n-----END Y-----', 'X', { kind: 'other-end', label: 'Y' }],
  ['-----BEGIN X-----\n\n-----END X-----', 'X', { kind: 'empty' }],
  ['-----BEGIN X-----\nName: value\n\n-----END X-----', 'X', { kind: 'empty' }],
  [
    '-----BEGIN X-----\nMA*=\n-----END X-----',
    'X',
    { kind: 'bad-base64', fault: { kind: 'illegal-character', character: '*', index: 2 } },
  ],
];

for (const [text, label, problem] of broken) {
  test(`${JSON.stringify(text)}: ${problem.kind}`, () => {
    const file = read(text);
    assert.equal(file.blockCount, 1);
    assert.equal(file.blocks[0]?.label, label);
    assert.deepEqual(file.blocks[0]?.problem, problem);
    assert.equal(file.blocks[0]?.der(), undefined);
    assert.equal(file.blocks[0]?.end, text.length);
  });
}

test('a BEGIN before the END closes the block before it, and the next one is read', () => {
  const file = read(`-----BEGIN A-----\nMAA=\n${small}`);
  assert.deepEqual(
    file.blocks.map(({ label, problem }) => [label, problem?.kind]),
    [
      ['A', 'no-end'],
      ['X', undefined],
    ],
  );
});

test('the cursor is in a block from its BEGIN to the end of its END', () => {
  const file = read(`a\n${small}\nb`);
  assert.equal(blockAt(file, 1), undefined);
  assert.equal(blockAt(file, 2)?.label, 'X');
  assert.equal(blockAt(file, 2 + small.length)?.label, 'X');
  assert.equal(blockAt(file, 3 + small.length), undefined);
});

test('a hundred blocks are read, all are counted', () => {
  const file = read(`${small}\n`.repeat(MAX_BLOCKS + 7));
  assert.equal(file.blocks.length, MAX_BLOCKS);
  assert.equal(file.blockCount, MAX_BLOCKS + 7);
});

const contents: readonly (readonly [name: string, make: () => string | Uint8Array, content: string])[] = [
  ['PEM', () => small, 'pem'],
  ['nothing', () => '', 'empty'],
  ['blanks after a byte order mark', () => '\uFEFF \n', 'empty'],
  ['text', () => 'hello', 'text'],
  ['UTF-16 little endian', () => Buffer.from('\uFEFFhello', 'utf16le'), 'utf-16'],
  ['UTF-16 big endian', () => Buffer.from('\uFEFFhello', 'utf16le').swap16(), 'utf-16'],
  ['bytes', () => Buffer.from([0, 1, 2]), 'binary'],
  ['base64 of a certificate', () => derOf(makeCertificate().certificate).toString('base64'), 'bare-base64'],
  ['base64 of PEM', () => Buffer.from(privateKey()).toString('base64'), 'bare-base64'],
  ['base64 of anything else', () => Buffer.from('anything else').toString('base64'), 'text'],
  ['DER', () => derOf(makeCertificate().certificate), 'certificate'],
];

for (const [name, make, content] of contents) {
  test(`a file that is ${name}: ${content}`, () => assert.equal(read(make()).content, content));
}

test('a file that holds a key shows nothing of it', () => {
  assertNoKeyMaterial(read(privateKey('rsa')), privateKey('rsa'));
  assertNoKeyMaterial(read(derOf(privateKey('ec'))), derOf(privateKey('ec')));
});

test('the search for key material finds it', () => {
  const key = privateKey('ec');
  for (const leak of [{ key }, derOf(key), [...derOf(key)], derOf(key).toString('hex'), { a: [{ key }] }]) {
    assert.throws(() => assertNoKeyMaterial(leak, key), /part of the key/);
  }
});

test('a megabyte of hostile text is read in one pass', () => {
  const megabyte = 1024 * 1024;
  for (const piece of ['-----BEGIN ', '-----BEGIN A-----', '-----END A-----', '-', 'a: b\n', small, '0\n', '=']) {
    const text = piece.repeat(Math.ceil(megabyte / piece.length)).slice(0, megabyte);
    assert.ok(read(text).blocks.length <= MAX_BLOCKS);
    assert.ok(read(`-----BEGIN A-----\n${text}\n-----END A-----`).blockCount >= 1);
  }
});

test('any bytes as content of a block', () => {
  for (let length = 0; length < 300; length++) {
    const [block] = read(toPem('CERTIFICATE', Buffer.alloc(length, 0x30 + (length % 7)))).blocks;
    assert.equal(block?.der()?.length ?? 0, length);
  }
});

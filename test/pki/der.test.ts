/** The DER reader: what it takes, and that nothing makes it read past an end. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitLength, elementsOf, magnitudeOf, oidOf, readDer, smallIntegerOf } from '../../server/src/pki/der.ts';
import { der, oid, text } from '../support/der-writer.ts';

const hex = (digits: string) => Buffer.from(digits, 'hex');

const elements: readonly (readonly [digits: string, end: number | undefined])[] = [
  ['0500', 2],
  ['0401ff', 3],
  ['0401ffff', 3],
  [`048180${'00'.repeat(128)}`, 131],
  ['', undefined],
  ['30', undefined],
  ['0402ff', undefined],
  ['3080', undefined],
  ['04817f', undefined],
  [`04820080${'00'.repeat(128)}`, undefined],
  ['0485000000000100', undefined],
  ['0484ffffffff', undefined],
  ['1f0100', undefined],
];

for (const [digits, end] of elements) {
  test(`${digits.slice(0, 20) || 'nothing'}: ${end === undefined ? 'no element' : `ends at ${end}`}`, () => {
    assert.equal(readDer(hex(digits))?.end, end);
  });
}

test('elements must fill what holds them, and only constructed ones hold any', () => {
  assert.equal(elementsOf(readDer(hex('300405000500')))?.length, 2);
  assert.equal(elementsOf(readDer(hex('3000')))?.length, 0);
  assert.equal(elementsOf(readDer(hex('3003050005'))), undefined);
  assert.equal(elementsOf(readDer(hex('04020500'))), undefined);
  assert.equal(elementsOf(undefined), undefined);
});

test('too many elements are none', () => {
  assert.equal(elementsOf(readDer(der(0x30, Buffer.alloc(2 * 70_000, hex('0500'))))), undefined);
});

test('object identifiers', () => {
  for (const dotted of ['2.5.4.3', '1.2.840.113549.1.1.11', '0.9.2342.19200300.100.1.1', '2.16.840.1.101.3.4.2.1']) {
    assert.equal(oidOf(readDer(oid(dotted))), dotted);
  }
  assert.equal(oidOf(readDer(hex('0603883703'))), '2.999.3');
  const uuid = Buffer.from([0x69, ...Array.from({ length: 17 }, () => 0xff), 0x7f]);
  assert.equal(oidOf(readDer(der(0x06, uuid))), `2.25.${2n ** 126n - 1n}`);
  for (const bad of ['0600', '060180', '06022a86', `0641${'01'.repeat(65)}`, '0401ff']) {
    assert.equal(oidOf(readDer(hex(bad))), undefined, bad);
  }
});

test('integers', () => {
  const numbers: readonly (readonly [digits: string, value: number | undefined, bits: number | undefined])[] = [
    ['020100', 0, 0],
    ['02017f', 127, 7],
    ['02020080', 128, 8],
    ['0203010001', 65_537, 17],
    ['0207ffffffffffffff', undefined, undefined],
    ['02080100000000000000', undefined, 57],
    ['0200', undefined, undefined],
    ['0201ff', undefined, undefined],
    ['0401ff', undefined, undefined],
  ];
  for (const [digits, value, bits] of numbers) {
    const element = readDer(hex(digits));
    const magnitude = magnitudeOf(element);
    assert.equal(smallIntegerOf(element), value, digits);
    assert.equal(magnitude && bitLength(magnitude), bits, digits);
  }
});

test('nesting deeper than any stack is no danger: only one level is read at a time', () => {
  let nested: Buffer = text(0x04, 'core');
  for (let depth = 0; depth < 2000; depth++) nested = der(0x30, nested);
  assert.equal(elementsOf(readDer(nested))?.length, 1);
});

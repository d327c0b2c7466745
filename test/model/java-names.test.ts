/** Names that Java takes for equal, and names that it does not. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameName } from '../../server/src/model/java-names.ts';
import { readDer } from '../../server/src/pki/der.ts';
import type { DistinguishedName } from '../../server/src/pki/distinguished-name.ts';
import { readName } from '../../server/src/pki/distinguished-name.ts';
import { nameOf, text } from '../support/der-writer.ts';

const read = (bytes: Uint8Array): DistinguishedName | undefined => readName(readDer(bytes));
const utf8 = (oid: string, value: string) => [oid, text(0x0c, value)] as const;
const printable = (oid: string, value: string) => [oid, text(0x13, value)] as const;
const ia5 = (oid: string, value: string) => [oid, text(0x16, value)] as const;
const [cn, o, dc, email] = ['2.5.4.3', '2.5.4.10', '0.9.2342.19200300.100.1.25', '1.2.840.113549.1.9.1'];

const pairs: readonly (readonly [name: string, left: Uint8Array, right: Uint8Array, same: boolean])[] = [
  ['the same bytes', nameOf([utf8(cn, 'a')]), nameOf([utf8(cn, 'a')]), true],
  ['another string type', nameOf([utf8(cn, 'a')]), nameOf([printable(cn, 'a')]), true],
  ['another case', nameOf([utf8(cn, 'Root CA')]), nameOf([utf8(cn, 'ROOT ca')]), true],
  ['more blanks', nameOf([utf8(cn, ' Root  CA ')]), nameOf([utf8(cn, 'Root CA')]), true],
  ['no blank', nameOf([utf8(cn, 'RootCA')]), nameOf([utf8(cn, 'Root CA')]), false],
  ['another composition', nameOf([utf8(cn, 'é')]), nameOf([utf8(cn, 'e\u0301')]), true],
  ['another value', nameOf([utf8(cn, 'a')]), nameOf([utf8(cn, 'b')]), false],
  ['another attribute', nameOf([utf8(cn, 'a')]), nameOf([utf8(o, 'a')]), false],
  ['another order of RDNs', nameOf([utf8(cn, 'a')], [utf8(o, 'b')]), nameOf([utf8(o, 'b')], [utf8(cn, 'a')]), false],
  ['another order in an RDN', nameOf([utf8(cn, 'a'), utf8(o, 'b')]), nameOf([utf8(o, 'b'), utf8(cn, 'a')]), true],
  ['one RDN more', nameOf([utf8(cn, 'a')], [utf8(o, 'b')]), nameOf([utf8(cn, 'a')]), false],
  ['one RDN of two', nameOf([utf8(cn, 'a'), utf8(o, 'b')]), nameOf([utf8(cn, 'a')], [utf8(o, 'b')]), false],
  ['IA5 in another case', nameOf([ia5(dc, 'Example')]), nameOf([ia5(dc, 'example')]), false],
  ['an e-mail address in another case', nameOf([utf8(email, 'A@b')]), nameOf([utf8(email, 'a@b')]), false],
  ['nothing', nameOf(), nameOf(), true],
];

for (const [name, left, right, same] of pairs) {
  test(`${name}: ${same ? 'equal' : 'different'}`, () => {
    assert.equal(sameName(read(left), read(right)), same);
    assert.equal(sameName(read(right), read(left)), same);
  });
}

test('a name that could not be read equals none', () => {
  assert.equal(sameName(undefined, undefined), false);
  assert.equal(sameName(read(nameOf()), undefined), false);
});

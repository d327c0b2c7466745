/** The identifier of a client certificate in a known-clients file, and why none may ever match. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientIdentifier } from '../../server/src/model/client-identifier.ts';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { commonName, craftCertificate, nameOf, text } from '../support/der-writer.ts';

const utf8 = (oid: string, value: string) => [oid, text(0x0c, value)] as const;
const [cn, o] = ['2.5.4.3', '2.5.4.10'];

const cases: readonly (readonly [name: string, subject: Uint8Array, text: string | undefined, problems?: string])[] = [
  ['Orion’s own', commonName('node1.example:8080'), 'node1.example:8080'],
  ['a comma', commonName('a,b'), 'a\\,b'],
  ['every special character', commonName('a,"\\+=<>;b'), 'a\\,\\"\\\\\\+\\=\\<\\>\\;b'],
  ['a leading number sign', commonName('#a#b'), '\\#a#b'],
  ['umlauts', commonName('größer'), 'größer'],
  ['several CNs: the first', nameOf([utf8(cn, 'one')], [utf8(cn, 'two')]), 'one'],
  ['other attributes before', nameOf([utf8(o, 'Acme')], [utf8(cn, 'one')]), 'one'],
  ['an RDN of several: its first attribute', nameOf([utf8(o, 'acme'), utf8(cn, 'one')]), 'acme'],
  ['BMPString', nameOf([[cn, text(0x1e, Buffer.from('ab', 'utf16le').swap16())]]), 'ab'],

  ['upper case', commonName('Node1:8080'), 'Node1:8080', 'upper-case'],
  ['upper case beyond ASCII', commonName('Österreich'), 'Österreich', 'upper-case'],
  ['a blank', commonName('my node'), 'my node', 'blank'],
  ['blanks around', commonName(' a '), '\\ a\\ ', 'blank'],
  ['a tab', commonName('a\tb'), 'a\tb', 'blank'],
  ['both', commonName('My node'), 'My node', 'upper-case blank'],
  ['an empty CN', commonName(''), '', 'empty'],
  ['no CN', nameOf([utf8(o, 'Acme')]), undefined, 'missing'],
  ['no subject', nameOf(), undefined, 'missing'],
  ['UniversalString', nameOf([[cn, text(0x1c, Buffer.from([0, 0, 0, 0x61]))]]), '#1c0400000061', 'comment'],
];

for (const [name, subject, identifier, problems = ''] of cases) {
  test(`${name}: ${identifier ?? 'none'}`, () => {
    const found = clientIdentifier(readCertificate(craftCertificate({ subject })));
    assert.equal(found.text, identifier);
    assert.equal(found.problems.join(' '), problems);
  });
}

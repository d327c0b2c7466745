/** Cases of `key-in-table`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyInTable } from '../../server/src/rules/key-in-table.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

checkRule(keyInTable, [
  {
    given: 'all keys of the first table: the header goes',
    source: `nodeport = 1
             [«node»] # mine
             tls = "strict"
             workdir = "x"`,
    says: /tls and workdir in this table have no effect/,
    related: ['tls', 'workdir'],
    fixed: `nodeport = 1
            tls = "strict"
            workdir = "x"`,
  },
  {
    given: 'one key among others moves up with its comment',
    source: `[«besu»]
             url = "x"
             tls = "strict" # on
             y = 1`,
    fixes: ['Move tls above the first table'],
    fixed: `tls = "strict" # on
            [besu]
            url = "x"
            y = 1`,
  },
  {
    given: 'a later table that is emptied goes as well',
    source: `[a]
             x = 1
             [«b»]
             tls = "strict"
             `,
    fixed: `tls = "strict"
            [a]
            x = 1
            `,
  },
  {
    given: 'a list over several lines moves whole',
    source: '[a]\nx = 1\n[«b»]\ny = 2\nothernodes = [\n  "http://a:1/",\n]\n',
    fixed: 'othernodes = [\n  "http://a:1/",\n]\n[a]\nx = 1\n[b]\ny = 2\n',
  },
  {
    given: 'a moved value may be wrong, which is newly read',
    source: '[«node»]\ntls = "maybe"',
    fixed: 'tls = "maybe"',
  },
  {
    given: 'the key is set above: moving it would stop Orion',
    source: 'tls = "off"\n[«a»]\ntls = "strict"',
    fixed: false,
  },
  { given: 'a dotted key', source: '«node.tls» = "strict"', related: ['tls'], fixed: 'tls = "strict"' },
  { given: 'a dotted key that is set elsewhere', source: 'tls = "off"\n«node.tls» = "strict"', fixed: false },
  { given: 'an inline table', source: '«node» = { tls = "strict", port = 1 }', related: ['tls'], fixed: false },
  { given: 'a key in the name of the table', source: '[«node.tls»]\nx = 1', fixed: false },
  { given: 'a nested key', source: '[«a»]\nb.tls = "strict"', fixed: false },
  {
    given: 'several tables, each its own finding',
    source: '[«a»]\ntls = "off"\n[«b»]\ntls = "off"',
    fixed: 'tls = "off"\n[b]\ntls = "off"',
  },
  { given: 'a table without keys of Orion is another finding', source: '[a]\nx = 1' },
  { given: 'a table of the name of a property is another finding', source: '[tls]\nnodeport = 1' },
  { given: 'top-level keys', source: 'tls = "off"\n[a]\n' },
]);

test('key-in-table: a fix that makes an open mode effective says so', async () => {
  for (const text of ['[a]\ntlsservertrust = "insecure-record"', 'a.tlsservertrust = "insecure-record"']) {
    const [finding] = keyInTable.check(await makeSubject(text));
    assert.match(finding?.fixes?.()[0]?.weakens ?? '', /from anybody/, text);
  }
  const [finding] = keyInTable.check(await makeSubject('[a]\ntlsservertrust = "whitelist"'));
  assert.equal(finding?.fixes?.()[0]?.weakens, undefined);
});

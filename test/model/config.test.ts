/** What takes effect, what is lost, and what cannot be judged. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../server/src/model/config.ts';
import type { Stray } from '../../server/src/model/statements.ts';

test('a written value is in effect, an absent one is its default, an unusable one is neither', () => {
  const config = readConfig('nodeport = 1\ntlsknownclients = 5\ntlsservercert = "x');
  assert.equal(config.integer('nodeport')?.value, 1);
  assert.equal(config.integer('nodeport')?.setting?.key.name, 'nodeport');
  assert.deepEqual(config.integer('clientport'), { value: 8888 });
  assert.deepEqual(config.string('tlsservertrust'), { value: 'tofu' });
  assert.equal(config.string('nodeurl'), undefined);
  assert.equal(config.string('tlsknownclients'), undefined);
  assert.equal(config.string('tlsservercert'), undefined);
});

test('a list has the items that can be judged', () => {
  const config = readConfig('othernodes = ["http://a:1/", "a:1", "{{ x }}"]\npublickeys = "x"');
  assert.deepEqual(
    config.list('othernodes')?.map(({ text }) => text),
    ['http://a:1/'],
  );
  assert.equal(config.list('publickeys'), undefined);
  assert.deepEqual(config.list('privatekeys'), []);
});

test('the state of each endpoint follows its own switch, folded as in Java', () => {
  const states = (text: string) => readConfig(text).endpoints.map(({ tls }) => tls);
  assert.deepEqual(states(''), ['off', 'off', 'off']);
  assert.deepEqual(states('tls = "STRICT"'), ['strict', 'strict', 'off']);
  assert.deepEqual(states('clientconnectiontls = "strict"'), ['off', 'off', 'strict']);
  assert.deepEqual(states('tls = "on"\nclientconnectiontls = "{{ x }}"'), ['unknown', 'unknown', 'unknown']);
  assert.deepEqual(states('tls = "strıct"'), ['off', 'off', 'off']);
  assert.deepEqual(states('[x]\ntls = "strict"'), ['off', 'off', 'off']);
  assert.deepEqual(states('TLS = "strict"'), ['off', 'off', 'off']);
});

test('a mode is in effect whatever its case, and none where it cannot be told', () => {
  const modes = (text: string) => readConfig(text).endpoints.map(({ trust }) => trust?.value.name);
  assert.deepEqual(modes('tlsservertrust = "WhiteList"'), ['whitelist', 'ca-or-tofu', 'tofu']);
  assert.deepEqual(modes('tlsclienttrust = "insecure-tofa"'), ['tofu', undefined, 'tofu']);
});

test('a finding belongs to the value, else to the switch, else nowhere', () => {
  const text = 'tls = "strict"\ntlsservercert = "x"';
  const config = readConfig(text);
  const at = (key: Parameters<typeof config.where>[0]) => {
    const span = config.where(key);
    return span && text.slice(span.start, span.end);
  };
  assert.equal(at('tlsservercert'), '"x"');
  assert.equal(at('tlsserverkey'), '"strict"');
  assert.equal(at('clientconnectiontlsserverkey'), undefined);
  assert.equal(at('nodeurl'), undefined);
});

test('of two definitions the first counts, and both are there', () => {
  const config = readConfig('nodeport = 1\nnodeport = 2');
  assert.equal(config.integer('nodeport')?.value, 1);
  assert.equal(config.occurrences.length, 2);
});

test('every stray is of its kind, at its text', () => {
  const cases: readonly [string, Stray['kind'], string][] = [
    ['foo = 1', 'unknown', 'foo'],
    ['[foo]\nx = 1', 'unknown', 'foo'],
    ['a.b = 1', 'unknown', 'a.b'],
    ['TLS = "off"', 'miscased', 'TLS'],
    ['[foo]\ntls = 1', 'in-table', 'foo'],
    ['foo.tls = 1', 'in-table', 'foo.tls'],
    ['foo = { tls = 1 }', 'in-table', 'foo'],
    ['[tls]', 'table-as-value', 'tls'],
    ['tls.x = 1', 'table-as-value', 'tls.x'],
  ];
  for (const [text, kind, marked] of cases) {
    const strays = readConfig(text).strays.map((stray) => [stray.kind, text.slice(stray.start, stray.end)]);
    assert.deepEqual(strays, [[kind, marked]], text);
  }
});

test('a half-typed key is no stray', () => {
  assert.deepEqual(readConfig('tlsser').strays, []);
});

test('a template keeps its plain lines, at their own offsets', () => {
  const text = '{% if x %}\ntls = "strict"\n{% endif %}\nnodeport = {{ port }}\n';
  const config = readConfig(text);
  assert.equal(config.template?.length, 3);
  const tls = config.settings.get('tls');
  assert.equal(tls && text.slice(tls.value.start, tls.value.end), '"strict"');
  assert.equal(config.settings.has('nodeport'), false);
  assert.equal(config.text, text);
});

test('a placeholder in a string makes no template, and its value cannot be judged', () => {
  const config = readConfig('tls = "{{ tls }}"');
  assert.equal(config.template, undefined);
  assert.equal(config.settings.get('tls')?.usable, false);
  assert.deepEqual(config.settings.get('tls')?.refusals, []);
});

test('no prefix of a configuration throws', () => {
  const text = 'tls = "strict"\n[a.b]\nx = { y = ["1", """\n2"""] } # c\nothernodes = ["http://a:1/",\n]\n';
  for (let end = 0; end <= text.length; end += 1) assert.ok(readConfig(text.slice(0, end)));
});

/** Verdicts of Java's URL and URI, as recorded from Orion itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJavaUri, parseJavaUrl, parsePlainUrl } from '../../server/src/model/java-url.ts';
import { randomFrom } from '../support/random.ts';

test('URL takes these, and finds host and port', () => {
  const cases: readonly [string, string, number | undefined][] = [
    ['http://a:8080/', 'a', 8080],
    ['https://a', 'a', undefined],
    ['HTTP://A:1/', 'A', 1],
    ['http://a:-1/', 'a', undefined],
    ['http://a:+80/', 'a', 80],
    ['http://a:/', 'a', undefined],
    ['http://:8080/', '', 8080],
    ['http://a:99999/', 'a', 99999],
    ['http://[::1]:8080/', '[::1]', 8080],
    ['http://user@a:1/', 'a', 1],
    ['http://a_b:1/', 'a_b', 1],
    [' http://a:1/ \n', 'a', 1],
    ['url:http://a:1/', 'a', 1],
    ['http:', '', undefined],
    ['http:orion', '', undefined],
    ['mailto:a@b.c', '', undefined],
    ['mailto://a:x/', '', undefined],
    ['jar:http://a/b!/c#d', '', undefined],
    ['jrt:/java.base', '', undefined],
    ['http://u\n@b/', 'b', undefined],
    ['file:/x', '', undefined],
    ['http://{{ host }}:8080/', '{{ host }}', 8080],
  ];
  for (const [text, host, port] of cases) {
    const url = parseJavaUrl(text);
    assert.ok(url, text);
    assert.equal(url.host, host, text);
    assert.equal(url.port, port, text);
    if (host !== '') assert.equal(text.slice(url.hostStart, url.hostStart + host.length), host);
    assert.equal(text.slice(url.schemeStart, url.schemeStart + url.scheme.length).toLowerCase(), url.scheme);
  }
});

test('URL refuses these', () => {
  const texts = ['', 'a', 'a:8080', '127.0.0.1:8080', 'host:8080/', 'ws://a/', '//a:1/', 'http://a:x/', 'http://a:-2/'];
  for (const text of [
    ...texts,
    'http://a:2147483648/',
    'http://[::1/',
    'jar:x',
    'jar:!/',
    'jar:jar:file:a!/b!/',
    'mailto:',
    'mailto:#a',
  ])
    assert.equal(parseJavaUrl(text), undefined, text);
});

test('URI finds the host that is dialled, or none', () => {
  const cases: readonly [string, string | undefined, number | undefined][] = [
    ['http://a:8080/', 'a', 8080],
    ['http://10.0.0.1:1', '10.0.0.1', 1],
    ['http://[::1]:1/', '[::1]', 1],
    ['http://a_b:1/', undefined, undefined],
    ['http://é:1/', undefined, undefined],
    ['http://10.0.0.300:1/', undefined, undefined],
    ['mailto:a@b.c', undefined, undefined],
  ];
  for (const [text, host, port] of cases) assert.deepEqual(parseJavaUri(text), { host, port }, text);
});

test('URI refuses characters that URL takes', () => {
  for (const text of [
    'http://a b:1/',
    'http://a:1/{x}',
    'http://a:1/%zz',
    ' http://a:1/',
    'http://u v@a:1/',
    'http://u\n@a:1/',
    'http:',
    'http://{{ x }}:1/',
    '',
  ])
    assert.equal(parseJavaUri(text), undefined, text);
});

test('A URL of the usual shape is read as the general functions read it', () => {
  const random = randomFrom(7);
  const pieces = [
    'a',
    'b1',
    '9',
    '-',
    '.',
    ':',
    '8080',
    '99999',
    '/',
    '//',
    '@',
    '_',
    'A',
    '[',
    ' ',
    '?',
    '#',
    'x.y',
    '',
  ];
  let plainOnes = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const rest = Array.from({ length: random.below(7) }, () => random.pick(pieces)).join('');
    const text = `${random.pick(['http://', 'https://', 'http:', 'HTTP://', 'ftp://', 'url:http://'])}${rest}`;
    const plain = parsePlainUrl(text);
    if (!plain) continue;
    plainOnes += 1;
    assert.deepEqual(plain.url, parseJavaUrl(text), text);
    assert.deepEqual(plain.uri, parseJavaUri(text), text);
  }
  assert.ok(plainOnes > 300, `${plainOnes} of them were usual`);
  assert.ok(parsePlainUrl('https://node-1.example:8080/'));
});

/** Host names against certificates; every verdict was compared with Java's HostnameChecker. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCertificate } from '../../server/src/pki/certificate.ts';
import { matchHost } from '../../server/src/pki/names.ts';
import { hostCases } from '../support/host-cases.ts';

for (const { host, der, names, expected } of hostCases) {
  test(`${host} in ${names}: ${expected}`, () => {
    const verdict = matchHost(readCertificate(der()), host);
    assert.equal(verdict.ok ? `by ${verdict.by}` : verdict.reason, expected);
  });
}

test('the verdict names the name that matched', () => {
  const [wildcard] = hostCases.filter(({ names }) => names === 'dns *.example');
  assert.ok(wildcard);
  const verdict = matchHost(readCertificate(wildcard.der()), wildcard.host);
  assert.deepEqual(verdict, { ok: true, by: 'dns', name: '*.example' });
});

test('a certificate that cannot be read names nobody', () => {
  const unreadable = readCertificate(Buffer.from('text'));
  assert.deepEqual(matchHost(unreadable, 'a.example'), { ok: false, reason: 'no-names' });
  assert.deepEqual(matchHost(unreadable, '10.0.0.1'), { ok: false, reason: 'no-names' });
});

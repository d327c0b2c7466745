/** Cases of `no-tessera-equivalent`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrustModeName } from '../../server/src/model/trust-modes.ts';
import { checkConfig } from '../../server/src/rules/check.ts';
import { noTesseraEquivalent } from '../../server/src/rules/no-tessera-equivalent.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';
import { trustCases } from '../support/trust-cases.ts';

const everywhere: readonly TrustModeName[] = [
  'ca-or-whitelist',
  'insecure-no-validation',
  'insecure-record',
  'insecure-ca-or-record',
];

checkRule(noTesseraEquivalent, [
  ...trustCases({ accepts: [...everywhere, 'insecure-tofa', 'insecure-ca-or-tofa'], dials: everywhere }),
  {
    given: 'the client API loses TLS where key and trust are only defaults',
    source: 'clientconnectiontls = «"strict"»\nclientconnectiontlsservercert = "b.pem"',
    says: /drops TLS for the client API/,
  },
  { given: 'its key is written', source: 'clientconnectiontls = "strict"\nclientconnectiontlsserverkey = "b.key"' },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservertrust = "ca-or-whitelist"' },
  { given: 'the defaults have counterparts', source: 'tls = "strict"' },
  { given: 'a template may write the key', source: 'clientconnectiontls = "strict"\n{{ key }}' },
]);

test('no-tessera-equivalent: off unless a setting names a level', async () => {
  const found = checkConfig(await makeSubject('tls = "strict"\ntlsservertrust = "ca-or-whitelist"'), {});
  assert.ok(found.every(({ rule }) => rule !== noTesseraEquivalent));
});

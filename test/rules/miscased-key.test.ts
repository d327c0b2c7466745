/** Cases of `miscased-key`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { miscasedKey } from '../../server/src/rules/miscased-key.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

checkRule(miscasedKey, [
  { given: 'capitals', source: '«TLS» = "strict"', says: /Write tls\./, fixed: 'tls = "strict"' },
  { given: 'one capital, in quotes', source: '«"nodePort"» = 1', fixed: 'nodeport = 1' },
  {
    given: "the spelling of Orion's reference",
    source: '«clientconnectionTlsServerTrust» = "whitelist"',
    says: /although Orion's configuration reference writes it so/,
    fixed: 'clientconnectiontlsservertrust = "whitelist"',
  },
  {
    given: 'the right key is there too: a second one would stop Orion',
    source: `tls = "strict"
             «TLS» = "off"
             nodeport = 1`,
    says: /tls is set on line 1.*Remove/,
    related: ['tls'],
    fixed: `tls = "strict"
            nodeport = 1`,
  },
  { given: 'the value is wrong, which is newly read', source: '«TLS» = "maybe"', fixed: 'tls = "maybe"' },
  {
    given: 'the branches of a template may each set it',
    source: '{% if x %}\ntls = "off"\n{% else %}\n«TLS» = "off"\n{% endif %}',
    fixes: ['Write tls'],
  },
  { given: 'lower case', source: 'tls = "strict"' },
  { given: 'an unknown key in capitals', source: 'BESU = 1' },
]);

async function fixesOf(text: string) {
  const findings = [...miscasedKey.check(await makeSubject(text))];
  return findings.map(({ fixes }) => fixes?.()[0]);
}

test('miscased-key: only a spelling that is certain and protects is fit for fixing all', async () => {
  const [strict] = await fixesOf('TLS = "strict"');
  assert.equal(strict?.safe, true);
  const [invalid] = await fixesOf('TLS = "maybe"');
  assert.equal(invalid?.safe, undefined);
  const [open] = await fixesOf('TlsServerTrust = "insecure-record"');
  assert.equal(open?.safe, undefined);
  assert.match(open?.weakens ?? '', /from anybody/);
  const [first, second] = await fixesOf('TLS = "off"\nTls = "off"');
  assert.deepEqual([first?.safe, second?.safe], [true, undefined]);
  const [ofBranch] = await fixesOf('{% if x %}\nTLS = "off"\n{% else %}\ntls = "off"\n{% endif %}');
  assert.equal(ofBranch?.safe, undefined);
  const [conflicting] = await fixesOf('NodePort = 1\nclientport = 1');
  assert.equal(conflicting?.safe, undefined);
});

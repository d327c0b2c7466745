/** Fingerprints of another length than SHA-256. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { readPem } from '../../../server/src/pki/pem.ts';
import { checkKnownHosts } from '../../../server/src/rules/known-hosts/check.ts';
import { fingerprintLength } from '../../../server/src/rules/known-hosts/fingerprint-length.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';
import { fixture } from '../../support/fixtures.ts';
import { makeKnownHostsSubject } from '../../support/known-hosts-subject.ts';

checkKnownHostsRule(fingerprintLength, [
  { given: '40 digits', source: `a «${'a1'.repeat(20)}»`, says: /looks like SHA-1/, fixed: false },
  { given: '32 digits', source: `a «${'a1'.repeat(16)}»`, says: /looks like MD5/ },
  { given: 'two digits', source: 'a «ab»', says: /has 2 digits, and/ },
  { given: 'none', source: 'a «0x»\nb «::»', says: /no digits/ },
  { given: '64 digits with colons', source: `a ${'A1:'.repeat(31)}A1` },
]);

test('fingerprint-length: the SHA-1 of a certificate in the workspace is replaced by its SHA-256', async () => {
  const pem = await fixture('cert');
  const der = readPem(new TextEncoder().encode(pem)).blocks[0]?.der();
  assert.ok(der);
  const sha1 = createHash('sha1').update(der).digest('hex');
  const files = { 'old\npeer.pem': pem };
  const [finding] = checkKnownHosts(await makeKnownHostsSubject(`node.example:8080 ${sha1}`, { files }), {});
  // The name of the file has two lines, and the message one.
  assert.match(finding?.message ?? '', /that of old peer\.pem/);
  assert.match(finding?.fixes?.()[0]?.title ?? '', /fingerprint of old peer\.pem$/);
  assert.equal(finding?.fixes?.()[0]?.edits[0]?.newText, createHash('sha256').update(der).digest('hex'));
});

/** Cases of `exposed-private-key`, and what else is said where one stands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { exposedPrivateKey } from '../../server/src/rules/exposed-private-key.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

const body = 'MIIEowIBAAKCAQEAxZ5nodeportMHcCAQEEIDFiMjM0';
const key = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;

checkRule(exposedPrivateKey, [
  {
    given: 'a key in a string, which Orion takes for a path',
    source: `tlsserverkey = """\n«${key}»"""\n`,
    says: /everybody finds it who can read this file.*make a new pair\.$/,
  },
  { given: 'a key in a string with escapes', source: `tlsserverkey = "«${key.replaceAll('\n', '\\n')}»"\n` },
  { given: 'a key in a comment', source: `# «${key.replaceAll('\n', '\n# ')}»\n` },
  { given: 'a key in the comment of a template', source: `# «${key.replaceAll('\n', '\n# ')}»\n{{ x }}\n` },
  { given: 'a key among the statements, where Orion stops', source: `${key}\n` },
  {
    given: 'a certificate in a comment',
    source: `# ${key.replaceAll('\n', '\n# ').replaceAll('PRIVATE KEY', 'CERTIFICATE')}\n`,
  },
  { given: 'the path of a key', source: 'tlsserverkey = "server.key"\n' },
]);

const elsewhere: readonly (readonly [source: string, code: string])[] = [
  [`# ${key.slice(0, 27)} is how it begins\ntls = "stict"\n`, 'invalid-value'],
  [`# ${key.replaceAll('\n', '\n# ')}\ntls = "stict"\n`, 'invalid-value'],
  [`nodeurl = """${key}"""\n`, 'invalid-url'],
  [`storage = """${key}"""\n`, 'invalid-storage'],
  [`tls = "strict"\ntlsservercert = "c.pem"\ntlsserverkey = """${key}"""\n`, 'half-key-pair'],
];

for (const [source, code] of elsewhere) {
  test(`a key hides no mistake: ${code} in ${JSON.stringify(source.slice(0, 40))}…`, async () => {
    const findings = checkConfig(await makeSubject(source, { files: { 'c.pem': 'cert' } }), {});
    assert.ok(findings.some(({ rule }) => rule.code === code));
    assert.ok(!JSON.stringify(findings).includes(body));
  });
}

test('no fix writes what stands for a key', async () => {
  const source = `[x]\ntlsserverkey = '''${key}'''\ntlsclienttrust = "tofu"\n`;
  const findings = checkConfig(await makeSubject(source, {}), {});
  const fixes = findings.flatMap((finding) => finding.fixes?.() ?? []);
  assert.ok(fixes.length > 0);
  for (const { edits } of fixes) for (const { newText } of edits) assert.ok(!newText.includes('**'), newText);
});

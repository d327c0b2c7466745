/** Cases of `not-orion-config`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { notOrionConfig } from '../../server/src/rules/not-orion-config.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

const javaProperties = `# Eclipse Orion
orion.file.content.location=/srv/orion
orion.auth.name=FORM+OpenID
orion.auth.user.creation = true
! a comment
`;
const fileName = 'orion.conf';

checkRule(notOrionConfig, [
  {
    given: 'Java properties',
    fileName,
    source: `
             # a comment is no statement
             orion.a=/srv
             orion.b=FORM
             orion.c=1`.replace('# a comment is no statement', '«# a comment is no statement»'),
  },
  { given: 'tables of something else', fileName: 'a-orion.conf', source: '«[server]»\nhost = "x"\nname = "y"' },
  { given: 'two statements are a file that has just been begun', fileName, source: 'foo = 1\nbar = 2' },
  { given: 'an empty file', fileName, source: '' },
  { given: 'one key of Orion', fileName, source: 'foo = 1\nbar = 2\nnodeport = 1' },
  { given: 'one that is nearly a key of Orion, in capitals', fileName, source: 'foo = 1\nbar = 2\nNODEPRT = 1' },
  { given: 'a key of Orion in a table', fileName, source: '[foo]\nbar = 2\nnodeport = 1' },
  { given: 'a key of Orion in an inline table', fileName, source: 'foo = 1\nbar = 2\nx = { nodeport = 1 }' },
  { given: 'another name: somebody chose the language', fileName: 'my.conf', source: 'foo = 1\nbar = 2\nbaz = 3' },
  { given: 'a template', fileName, source: 'foo = 1\nbar = 2\nbaz = 3\n{% include "tls" %}' },
]);

test('not-orion-config: is then the only finding, and can be switched off', async () => {
  const subject = await makeSubject(`# orion-ignore-file: toml-syntax\n${javaProperties}`, { fileName });
  assert.deepEqual(
    checkConfig(subject, {}).map(({ rule }) => rule.code),
    ['not-orion-config'],
  );
  assert.deepEqual(checkConfig(subject, { 'not-orion-config': 'off' }), []);
});

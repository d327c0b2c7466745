/** Cases of `end-of-support`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { endOfSupport } from '../../server/src/rules/end-of-support.ts';
import { checkRule } from '../support/check-rule.ts';
import { makeSubject } from '../support/subject.ts';

checkRule(endOfSupport, [
  { given: 'any Orion file', source: '# ours\n«"tls"» = "off"\nnodeport = 1', says: /30 November 2021/ },
  { given: 'no setting of Orion', source: '# nothing yet\n' },
]);

test('end-of-support: off unless a setting names a level', async () => {
  const found = checkConfig(await makeSubject('tls = "off"'), {});
  assert.deepEqual(
    found.map(({ rule }) => rule.code),
    [],
  );
});

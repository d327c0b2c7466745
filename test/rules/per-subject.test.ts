/** What several rules ask of the same configuration. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { perSubject } from '../../server/src/rules/per-subject.ts';
import { makeSubject } from '../support/subject.ts';

test('each subject is asked once, whatever the answer is', async () => {
  const asked: unknown[] = [];
  const nothing = perSubject((subject) => {
    asked.push(subject);
    return undefined;
  });
  const [one, two] = [await makeSubject('tls = "off"\n'), await makeSubject('tls = "off"\n')];
  for (const subject of [one, two, one]) assert.equal(nothing(subject), undefined);
  assert.deepEqual(asked, [one, two]);
});

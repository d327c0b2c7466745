/** Completion of codes in comments that silence findings. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSuppressions } from '../../server/src/model/suppressions.ts';
import { rules } from '../../server/src/rules/index.ts';
import { checkCompletion, labelsAt } from '../support/check-completion.ts';

for (const [source, after] of [
  ['# orion-ignore: |', '# orion-ignore: wrong-type'],
  ['# orion-ignore:|', '# orion-ignore:wrong-type'],
  ['tls = "off" # orion-ignore: wr| why', 'tls = "off" # orion-ignore: wrong-type why'],
  ['# orion-ignore-file: unknown-key, |', '# orion-ignore-file: unknown-key, wrong-type'],
  ['# orion-ignore: wro|ng-key, missing-port', '# orion-ignore: wrong-type, missing-port'],
] as const) {
  test(`codes at ${source}`, async () => {
    await checkCompletion(source, { 'wrong-type': after });
    assert.deepEqual(
      await labelsAt(source),
      rules.map(({ code }) => code),
    );
    const codes = readSuppressions(after, [{ start: after.indexOf('#'), end: after.length }], after.length);
    assert.ok(codes.some(({ code }) => code === 'wrong-type'));
  });
}

for (const source of [
  'tls = "off"\n# orion-ignore-file: |',
  '# orion|',
  '# a comment |',
  '# orion-ignore: wrong-type why |',
  '# orion-ignore|: wrong-type',
]) {
  test(`no codes at ${source}`, async () => assert.deepEqual(await labelsAt(source), []));
}

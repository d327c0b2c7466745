/**
 * Files with thousands of mistakes of one kind. Where a rule's work grew with their square, these tests would take minutes
 * or run out of memory; what they assert is that everything is found all the same.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConfig } from '../../server/src/rules/check.ts';
import { makeSubject } from '../support/subject.ts';

const many = 5_000;

/** Lines made of their number. */
function lines(line: (index: number) => string): string {
  return Array.from({ length: many }, (_, index) => `${line(index)}\n`).join('');
}

const cases: readonly {
  readonly given: string;
  readonly source: string;
  readonly code: string;
  readonly count: number;
}[] = [
  { given: 'one bad value again and again', source: lines(() => 'tls = x'), code: 'toml-syntax', count: many },
  {
    given: 'a key in each of many tables',
    source: lines((index) => `[a${index}]\ntls = "off"`),
    code: 'key-in-table',
    count: many,
  },
  { given: 'dotted keys', source: lines((index) => `a${index}.tls = "off"`), code: 'key-in-table', count: many },
  {
    given: 'a suppression for each line',
    source: lines((index) => `# orion-ignore: unknown-key\nkey${index} = 1`),
    code: 'unknown-key',
    count: 0,
  },
  { given: 'escapes in one path', source: `workdir = "${'\\n'.repeat(many)}"\n`, code: 'escape-in-path', count: many },
  {
    given: 'URLs of both schemes',
    source: `othernodes = [${lines((index) => `"http${index % 2 === 0 ? 's' : ''}://node${index}.example:80",`)}]\n`,
    code: 'scheme-without-effect',
    count: many / 2,
  },
  {
    given: 'slashes in workdir',
    source: `workdir = "${'/'.repeat(many * 40)}x"\ntls = "strict"\n`,
    code: 'escape-in-path',
    count: 0,
  },
];

for (const { given, source, code, count } of cases) {
  test(`${given}: ${count} findings of ${code}`, async () => {
    const found = checkConfig(await makeSubject(source), {});
    assert.equal(found.filter(({ rule }) => rule.code === code).length, count);
  });
}

test('the edits of all URLs are made once, not once a URL', async () => {
  const subject = await makeSubject(
    'othernodes = ["https://a.example:1", "http://b.example:1", "https://c.example:1"]\n',
  );
  const found = checkConfig(subject, {}).filter(({ rule }) => rule.code === 'scheme-without-effect');
  assert.deepEqual(
    found.map(({ fixes }) => fixes?.()[0]?.edits.length),
    [2, 2],
  );
  assert.equal(found[0]?.fixes?.()[0], found[1]?.fixes?.()[0]);
});

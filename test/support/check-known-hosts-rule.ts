/** `checkKnownHostsRule`: the examples of one rule on known-hosts files, judged by the complete runner. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleLevel, Severity } from '../../server/src/model/settings.ts';
import { checkKnownHosts } from '../../server/src/rules/known-hosts/check.ts';
import type { KnownHostsRule, KnownHostsSubject } from '../../server/src/rules/known-hosts/known-hosts-rule.ts';
import { applyEdits } from './fix-promise.ts';
import { type KnownHostsSurroundings, makeKnownHostsSubject } from './known-hosts-subject.ts';
import { parseMarks, renderMarks } from './marks.ts';

/** One file and what the rule has to say about it. */
export interface KnownHostsCase extends KnownHostsSurroundings {
  readonly given: string;
  /** `«…»` around every text that the rule marks; `<fingerprint of file.pem>` is filled in. */
  readonly source: string;
  /** What every message says; or one for each finding in order. */
  readonly says?: RegExp | readonly RegExp[];
  readonly severity?: Severity;
  /** The whole text after the first fix of the first finding, fingerprints filled in; `false`: there is none. */
  readonly fixed?: string | false;
  /** The related texts of the first finding. */
  readonly related?: readonly string[];
}

/** Registers one test a case. */
export function checkKnownHostsRule(rule: KnownHostsRule, cases: readonly KnownHostsCase[]): void {
  test(`${rule.code}: has a case that marks and one that stays silent`, () => {
    const marking = cases.filter(({ source }) => source.includes('«')).length;
    assert.ok(marking > 0 && marking < cases.length);
  });
  for (const each of cases) test(`${rule.code}: ${each.given}`, () => checkCase(rule, each));
}

async function checkCase(rule: KnownHostsRule, each: KnownHostsCase): Promise<void> {
  // Marks count characters, so they are read in the text with its fingerprints.
  const marked = (await makeKnownHostsSubject(each.source, each)).hosts.text;
  const { text, ranges } = parseMarks(marked);
  const subject = await makeKnownHostsSubject(text, each);
  const found = findingsOf(rule, subject, each);
  assert.equal(
    renderMarks(
      text,
      found.map(({ at }) => at),
    ),
    renderMarks(text, ranges),
  );
  const says = each.says instanceof RegExp ? found.map(() => each.says) : each.says;
  if (says) {
    assert.equal(found.length, says.length);
    for (const [index, pattern] of says.entries()) {
      if (pattern instanceof RegExp) assert.match(found[index]?.message ?? '', pattern);
    }
  }
  for (const { severity } of found) assert.equal(severity, each.severity ?? rule.severity);
  const [first] = found;
  if (each.related) {
    assert.deepEqual(
      first?.related?.map(({ at }) => text.slice(at.start, at.end)),
      each.related,
    );
  }
  const fix = first?.fixes?.()[0];
  if (each.fixed === false) assert.equal(fix, undefined, 'there is a fix');
  if (typeof each.fixed === 'string') {
    assert.ok(fix, 'there is no fix');
    const wanted = await makeKnownHostsSubject(each.fixed, each);
    assert.equal(applyEdits(text, fix.edits), wanted.hosts.text);
  }
  for (const finding of found) {
    for (const { title, edits } of finding.fixes?.() ?? []) {
      const after = await makeKnownHostsSubject(applyEdits(text, edits), each);
      assert.ok(findingsOf(rule, after, each).length < found.length, `"${title}" leaves the finding`);
    }
  }
}

function findingsOf(rule: KnownHostsRule, subject: KnownHostsSubject, { settings }: KnownHostsCase) {
  const levels: Record<string, RuleLevel> = { ...settings?.rules };
  if (rule.offByDefault) levels[rule.code] ??= rule.severity;
  return checkKnownHosts(subject, levels).filter((finding) => finding.rule.code === rule.code);
}

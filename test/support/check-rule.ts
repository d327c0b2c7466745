/** `checkRule`: the examples of one rule, judged by the complete runner, every fix included. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleLevel, Severity } from '../../server/src/model/settings.ts';
import { checkConfig, type Reported } from '../../server/src/rules/check.ts';
import type { Fix, Rule, Subject } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/toml/tree.ts';
import { applyEdits, assertKeepsPromise } from './fix-promise.ts';
import { parseMarks, renderMarks } from './marks.ts';
import { makeSubject, type Surroundings } from './subject.ts';

/** One configuration and what the rule has to say about it. */
export interface RuleCase extends Surroundings {
  readonly given: string;
  /** The configuration; `«…»` around every text that the rule marks, none where it must stay silent. */
  readonly source: string;
  /** What every message says; or one for each finding in order, which is also how to expect several on one text. */
  readonly says?: RegExp | readonly RegExp[];
  /** Of every finding; the rule's own where absent. */
  readonly severity?: Severity;
  /** The whole text after the preferred fix, else the first, of the first finding; `false`: there is no fix. */
  readonly fixed?: string | false;
  /** Titles of all fixes of the first finding, in order. */
  readonly fixes?: readonly (string | RegExp)[];
  /** The related texts of the first finding in order; of another file its path. */
  readonly related?: readonly string[];
}

/** Registers one test a case. The rule needs at least one case that marks and one that is silent. */
export function checkRule(rule: Rule, cases: readonly RuleCase[]): void {
  test(`${rule.code}: has a case that marks and one that stays silent`, () => {
    const marking = cases.filter((candidate) => parseMarks(candidate.source).ranges.length > 0).length;
    assert.ok(marking > 0, 'no case marks anything');
    assert.ok(marking < cases.length, 'no case stays silent');
  });
  for (const ruleCase of cases) test(`${rule.code}: ${ruleCase.given}`, () => checkCase(rule, ruleCase));
}

async function checkCase(rule: Rule, ruleCase: RuleCase): Promise<void> {
  const { text } = parseMarks(ruleCase.source);
  const subject = await makeSubject(text, ruleCase);
  const found = findingsOf(rule, subject, ruleCase);
  checkMarks(ruleCase, text, found);
  for (const { severity } of found) assert.equal(severity, ruleCase.severity ?? severityOf(rule, ruleCase));
  const [first] = found;
  if (ruleCase.related) {
    const related = first?.related?.map(({ at, path }) => path ?? text.slice(at.start, at.end));
    assert.deepEqual(related, ruleCase.related);
  }
  checkFixes(ruleCase, text, first?.fixes?.() ?? []);
  const all = report(rule, subject, ruleCase);
  for (const finding of found) await checkPromise(rule, ruleCase, subject, all, finding);
}

/** Findings of the rule alone, after stages, settings and suppressions. */
function findingsOf(rule: Rule, subject: Subject, ruleCase: RuleCase): readonly Reported[] {
  return report(rule, subject, ruleCase).filter((finding) => finding.rule.code === rule.code);
}

function report(rule: Rule, subject: Subject, ruleCase: RuleCase): readonly Reported[] {
  const levels: Record<string, RuleLevel> = { ...ruleCase.settings?.rules };
  if (rule.offByDefault) levels[rule.code] ??= rule.severity;
  return checkConfig(subject, levels);
}

function severityOf(rule: Rule, ruleCase: RuleCase): RuleLevel {
  return ruleCase.settings?.rules?.[rule.code] ?? rule.severity;
}

function checkMarks(ruleCase: RuleCase, text: string, found: readonly Reported[]): void {
  const expected = parseMarks(ruleCase.source).ranges;
  const marked = distinct(found.map((finding) => finding.at));
  assert.equal(renderMarks(text, marked), renderMarks(text, expected));
  const { says } = ruleCase;
  const messages = found.map((finding) => finding.message);
  if (says instanceof RegExp) {
    for (const message of messages) assert.match(message, says);
  } else if (says) {
    assert.equal(messages.length, says.length, `as many messages as expected:\n${messages.join('\n')}`);
    for (const [index, pattern] of says.entries()) assert.match(messages[index] ?? '', pattern);
  }
  if (!says || says instanceof RegExp) assert.equal(found.length, marked.length, 'one text is marked twice');
}

function distinct(spans: readonly Span[]): Span[] {
  return spans.filter(
    (span, index) => spans.findIndex((other) => other.start === span.start && other.end === span.end) === index,
  );
}

function checkFixes(ruleCase: RuleCase, text: string, fixes: readonly Fix[]): void {
  const { fixed } = ruleCase;
  if (ruleCase.fixes) {
    const titles = fixes.map((fix) => fix.title);
    assert.equal(titles.length, ruleCase.fixes.length, `as many fixes as expected:\n${titles.join('\n')}`);
    for (const [index, wanted] of ruleCase.fixes.entries()) {
      if (typeof wanted === 'string') assert.equal(titles[index], wanted);
      else assert.match(titles[index] ?? '', wanted);
    }
  }
  const chosen = fixes.find((fix) => fix.preferred) ?? fixes[0];
  if (fixed === false) assert.equal(chosen, undefined, 'there is a fix');
  if (typeof fixed === 'string') {
    assert.ok(chosen, 'there is no fix');
    assert.equal(applyEdits(text, chosen.edits), parseMarks(fixed).text);
  }
}

/** A fix keeps its promise in the text of the case. */
async function checkPromise(
  rule: Rule,
  ruleCase: RuleCase,
  { config }: Subject,
  findings: readonly Reported[],
  finding: Reported,
): Promise<void> {
  for (const fix of finding.fixes?.() ?? []) {
    // Cures that are no edit of the document, such as converting a key, keep their promise elsewhere.
    if (fix.edits.length === 0) continue;
    const after = await makeSubject(applyEdits(config.text, fix.edits), ruleCase);
    assertKeepsPromise(
      { text: config.text, config, findings },
      { text: after.config.text, config: after.config, findings: report(rule, after, ruleCase) },
      finding,
      fix,
    );
  }
}

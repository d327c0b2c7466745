/** `checkRule`: the examples of one rule, judged by the complete runner; and what every fix must keep. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleLevel, Severity } from '../../server/src/model/settings.ts';
import { checkConfig, type Reported } from '../../server/src/rules/check.ts';
import type { Edit, Fix, Rule, Subject } from '../../server/src/rules/rule.ts';
import type { Span } from '../../server/src/toml/tree.ts';
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
  for (const finding of found) {
    for (const fix of finding.fixes?.() ?? []) await checkPromise(rule, ruleCase, subject, finding, fix);
  }
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

/** A fix removes its finding, and brings no new error of syntax or shape except on what it made effective. */
async function checkPromise(
  rule: Rule,
  ruleCase: RuleCase,
  subject: Subject,
  finding: Reported,
  fix: Fix,
): Promise<void> {
  // Cures that are no edit of the document, such as converting a key, keep their promise elsewhere.
  if (fix.edits.length === 0) return;
  const before = report(rule, subject, ruleCase);
  const after = await makeSubject(applyEdits(subject.config.text, fix.edits), ruleCase);
  const remaining = report(rule, after, ruleCase);
  const count = (findings: readonly Reported[]) => findings.filter((other) => other.rule.code === rule.code).length;
  assert.ok(
    count(remaining) < count(before),
    `"${fix.title}" leaves ${rule.code} on ${renderMarks(subject.config.text, [finding.at])}\nin\n${after.config.text}`,
  );
  const known = before.filter(isFormal).map((other) => identity(subject, other));
  for (const other of remaining.filter(isFormal)) {
    const index = known.indexOf(identity(after, other));
    if (index >= 0) known.splice(index, 1);
    else if (!isNewlyEffective(subject, after, other))
      assert.fail(
        `"${fix.title}" brings ${other.rule.code}: ${other.message}\n${renderMarks(after.config.text, [other.at])}`,
      );
  }
}

function isFormal(finding: Reported): boolean {
  return finding.severity === 'error' && finding.rule.stage !== 'meaning';
}

function identity(subject: Subject, { rule, at }: Reported): string {
  return `${rule.code} ${subject.config.text.slice(at.start, at.end)}`;
}

/** The text belongs to a property that Orion did not see before, or could not read. */
function isNewlyEffective(before: Subject, after: Subject, { at }: Reported): boolean {
  return after.config.occurrences.some(({ entry, property: { key } }) => {
    const earlier = before.config.settings.get(key);
    const unread = !earlier || (!earlier.usable && earlier.refusals.length === 0);
    return unread && entry.start <= at.start && at.end <= entry.end;
  });
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
  let result = '';
  let position = 0;
  for (const edit of ordered) {
    assert.ok(edit.start >= position, 'edits overlap');
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}

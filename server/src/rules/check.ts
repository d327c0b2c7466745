/** Runs all rules over one configuration: stages, severity settings and suppression comments. */

import { isForeignFile } from '../model/recognise.ts';
import type { RuleLevel, Severity } from '../model/settings.ts';
import { readSuppressions, type Suppression } from '../model/suppressions.ts';
import { rules } from './index.ts';
import { notOrionConfig } from './not-orion-config.ts';
import { overlapFinder } from './ordered.ts';
import type { Finding, Rule, Stage, Subject } from './rule.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** A finding that survived settings and suppressions, with its final severity. */
export interface Reported extends Finding {
  readonly rule: Rule<never>;
  readonly severity: Severity;
}

const stages: readonly Stage[] = ['syntax', 'shape', 'meaning'];

/** All findings of a configuration, sorted by place and then code; of a file that is not Orion's only that it is none. */
export function checkConfig(subject: Subject, levels: Readonly<Record<string, RuleLevel>>): readonly Reported[] {
  const foreign = isForeignFile(subject.config, subject.fileName);
  const found = runStages(subject, foreign ? [notOrionConfig] : rules);
  const { text, toml } = subject.config;
  const suppressions = readSuppressions(text, toml.comments, toml.statements[0]?.start ?? text.length);
  const used = new Set<Suppression>();
  const kept = found.flatMap(({ rule, finding }) => {
    const level = levelOf(rule, finding, levels);
    const silencing = suppressions.filter((suppression) => silences(suppression, rule, finding));
    for (const suppression of silencing) used.add(suppression);
    return level === 'off' || silencing.length > 0 ? [] : [{ ...finding, rule, severity: level }];
  });
  const idle = suppressions.filter((suppression) => !foreign && !used.has(suppression));
  const unused = unusedSuppression.findingsFor(idle, text).flatMap((finding) => {
    const severity = levelOf(unusedSuppression, finding, levels);
    return severity === 'off' ? [] : [{ ...finding, rule: unusedSuppression, severity }];
  });
  return [...kept, ...unused].sort(byPlaceThenCode);
}

/** A finding before settings and suppressions. */
export interface Raw<About = Subject> {
  readonly rule: Rule<About>;
  readonly finding: Finding;
}

/** A later stage is silent on text that an earlier one marked: one mistake, one finding. */
export function runStages<About>(subject: About, asked: readonly Rule<About>[]): readonly Raw<About>[] {
  const kept: Raw<About>[] = [];
  for (const stage of stages) {
    const isMarked = overlapFinder(kept.map(({ finding }) => finding.at));
    for (const rule of asked) {
      if (rule.stage !== stage) continue;
      for (const finding of rule.check(subject)) {
        if (!isMarked(finding.at)) kept.push({ rule, finding });
      }
    }
  }
  return kept;
}

/** The severity of a finding as the settings have it. */
export function levelOf(rule: Rule<never>, finding: Finding, levels: Readonly<Record<string, RuleLevel>>): RuleLevel {
  const own = finding.severity ?? rule.severity;
  return levels[rule.code] ?? (rule.offByDefault ? 'off' : own);
}

function silences(suppression: Suppression, rule: Rule<never>, finding: Finding): boolean {
  if (suppression.code !== rule.code) return false;
  return (
    suppression.scope === 'file' ||
    suppression.lines.some((line) => line.start <= finding.at.start && finding.at.start <= line.end)
  );
}

/** The order of reports. */
export function byPlaceThenCode(left: Reported, right: Reported): number {
  return (
    left.at.start - right.at.start ||
    left.at.end - right.at.end ||
    (left.rule.code < right.rule.code ? -1 : Number(left.rule.code > right.rule.code))
  );
}

/** Runs all rules over one configuration: stages, severity settings and suppression comments. */

import type { Config } from '../model/config.ts';
import { isForeignFile } from '../model/recognise.ts';
import type { RuleLevel, Severity } from '../model/settings.ts';
import { readSuppressions, type Suppression } from '../model/suppressions.ts';
import { overlapFinder } from '../toml/ordered.ts';
import { rules } from './index.ts';
import { notOrionConfig } from './not-orion-config.ts';
import type { Finding, Fix, Rule, Stage, Subject } from './rule.ts';
import { createSilencer } from './silencing.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** A finding that survived settings and suppressions, with its final severity. */
export interface Reported extends Finding {
  readonly rule: Rule<never>;
  readonly severity: Severity;
  /** What the rule itself says, whatever the settings make of it. */
  readonly inherent: Severity;
}

const stages: readonly Stage[] = ['content', 'syntax', 'shape', 'meaning'];

/** All findings of a configuration, sorted by place and then code; of a file that is not Orion's only that it is none. */
export function checkConfig(subject: Subject, levels: Readonly<Record<string, RuleLevel>>): readonly Reported[] {
  const { text, toml } = subject.config;
  const suppressions = readSuppressions(text, toml.comments, toml.statements[0]?.start ?? text.length);
  if (!isForeignFile(subject.config, subject.fileName)) {
    return report(sparingKeys(runStages(subject, rules), subject.config), suppressions, levels);
  }
  const foreign = report(runStages(subject, [notOrionConfig]), suppressions, levels);
  return foreign.filter(({ rule }) => rule !== unusedSuppression);
}

/** A fix that moves or rewrites a private key would write the asterisks that stand for it; one that removes it may stay. */
function sparingKeys(found: readonly Raw[], { pemBlocks }: Config): readonly Raw[] {
  const keys = pemBlocks.filter(({ isPrivateKey }) => isPrivateKey);
  if (keys.length === 0) return found;
  const holdsKey = overlapFinder(keys);
  const spares = ({ edits }: Fix) => !edits.some(holdsKey) || edits.every(({ newText }) => newText === '');
  return found.map(({ rule, finding }) => {
    const { fixes } = finding;
    return { rule, finding: fixes ? { ...finding, fixes: () => fixes().filter(spares) } : finding };
  });
}

/** What is left of the findings after settings and suppressions, and the suppressions that were not needed; sorted. */
export function report(
  found: readonly Raw<never>[],
  suppressions: readonly Suppression[],
  levels: Readonly<Record<string, RuleLevel>>,
): readonly Reported[] {
  const silencer = createSilencer(suppressions);
  const kept: Reported[] = [];
  const keep = (rule: Rule<never>, finding: Finding) => {
    const severity = levelOf(rule, finding, levels);
    if (severity !== 'off') kept.push(reported(rule, finding, severity));
  };
  for (const { rule, finding } of found) {
    // Every finding is asked about, also one that is off: a comment that silences it is not idle.
    if (!silencer.silences(rule.code, finding.at.start)) keep(rule, finding);
  }
  for (const finding of unusedSuppression.findingsFor(silencer.idle())) keep(unusedSuppression, finding);
  return kept.sort(byPlaceThenCode);
}

/** Written out, so that all have one shape: spreading thousands of findings of many shapes takes as long as making them. */
function reported(rule: Rule<never>, finding: Finding, severity: Severity): Reported {
  const { at, message, related, fixes, startsAnyway } = finding;
  const inherent = inherentSeverity(rule, finding);
  const whole: { readonly [Key in keyof Required<Reported>]: Reported[Key] } = {
    at,
    message,
    severity,
    inherent,
    rule,
    related,
    fixes,
    startsAnyway,
  };
  return whole;
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
function levelOf(rule: Rule<never>, finding: Finding, levels: Readonly<Record<string, RuleLevel>>): RuleLevel {
  return levels[rule.code] ?? (rule.offByDefault ? 'off' : inherentSeverity(rule, finding));
}

function inherentSeverity(rule: Rule<never>, finding: Finding): Severity {
  return finding.severity ?? rule.severity;
}

/** The order of reports. */
function byPlaceThenCode(left: Reported, right: Reported): number {
  return (
    left.at.start - right.at.start ||
    left.at.end - right.at.end ||
    (left.rule.code < right.rule.code ? -1 : Number(left.rule.code > right.rule.code))
  );
}

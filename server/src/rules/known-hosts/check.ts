/** Runs all rules over one known-hosts file. Linear: a file may have 100,000 lines, findings and suppressions. */

import { fingerprintSpan } from '../../model/known-hosts.ts';
import type { RuleLevel } from '../../model/settings.ts';
import { readSuppressions, type Suppression } from '../../model/suppressions.ts';
import { byPlaceThenCode, levelOf, type Reported, runStages } from '../check.ts';
import { unusedSuppression } from '../unused-suppression.ts';
import { knownHostsRules } from './index.ts';
import type { KnownHostsSubject } from './known-hosts-rule.ts';

/** All findings, sorted by place and then code. A comment silences the next line, or before the first entry the whole file. */
export function checkKnownHosts(
  subject: KnownHostsSubject,
  levels: Readonly<Record<string, RuleLevel>>,
): readonly Reported[] {
  const suppressions = suppressionsOf(subject);
  const whole = new Map<string, Suppression[]>();
  const ofLine = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    if (suppression.scope === 'file') append(whole, suppression.code, suppression);
    else for (const line of suppression.lines) append(ofLine, lineKey(suppression.code, line.start), suppression);
  }
  const startOfLine = new Map<number, number>();
  const used = new Set<Suppression>();
  if (ofLine.size > 0) rememberLineStarts(subject, startOfLine);
  const silencers = (code: string, start: number): readonly Suppression[] => {
    const line = startOfLine.get(start);
    return [...(whole.get(code) ?? []), ...(line === undefined ? [] : (ofLine.get(lineKey(code, line)) ?? []))];
  };

  const kept: Reported[] = [];
  for (const { rule, finding } of runStages(subject, knownHostsRules)) {
    const severity = levelOf(rule, finding, levels);
    const silencing = suppressions.length > 0 ? silencers(rule.code, finding.at.start) : [];
    for (const suppression of silencing) used.add(suppression);
    if (severity === 'off' || silencing.length > 0) continue;
    const { at, message, related, fixes } = finding;
    kept.push({ at, message, severity, rule, ...(related && { related }), ...(fixes && { fixes }) });
  }
  const idle = suppressions.filter((suppression) => !used.has(suppression));
  const unused = unusedSuppression.findingsFor(idle, subject.hosts.text).flatMap((finding): Reported[] => {
    const severity = levelOf(unusedSuppression, finding, levels);
    return severity === 'off' ? [] : [{ ...finding, rule: unusedSuppression, severity }];
  });
  return [...kept, ...unused].sort(byPlaceThenCode);
}

function suppressionsOf({ hosts }: KnownHostsSubject): readonly Suppression[] {
  const { text, lines, comments } = hosts;
  if (!text.includes('orion-ignore')) return [];
  return readSuppressions(text, comments, lines[0]?.start ?? text.length);
}

/** From the offsets at which findings start to that of their line. */
function rememberLineStarts({ hosts: { text, lines } }: KnownHostsSubject, starts: Map<number, number>): void {
  for (const line of lines) {
    const start = text.lastIndexOf('\n', line.start - 1) + 1;
    starts.set(line.start, start);
    const fingerprint = fingerprintSpan(line);
    if (fingerprint) starts.set(fingerprint.start, start);
  }
}

function lineKey(code: string, start: number): string {
  return `${code} ${start}`;
}

function append(groups: Map<string, Suppression[]>, key: string, suppression: Suppression): void {
  const group = groups.get(key);
  if (group) group.push(suppression);
  else groups.set(key, [suppression]);
}

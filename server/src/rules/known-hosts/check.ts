/** Runs all rules over one known-hosts file. Linear: a file may have 100,000 lines, findings and suppressions. */

import type { RuleLevel } from '../../model/settings.ts';
import { readSuppressions, type Suppression } from '../../model/suppressions.ts';
import { type Reported, report, runStages } from '../check.ts';
import { knownHostsRules } from './index.ts';
import type { KnownHostsSubject } from './known-hosts-rule.ts';

/** All findings, sorted by place and then code. A comment silences the next line, or before the first entry the whole file. */
export function checkKnownHosts(
  subject: KnownHostsSubject,
  levels: Readonly<Record<string, RuleLevel>>,
): readonly Reported[] {
  return report(runStages(subject, knownHostsRules), suppressionsOf(subject), levels);
}

function suppressionsOf({ hosts }: KnownHostsSubject): readonly Suppression[] {
  const { text, comments } = hosts;
  if (!text.includes('orion-ignore')) return [];
  return readSuppressions(text, comments, hosts.lines()[0]?.start ?? text.length);
}

/** Every rule once, on configurations and on known-hosts files alike: for settings, reports and documentation. */

import { rules } from './index.ts';
import { knownHostsRules } from './known-hosts/index.ts';
import type { Rule } from './rule.ts';

const inKnownHosts = new Set(knownHostsRules.map(({ code }) => code));

/** Sorted by code. Of a rule that speaks in both places, the one in the known-hosts file, where the mistake is. */
export const catalogue: readonly Rule<never>[] = [
  ...rules.filter(({ code }) => !inKnownHosts.has(code)),
  ...knownHostsRules,
].sort((left, right) => (left.code < right.code ? -1 : 1));

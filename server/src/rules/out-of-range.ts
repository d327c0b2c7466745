/** A number outside the range that Orion takes. */

import type { Rule } from './rule.ts';

export const outOfRange: Rule = {
  code: 'out-of-range',
  severity: 'error',
  stage: 'shape',
  summary: 'A port is not between 0 and 65535, or `verbosity` not between 0 and 3, so Orion stops.',
  explanation:
    'Orion stops with `… is outside range`, or with `… is too large for an integer` above 2147483647. Port 0 is fine: the system then picks a free one.',
  source: 'Config.configSchema; Tuweni 1.3.0: PropertyValidator.inRange, SchemaBuilder',
  example: { bad: 'nodeport = «80800»\n', good: 'nodeport = 8080\n' },
  *check({ config }) {
    for (const { property, refusals } of config.occurrences) {
      for (const refusal of refusals) {
        if (refusal.kind !== 'range') continue;
        const { start, end, value, least, most } = refusal;
        const nearest = value < least ? least : most;
        const clamped = { start, end, newText: String(nearest) };
        yield {
          at: refusal,
          message: `${property.key} must be between ${least} and ${most}, so Orion stops on ${value}.`,
          // The nearest port is a port that nobody meant.
          fixes: () =>
            property.format === 'verbosity' ? [{ title: `Write ${nearest}`, edits: [clamped], preferred: true }] : [],
        };
      }
    }
  },
};

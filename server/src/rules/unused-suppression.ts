/** A suppression comment that silences nothing. */

import type { Suppression } from '../model/suppressions.ts';
import type { Finding, Rule } from './rule.ts';

/** Which suppressions are idle is only known after all other rules ran, so `check.ts` asks with the idle ones. */
export const unusedSuppression: Rule & { findingsFor(idle: readonly Suppression[]): readonly Finding[] } = {
  code: 'unused-suppression',
  severity: 'hint',
  stage: 'meaning',
  tags: ['unnecessary'],
  summary: 'An `orion-ignore` comment names a code that finds nothing here, or no code at all.',
  explanation:
    'The comment hides nothing now, and would hide a real mistake later. Remove the code, or correct its spelling.',
  source: 'Orion TLS',
  example: {
    bad: 'tls = "off" # orion-ignore: «half-key-pair»\n',
    good: 'tls = "off"\n',
  },
  *check() {},
  findingsFor(idle) {
    return idle.map((suppression) => ({
      at: suppression,
      message: `Nothing here is reported as ${suppression.code}, so this suppression has no effect. Remove it, or correct the code.`,
    }));
  },
};

/** The path of a known-hosts file with a line of one part. The finding in the file itself is in `known-hosts/`. */

import { invalidLine } from './known-hosts/invalid-line.ts';
import { malformedKnownHosts } from './malformed-known-hosts.ts';
import type { Rule } from './rule.ts';

export const invalidLineInConfig: Rule = {
  ...invalidLine,
  code: 'invalid-line',
  stage: 'meaning',
  check: (subject) => malformedKnownHosts(subject, 'line'),
};

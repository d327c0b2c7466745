/** The path of a known-hosts file with a fingerprint that is none. The finding in the file itself is in `known-hosts/`. */

import { invalidFingerprint } from './known-hosts/invalid-fingerprint.ts';
import { malformedKnownHosts } from './malformed-known-hosts.ts';
import type { Rule } from './rule.ts';

export const invalidFingerprintInConfig: Rule = {
  ...invalidFingerprint,
  code: 'invalid-fingerprint',
  stage: 'meaning',
  check: (subject) => malformedKnownHosts(subject, 'fingerprint'),
};

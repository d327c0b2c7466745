/** Every rule on known-hosts files, sorted by code. A new rule is a new file and a new line here. */

import { byteOrderMark } from './byte-order-mark.ts';
import { duplicateIdentifier } from './duplicate-identifier.ts';
import { fingerprintLength } from './fingerprint-length.ts';
import { identifierMismatch } from './identifier-mismatch.ts';
import { identifierWithoutPort } from './identifier-without-port.ts';
import { invalidFingerprint } from './invalid-fingerprint.ts';
import { invalidLine } from './invalid-line.ts';
import type { KnownHostsRule } from './known-hosts-rule.ts';
import { outdatedFingerprint } from './outdated-fingerprint.ts';
import { swappedKnownHosts } from './swapped-known-hosts.ts';
import { unlistedServer } from './unlisted-server.ts';
import { uppercaseIdentifier } from './uppercase-identifier.ts';

export const knownHostsRules: readonly KnownHostsRule[] = [
  byteOrderMark,
  duplicateIdentifier,
  fingerprintLength,
  identifierMismatch,
  identifierWithoutPort,
  invalidFingerprint,
  invalidLine,
  outdatedFingerprint,
  swappedKnownHosts,
  unlistedServer,
  uppercaseIdentifier,
];

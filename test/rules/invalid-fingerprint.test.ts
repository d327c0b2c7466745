/** A fingerprint that is none, seen from the configuration. */

import { invalidFingerprintInConfig } from '../../server/src/rules/invalid-fingerprint.ts';
import { checkRule } from '../support/check-rule.ts';

const files = { known: '# peers\na SHA256:11\n' };

checkRule(invalidFingerprintInConfig, [
  {
    given: 'a file that Orion opens',
    files,
    source: 'tls = "strict"\ntlsclienttrust = "tofu"\ntlsknownservers = «"known"»\n',
    says: /stops at line 2 of known with "Invalid fingerprint"/,
    related: ['/node/known'],
  },
  {
    given: 'a byte order mark before a comment',
    files: { known: '\uFEFF# peers\na 11\n' },
    source: 'tls = "strict"\ntlsknownservers = «"known"»\n',
    says: /line 1/,
  },
  {
    given: 'mode ca',
    files,
    source: 'tls = "strict"\ntlsclienttrust = "ca"\ntlsknownservers = "known"\n',
  },
]);

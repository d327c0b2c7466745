/** A line of one part, seen from the configuration. */

import { invalidLineInConfig } from '../../server/src/rules/invalid-line.ts';
import { checkRule } from '../support/check-rule.ts';

const files = { known: 'a 11\n\nlonely\nother\nb xyz\n' };
const whitelist = 'tls = "strict"\ntlsservertrust = "whitelist"\n';

checkRule(invalidLineInConfig, [
  {
    given: 'a file that Orion opens',
    files,
    source: `${whitelist}tlsknownclients = «"known"»\n`,
    says: /stops at line 3 of known with "Invalid line"/,
    related: ['/node/known'],
    fixed: false,
  },
  { given: 'the default path', files: { 'tls-known-clients': 'x' }, source: 'tls = «"strict"»\n' },
  { given: 'mode ca', files, source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsknownclients = "known"\n' },
  { given: 'TLS off', files, source: 'tls = "off"\ntlsknownclients = "known"\n' },
  {
    given: 'another fault first',
    files: { known: 'b xyz\nlonely' },
    source: `${whitelist}tlsknownclients = "known"\n`,
  },
  { given: 'a template', files, source: `{% if x %}\n${whitelist}tlsknownclients = "known"\n{% endif %}\n` },
]);

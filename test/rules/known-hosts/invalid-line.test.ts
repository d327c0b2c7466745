/** Lines of one part. */

import { invalidLine } from '../../../server/src/rules/known-hosts/invalid-line.ts';
import { checkKnownHostsRule } from '../../support/check-known-hosts-rule.ts';
import { whitelistConfig } from '../../support/known-hosts-subject.ts';

const caConfig = 'tls = "strict"\ntlsservertrust = "ca"\n';

checkKnownHostsRule(invalidLine, [
  {
    given: 'an identifier alone',
    source: 'a 11\n«lonely»  \n',
    says: /no fingerprint/,
    fixed: 'a 11\n# lonely  \n',
  },
  { given: 'a fingerprint alone', source: `«${'a1'.repeat(32)}»\n`, says: /fingerprint and no identifier/ },
  { given: 'a no-break space between the parts', source: '«node2\u00a0a1a1»\n', says: /no-break space/ },
  { given: 'comments and blank lines', source: '# lonely\n\n \t\n' },
  { given: 'two parts', source: 'node2\ta1\n' },
  {
    given: 'a byte order mark that the editor hides, before a comment without a blank',
    source: '«#comment»\na 11\n',
    hiddenMark: true,
    says: /byte order mark.*"Invalid line".*Save/,
    fixed: false,
  },
  { given: 'no configuration that names the file', source: '«lonely»', config: false, severity: 'error' },
  { given: 'mode ca on the side that names it', source: '«lonely»', config: caConfig, severity: 'warning' },
  { given: 'TLS off', source: '«lonely»', config: 'tls = "off"\n', severity: 'warning' },
  {
    given: 'mode ca in one configuration and whitelist in another',
    source: '«lonely»',
    config: caConfig,
    others: { '/other/orion.conf': `workdir = "/node"\n${whitelistConfig}` },
    severity: 'error',
  },
  {
    given: 'a switch that is still a placeholder',
    source: '«lonely»',
    config: 'tls = "{{ tls }}"\n',
    severity: 'error',
  },
  {
    given: 'a comment that silences it',
    source: '# orion-ignore: invalid-line still to come\nlonely\n«other»\n',
  },
  { given: 'a comment that silences it everywhere', source: '# orion-ignore-file: invalid-line\nlonely\nother\n' },
  {
    given: 'HTML, escapes and marks that change the direction of text',
    source: '«<img/src=x/onerror=alert(1)>»\n\u001b«[31mred»\n«\u202eevil»\n',
  },
]);

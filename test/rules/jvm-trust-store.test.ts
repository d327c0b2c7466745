/** Cases of `jvm-trust-store`. */
import { jvmTrustStore } from '../../server/src/rules/jvm-trust-store.ts';
import { checkRule } from '../support/check-rule.ts';
import { trustCases } from '../support/trust-cases.ts';

checkRule(jvmTrustStore, [
  ...trustCases({
    accepts: ['ca', 'ca-or-whitelist', 'ca-or-tofu', 'insecure-ca-or-tofa'],
    dials: ['ca', 'ca-or-whitelist', 'ca-or-tofu'],
  }),
  {
    given: 'mode ca with a list that is written and empty',
    source: 'tls = "strict"\ntlsclienttrust = «"ca"»\ntlsclientchain = [ ]',
    says: /empty tlsclientchain accepts every authority/,
  },
  {
    given: 'a list in a ca-or mode is not read',
    source: 'tls = "strict"\ntlsclienttrust = «"ca-or-whitelist"»\ntlsclientchain = ["ca.pem"]',
    says: /tlsclientchain is not read/,
  },
  {
    given: 'mode ca with an authority of its own',
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]',
  },
  {
    given: 'mode ca with an authority that is still to be named',
    source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["{{ ca }}"]',
  },
  { given: 'the list is refused', source: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = "ca.pem"' },
  { given: 'a template may fill the list', source: 'tls = "strict"\ntlsservertrust = "ca"\n{{ chain }}\n' },
  { given: 'the default ca-or-tofu of the client', source: 'tls = "strict"' },
  { given: 'TLS is off', source: 'tls = "off"\ntlsservertrust = "ca"' },
  { given: 'the switch is refused', source: 'tls = 1\ntlsservertrust = "ca"' },
]);

/** A client certificate whose name no known-clients file can match. */

import { clientName } from './client-names.ts';
import type { Rule } from './rule.ts';

export const uppercaseCommonName: Rule = {
  code: 'uppercase-common-name',
  severity: 'warning',
  stage: 'meaning',
  summary:
    'The common name of the client certificate has upper-case letters, so that no line of a known-clients file matches it.',
  explanation:
    "Other nodes look the common name up in their known-clients file. They read the names in that file in lower case but take the certificate's as it is, so one with an upper-case letter never matches: mode `whitelist` always refuses it, and `tofu` accepts any certificate with that name anew after each restart. Orion's own certificates have the host of `nodeurl` in them, letter by letter. In mode `ca` the name does not matter.",
  source: 'Tuweni ClientFingerprintTrustManager, FingerprintRepository',
  example: {
    bad: 'tls = "strict"\ntlsclientcert = «"client.pem"»\ntlsclientkey = "client.key"\n',
    good: 'tls = "strict"\ntlsclientcert = "lower.pem"\ntlsclientkey = "client.key"\n',
    files: { 'client.pem': 'uppercase-cert', 'lower.pem': 'cert', 'client.key': 'key' },
  },
  *check(subject) {
    const name = clientName(subject);
    if (!name?.identifier.problems.includes('upper-case')) return;
    yield {
      at: name.cert.at,
      message: `The common name of ${name.path} is "${name.text}", and other nodes read the names in their known-clients file in lower case: no line can match it. In mode "whitelist" they always refuse it, in "tofu" they accept anybody under that name after a restart. Make a certificate with the name in lower case.`,
      related: [name.related],
    };
  },
};

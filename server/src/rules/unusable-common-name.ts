/** A client certificate whose name cannot be written in a known-clients file. */

import type { IdentifierProblem } from '../model/client-identifier.ts';
import { clientName } from './client-names.ts';
import type { Rule } from './rule.ts';

export const unusableCommonName: Rule = {
  code: 'unusable-common-name',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The common name of the client certificate cannot be written in a known-clients file.',
  explanation:
    'In a known-clients file a name ends at the first blank, and a line that starts with `#` is a comment. A certificate whose common name has a blank, is empty or prints with a leading `#` can therefore not be listed. A node in mode `tofu` writes it down all the same, and after that cannot read its own file: it does not start any more. In mode `ca` the name does not matter.',
  source: 'Tuweni ClientFingerprintTrustManager, FingerprintRepository',
  example: {
    bad: 'tls = "strict"\ntlsclientcert = «"client.pem"»\ntlsclientkey = "client.key"\n',
    good: 'tls = "strict"\ntlsclientcert = "good.pem"\ntlsclientkey = "client.key"\n',
    files: { 'client.pem': 'blank-cert', 'good.pem': 'cert', 'client.key': 'key' },
  },
  *check(subject) {
    const name = clientName(subject);
    const problem = name?.identifier.problems.find((each) => each in facts);
    if (!name || !problem) return;
    yield {
      at: name.cert.at,
      message: `The common name of ${name.path}${name.text === '' ? '' : `, "${name.text}",`} ${facts[problem]}, so no line of a known-clients file can name it. Peers in mode "whitelist" always refuse it; one in mode "tofu" writes it down and then cannot read its own file. Make a certificate with host:port as common name.`,
      related: [name.related],
    };
  },
};

const facts: Readonly<Partial<Record<IdentifierProblem, string>>> = {
  blank: 'has a blank, at which a name ends',
  empty: 'is empty',
  comment: 'starts with #, which makes a line a comment',
};

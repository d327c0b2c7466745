/** A host name whose capital letters end up in certificates that no peer can ever list. */

import { replacePiece, spanOfPiece } from './edits.ts';
import { isThere } from './opened-files.ts';
import type { Rule } from './rule.ts';

export const uppercaseHost: Rule = {
  code: 'uppercase-host',
  severity: 'warning',
  stage: 'meaning',
  summary:
    'The host in `nodeurl` has capital letters, so no peer can list the certificates that Orion creates from it.',
  explanation:
    'Orion creates certificates with `host:port` of `nodeurl` as common name, in the case in which it is written. Peers read their known-clients file in lower case but compare with the name as it stands in the certificate, so such a certificate never matches: `whitelist` refuses it, and the `tofu` modes take it for new after every restart. Host names mean the same in lower case. It is information only while the client certificate exists, since Orion then creates none.',
  source: 'TLS.buildCNProperty; Tuweni FileBackedFingerprintRepository, ClientFingerprintTrustManager',
  example: {
    bad: 'nodeurl = "http://«Node1.example»:8080"\ntls = "strict"\n',
    good: 'nodeurl = "http://node1.example:8080"\ntls = "strict"\n',
  },
  *check({ config, facts }) {
    const strict = config.strictEndpoints.some(({ endpoint }) => endpoint.id === 'client');
    if (config.template || !strict) return;
    const existing = facts.file('tlsclientcert');
    const created = !(existing && isThere(existing.state));
    for (const { key, text, url } of config.dialledUrls()) {
      const lower = url.host.toLowerCase();
      if (key !== 'nodeurl' || lower === url.host) continue;
      const end = url.hostStart + url.host.length;
      yield {
        at: spanOfPiece(config.text, text, url.hostStart, end),
        severity: created ? 'warning' : 'information',
        message: `${created ? 'A certificate' : 'The next certificate'} that Orion creates is named after this host, capital letters included, and peers compare with lower-case names only: they can never list it as known. Write ${lower}.`,
        fixes: () => [
          {
            title: `Write ${lower}`,
            edits: [replacePiece(config.text, text, url.hostStart, end, lower)],
            preferred: true,
          },
        ],
      };
    }
  },
};

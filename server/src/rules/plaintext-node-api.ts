/** The node API is open to other machines without TLS. */

import { plaintextFindings } from './plaintext.ts';
import type { Rule } from './rule.ts';

export const plaintextNodeApi: Rule = {
  code: 'plaintext-node-api',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The node API listens for other machines without TLS.',
  explanation:
    'The default of `tls` is `off`, whatever the documentation says: nodes then talk plain HTTP, and the node API lets everybody in. Payloads are encrypted for their recipients, but everyone on the way sees who talks to whom and can add, drop and forge messages. Set `tls = "strict"`, or bind to `127.0.0.1` behind a proxy that does TLS.',
  source: 'Config (default of tls), Orion.run',
  example: {
    bad: 'nodenetworkinterface = «"0.0.0.0"»\n',
    good: 'nodenetworkinterface = "0.0.0.0"\ntls = "strict"\ntlsservertrust = "whitelist"\n',
  },
  check({ config }) {
    return plaintextFindings(config, {
      title: 'node API',
      interface: 'nodenetworkinterface',
      switch: 'tls',
      consequence: 'everyone on the way can watch and forge what nodes send each other, and anyone may connect',
    });
  },
};

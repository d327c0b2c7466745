/** The client API is open to other machines without TLS. */

import { plaintextFindings } from './plaintext.ts';
import type { Rule } from './rule.ts';

export const plaintextClientApi: Rule = {
  code: 'plaintext-client-api',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The client API listens for other machines without TLS.',
  explanation:
    'Who reaches the client API reads and sends private payloads in the clear; Orion asks for no password. `tls` says nothing about it: the client API has its own switch, `clientconnectiontls`, and its default is `off`. Set it to `strict`, or bind to `127.0.0.1` and run Besu on the same machine.',
  source: 'Config (default of clientconnectiontls), Orion.run',
  example: {
    bad: 'clientnetworkinterface = «"0.0.0.0"»\n',
    good: 'clientnetworkinterface = "127.0.0.1"\n',
  },
  check({ config }) {
    return plaintextFindings(config, {
      title: 'client API',
      interface: 'clientnetworkinterface',
      switch: 'clientconnectiontls',
      consequence: 'anyone who gets there may read and send private payloads, and everyone on the way can watch',
    });
  },
};

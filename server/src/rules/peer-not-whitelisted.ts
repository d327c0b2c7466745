/** A node that is dialled in mode `whitelist` without a line in the known-servers file. */

import { basename } from 'node:path';
import { peersOf } from '../model/peers.ts';
import { shownPath } from '../model/shown-path.ts';
import { isEmpty, openedKnownHosts } from './known-hosts-files.ts';
import { pinFix, serverAt } from './known-peers.ts';
import type { Rule } from './rule.ts';
import { shown } from './wording.ts';

export const peerNotWhitelisted: Rule = {
  code: 'peer-not-whitelisted',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Mode `whitelist`, and a node of `othernodes` has no line in the known-servers file: it is never reached.',
  explanation:
    'Outgoing connections in mode `whitelist` are refused unless the known-servers file has a line for exactly the `host:port` that is dialled; letter case does not count, and no other name of the same machine does. Pin the certificate of the peer: its operator has the SHA-256 fingerprint, and if a configuration in the workspace is that peer, the fix writes the line.',
  source: 'Tuweni ServerFingerprintTrustManager, VertxTrustOptions.allowlistServers',
  example: {
    bad: 'tls = "strict"\ntlsclienttrust = "whitelist"\nothernodes = ["https://node2.example:8080/", «"https://node3.example:8080/"»]\n',
    good: 'tls = "strict"\ntlsclienttrust = "whitelist"\nothernodes = ["https://node2.example:8080/"]\n',
    files: { 'tls-known-servers': `node2.example:8080 ${'a1'.repeat(32)}\n` },
  },
  *check(subject) {
    const opened = openedKnownHosts(subject).find(({ side }) => side.endpoint.id === 'client');
    if (!opened?.content || opened.side.trust?.value.name !== 'whitelist' || isEmpty(opened)) return;
    const inEffect = opened.content.hosts().inEffect();
    for (const { address, at } of peersOf(subject.config)) {
      if (inEffect.has(address)) continue;
      const known = serverAt(address, subject.network);
      const file = shownPath(opened.file.text);
      yield {
        at,
        message: `${file} has no line for ${shown(address)}, so in mode "whitelist" every connection to this node is refused. Write "${shown(address)} fingerprint" with the SHA-256 fingerprint of its server certificate.`,
        fixes: () =>
          known
            ? pinFix(
                `Pin ${shown(basename(known.path))} as ${shown(address)} in ${file}`,
                [{ identifier: address, fingerprint: known.certificate.sha256 }],
                opened,
              )
            : [],
      };
    }
  },
};

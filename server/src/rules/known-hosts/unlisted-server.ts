/** A known server that no configuration dials. */

import { identifierSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, lists } from './known-hosts-rule.ts';

export const unlistedServer: KnownHostsRule = {
  code: 'unlisted-server',
  severity: 'information',
  offByDefault: true,
  stage: 'meaning',
  summary: 'A known server is not among `othernodes`.',
  explanation:
    'The line matters only if a peer tells this node about that server. `host:port` must be spelt as it is dialled: in `othernodes`, or in the `nodeurl` of a peer. A node that learns of others from its peers has such lines on purpose, so the rule is off by default.',
  source: 'Tuweni ServerFingerprintTrustManager; Orion NetworkDiscovery',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `node2.example:8080 ${'a1'.repeat(32)}\n«node3.example:8080» ${'b2'.repeat(32)}\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check(subject) {
    const { hosts, uses } = subject;
    if (!lists(subject, 'servers') || uses.length === 0) return;
    const peers = new Set(uses.flatMap((use) => use.peers));
    for (const line of hosts.lines()) {
      if (line.type !== 'entry' || peers.has(line.name)) continue;
      yield {
        at: identifierSpan(line),
        message: `${shown(line.name)} is not among othernodes, so this line matters only if a peer advertises a node under exactly this host and port. Add the node to othernodes, or remove the line.`,
      };
    }
  },
};

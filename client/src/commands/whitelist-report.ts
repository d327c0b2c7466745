/** What is still missing before a node can refuse everybody it does not know: a text to work through. */

import type { UnknownPeer, WhitelistPlan } from '../../../server/src/protocol.ts';

/** The text about the peers whose certificates somebody else has. `nameOf` says how people know a file. */
export function unknownPeersText(plan: WhitelistPlan, config: string, nameOf: (uri: string) => string): string {
  const groups = new Map<string, UnknownPeer[]>();
  for (const peer of plan.unknownPeers) groups.set(peer.knownHosts, [...(groups.get(peer.knownHosts) ?? []), peer]);
  const sections = [...groups].map(([file, peers]) => {
    const title = `## For ${nameOf(file)}\n`;
    return [title, ...peers.map(({ ask }) => `- [ ] ${ask}`)].join('\n');
  });
  const opening = [
    `# Before ${nameOf(config)} can switch to whitelist`,
    'In mode whitelist Orion refuses every peer that is not in its known-hosts file.',
    'The certificates of these peers are not in this workspace. Ask for them, compare each fingerprint over another channel, and pin it.',
  ].join('\n\n');
  return `${[opening, ...sections].join('\n\n')}\n`;
}

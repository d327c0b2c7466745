/** The other nodes that a configuration makes Orion dial. Whether anybody knows them is not asked here. */

import type { Span } from '../toml/tree.ts';
import type { Config } from './config.ts';

/** A peer that is dialled: `host:port` in lower case. */
export interface Peer {
  readonly address: string;
  readonly at: Span;
}

/** The nodes that Orion dials, without itself, which it skips only where the two URLs are written alike (NetworkDiscovery). */
export function peersOf(config: Config): readonly Peer[] {
  const urls = config.dialledUrls();
  const own = urls.find(({ key }) => key === 'nodeurl')?.text.text;
  const peers: Peer[] = [];
  for (const { key, text, address } of urls) {
    if (key === 'othernodes' && address !== undefined && text.text !== own) peers.push({ address, at: text });
  }
  return peers;
}

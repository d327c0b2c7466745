/** Which configuration uses a known-hosts file, and what that means, in one sentence. */

import type { KnownHostsUse } from '../../facts/network.ts';
import type { KnownHostsUse as ShownUse } from '../../protocol.ts';

/** A use as our client is told. */
export function shownUse(use: KnownHostsUse): ShownUse {
  const { config, endpoint, mode, reading } = use;
  return {
    config,
    property: endpoint.knownHosts,
    endpoint: endpoint.id,
    endpointTitle: endpoint.title,
    mode: mode?.name ?? null,
    opened: reading === 'opened',
    meaning: meaningOf(use),
  };
}

/** One sentence, plain text. */
export function meaningOf({ endpoint, tls, mode, reading }: KnownHostsUse): string {
  const side = endpoint.title;
  if (tls === 'off') return `TLS is off for the ${side}, so Orion does not read this file.`;
  if (reading === 'unknown' || !mode)
    return `The configuration does not say yet whether Orion reads this file for the ${side}.`;
  if (reading === 'not-opened')
    return `In mode ${mode.name} authorities decide for the ${side}, and Orion does not read this file.`;
  return `${side.charAt(0).toUpperCase()}${side.slice(1)}, mode ${mode.name}: ${mode.summary.replaceAll('`', '')}`;
}

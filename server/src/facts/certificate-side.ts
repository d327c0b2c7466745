/** Who shows a certificate, clients or servers: as configurations say, else as it was made. */

import type { Certificate } from '../pki/certificate.ts';
import type { KnownCertificate, KnownHostsKind } from './network.ts';

const usages: readonly (readonly [kind: KnownHostsKind, usage: string])[] = [
  ['clients', 'clientAuth'],
  ['servers', 'serverAuth'],
];

/**
 * The only side that its extended key usage allows (RFC 5280 section 4.2.1.12); undefined where it has none, and where it allows
 * both or neither. Orion looks at it in mode `ca` alone.
 */
export function madeFor({ extendedKeyUsage = [] }: Certificate): KnownHostsKind | undefined {
  if (extendedKeyUsage.includes('anyExtendedKeyUsage')) return undefined;
  const allowed = usages.filter(([, usage]) => extendedKeyUsage.includes(usage));
  return allowed.length === 1 ? allowed[0]?.[0] : undefined;
}

/** The only side that shows it: by the configurations that name it, or where none does by its extended key usage. */
export function shownBy({ certificate, roles }: KnownCertificate): KnownHostsKind | undefined {
  if (roles.length === 0) return madeFor(certificate);
  const [kind, ...others] = new Set(roles.map(({ endpoint }) => (endpoint === 'client' ? 'clients' : 'servers')));
  return others.length === 0 ? kind : undefined;
}

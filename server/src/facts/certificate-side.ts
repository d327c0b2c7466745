/** Who shows a certificate, clients or servers: as configurations say, else as it was made. */

import type { EndpointId } from '../model/endpoints.ts';
import type { Certificate } from '../pki/certificate.ts';
import type { KnownCertificate, KnownHostsKind } from './network.ts';

/** The endpoint that shows the certificate of such a side to other nodes. That of the client API is shown to Besu alone. */
export const endpointOf: Readonly<Record<KnownHostsKind, EndpointId>> = { clients: 'client', servers: 'server' };

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

/** Whether nodes may show it on this side: by the configurations that name it, or where none does by its extended key usage. */
export function isShownBy({ certificate, roles }: KnownCertificate, kind: KnownHostsKind): boolean {
  if (roles.length === 0) return (madeFor(certificate) ?? kind) === kind;
  return roles.some(({ endpoint }) => endpoint === endpointOf[kind]);
}

/** The only side that shows it; undefined where both do, or neither. */
export function shownBy(known: KnownCertificate): KnownHostsKind | undefined {
  const [kind, ...others] = usages.map(([each]) => each).filter((each) => isShownBy(known, each));
  return others.length === 0 ? kind : undefined;
}

/** The ten trust modes: what each does with CAs, first contact, a changed certificate and the known-hosts file. */

import type { Endpoint } from './endpoints.ts';

export type TrustModeName =
  | 'whitelist'
  | 'ca'
  | 'ca-or-whitelist'
  | 'tofu'
  | 'insecure-tofa'
  | 'ca-or-tofu'
  | 'insecure-ca-or-tofa'
  | 'insecure-no-validation'
  | 'insecure-record'
  | 'insecure-ca-or-record';

/** Whether a mode serves an endpoint that accepts connections, or also one that dials. */
export type Role = Endpoint['role'];

/**
 * How far a mode protects: `pinned` and `authority` let in only who was named before, `first-use` lets strangers in once,
 * `open` lets everybody in always.
 */
export type Safety = 'pinned' | 'authority' | 'first-use' | 'open';

export interface TrustMode {
  readonly name: TrustModeName;
  /** The plain name of the same behaviour, where this is another spelling. */
  readonly aliasOf?: TrustModeName;
  /** Endpoints whose trust property takes this spelling. */
  readonly roles: readonly Role[];
  /** Which certificate authorities count. The configured chain lists count in mode `ca` alone. */
  readonly authorities: 'none' | 'chain-or-jvm' | 'jvm' | 'jvm-to-decide-on-recording';
  readonly firstContact: 'rejected' | 'recorded';
  readonly changedCertificate: 'rejected' | 'rejected-unless-authority' | 'accepted-and-overwritten' | 'not-compared';
  readonly knownHosts: 'not-opened' | 'read' | 'read-and-rewritten';
  readonly summary: string;
}

const everywhere: readonly Role[] = ['accepts', 'dials'];
const acceptsOnly: readonly Role[] = ['accepts'];

/** In Orion's own order (Config.java). Behaviour: Tuweni's TrustManagerFactories and both fingerprint trust managers. */
export const trustModes = [
  {
    name: 'whitelist',
    roles: everywhere,
    authorities: 'none',
    firstContact: 'rejected',
    changedCertificate: 'rejected',
    knownHosts: 'read',
    summary: 'Only certificates whose SHA-256 fingerprint stands in the known-hosts file are accepted.',
  },
  {
    name: 'ca',
    roles: everywhere,
    authorities: 'chain-or-jvm',
    firstContact: 'rejected',
    changedCertificate: 'not-compared',
    knownHosts: 'not-opened',
    summary:
      'Only certificates issued by a certificate authority in the chain list are accepted; with an empty list, any authority that Java trusts.',
  },
  {
    name: 'ca-or-whitelist',
    roles: everywhere,
    authorities: 'jvm',
    firstContact: 'rejected',
    changedCertificate: 'rejected-unless-authority',
    knownHosts: 'read',
    summary:
      "Certificates from an authority in Java's own trust store, or with a fingerprint in the known-hosts file, are accepted.",
  },
  {
    name: 'tofu',
    roles: everywhere,
    authorities: 'none',
    firstContact: 'recorded',
    changedCertificate: 'rejected',
    knownHosts: 'read-and-rewritten',
    summary: 'Trust on first use: the first certificate seen under a name is accepted and remembered.',
  },
  {
    name: 'insecure-tofa',
    aliasOf: 'tofu',
    roles: acceptsOnly,
    authorities: 'none',
    firstContact: 'recorded',
    changedCertificate: 'rejected',
    knownHosts: 'read-and-rewritten',
    summary:
      'Trust on first access, the same as `tofu`: the first certificate seen under a name is accepted and remembered.',
  },
  {
    name: 'ca-or-tofu',
    roles: everywhere,
    authorities: 'jvm',
    firstContact: 'recorded',
    changedCertificate: 'rejected-unless-authority',
    knownHosts: 'read-and-rewritten',
    summary:
      "Certificates from an authority in Java's own trust store are accepted; every other name is trusted on first use.",
  },
  {
    name: 'insecure-ca-or-tofa',
    aliasOf: 'ca-or-tofu',
    roles: acceptsOnly,
    authorities: 'jvm',
    firstContact: 'recorded',
    changedCertificate: 'rejected-unless-authority',
    knownHosts: 'read-and-rewritten',
    summary:
      "The same as `ca-or-tofu`: certificates from an authority in Java's trust store are accepted, every other name on first access.",
  },
  {
    name: 'insecure-no-validation',
    roles: everywhere,
    authorities: 'none',
    firstContact: 'recorded',
    changedCertificate: 'accepted-and-overwritten',
    knownHosts: 'read-and-rewritten',
    summary: 'Every certificate gets in; its fingerprint is written down, over an older one if need be.',
  },
  {
    name: 'insecure-record',
    aliasOf: 'insecure-no-validation',
    roles: everywhere,
    authorities: 'none',
    firstContact: 'recorded',
    changedCertificate: 'accepted-and-overwritten',
    knownHosts: 'read-and-rewritten',
    summary: 'The same as `insecure-no-validation`: every certificate gets in and is written down.',
  },
  {
    name: 'insecure-ca-or-record',
    roles: everywhere,
    authorities: 'jvm-to-decide-on-recording',
    firstContact: 'recorded',
    changedCertificate: 'accepted-and-overwritten',
    knownHosts: 'read-and-rewritten',
    summary: "Every certificate gets in; those that no authority in Java's trust store vouches for are written down.",
  },
] as const satisfies readonly TrustMode[];

const byName: ReadonlyMap<string, TrustMode> = new Map(trustModes.map((mode) => [mode.name, mode]));

/** The mode of this exact lower-case name, undefined if Orion has none. */
export function trustMode(name: string): TrustMode | undefined {
  return byName.get(name);
}

/** The modes that the trust property of such an endpoint takes, in Orion's order. */
export function trustModesFor(role: Role): readonly TrustMode[] {
  return trustModes.filter((mode: TrustMode) => mode.roles.includes(role));
}

/** How far the mode protects. */
export function safetyOf(mode: TrustMode): Safety {
  if (mode.changedCertificate === 'accepted-and-overwritten') return 'open';
  if (mode.firstContact === 'recorded') return 'first-use';
  return mode.authorities === 'none' ? 'pinned' : 'authority';
}

/**
 * Whether the mode lets in whom nobody named before. An endpoint that accepts connections lets its clients choose their own
 * name, so that first use protects it from nobody (Tuweni's TrustOptions says so of recordClientFingerprints).
 */
export function isInsecure(mode: TrustMode, role: Role): boolean {
  const safety = safetyOf(mode);
  return safety === 'open' || (safety === 'first-use' && role === 'accepts');
}

/** Whether the chain list of the endpoint counts, and Orion reads its files. */
export function readsChain(mode: TrustMode): boolean {
  return mode.authorities === 'chain-or-jvm';
}

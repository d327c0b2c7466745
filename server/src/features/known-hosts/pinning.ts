/** What is pinned: a certificate, or a line of which perhaps nobody here has the certificate. */

import { basename } from 'node:path';
import type { KnownCertificate, KnownHostsKind } from '../../facts/network.ts';
import { type ClientIdentifier, problemsOf } from '../../model/client-identifier.ts';
import type { Pin } from '../../model/known-hosts-edits.ts';
import { hostOf } from '../../model/node-address.ts';
import { plainText } from '../markdown.ts';
import { whyNotShown } from './line-status.ts';

/** As far as its place in known-hosts files depends on it. */
export interface Pinning {
  readonly fingerprint: string;
  /** How messages call it. */
  readonly title: string;
  /** The configurations that name it as their own. */
  readonly owners: readonly string[];
  /** The name under which a known-clients file lists it. */
  readonly asClient: ClientIdentifier;
  /** The `host:port` under which peers dial a server that shows it. */
  readonly addresses: readonly string[];
  /** The hosts that it names, in lower case and without ports. */
  readonly hosts: ReadonlySet<string>;
  /** Why nobody shows it on this side; undefined where somebody may. */
  whyNotShown(kind: KnownHostsKind): string | undefined;
}

/** Pinning this certificate. */
export function pinningOf(known: KnownCertificate): Pinning {
  const { certificate, path, asClient, addresses } = known;
  const { commonName = '', alternativeNames = [] } = certificate;
  const names = [...alternativeNames.map(({ value }) => value), ...[commonName, ...addresses].map(hostOf)];
  return {
    fingerprint: certificate.sha256,
    title: plainText(basename(path)),
    owners: ownersOf(known),
    asClient,
    addresses,
    hosts: new Set(names.map((name) => name.toLowerCase())),
    whyNotShown: (kind) => whyNotShown(known, kind),
  };
}

/** Pinning what a line says. `known` is its certificate, where the workspace has it. */
export function pinningOfLine({ identifier, fingerprint }: Pin, known: KnownCertificate | undefined): Pinning {
  return {
    fingerprint,
    title: identifier,
    owners: known ? ownersOf(known) : [],
    asClient: { text: identifier, problems: problemsOf(identifier) },
    addresses: [identifier.toLowerCase()],
    hosts: new Set([hostOf(identifier.toLowerCase())]),
    whyNotShown: (kind) => known && whyNotShown(known, kind),
  };
}

function ownersOf({ roles }: KnownCertificate): readonly string[] {
  return [...new Set(roles.map(({ config }) => config))];
}

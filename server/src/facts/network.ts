/** What all configurations of a workspace know together: certificates, who dials whom, and who reads which known-hosts file. */

import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import { type ClientIdentifier, clientIdentifier } from '../model/client-identifier.ts';
import type { Config, SwitchState } from '../model/config.ts';
import type { Endpoint, EndpointId } from '../model/endpoints.ts';
import { peersOf } from '../model/peers.ts';
import type { TrustMode } from '../model/trust-modes.ts';
import { type FingerprintSet, fingerprintSet } from '../model/usual-lines.ts';
import type { Certificate } from '../pki/certificate.ts';
import { firstCertificate } from './content.ts';
import type { Facts } from './facts.ts';
import { contentOf, meantText, type NamedFile } from './named-files.ts';

/** Who stands in a known-hosts file: clients by the name in their certificate, servers by the `host:port` dialled. */
export type KnownHostsKind = 'clients' | 'servers';

/** A property of a configuration that names a known-hosts file. */
export interface KnownHostsUse {
  /** URI of the configuration. */
  readonly config: string;
  readonly path: string;
  readonly endpoint: Endpoint;
  readonly kind: KnownHostsKind;
  readonly tls: SwitchState;
  /** undefined where the written one is none that Orion acts on. */
  readonly mode: TrustMode | undefined;
  /** Whether Orion opens the file: where TLS is strict and the mode is not `ca`. A placeholder or a mistake leaves it open. */
  readonly reading: 'opened' | 'not-opened' | 'unknown';
  /** The `host:port` of every other node that this configuration dials first. */
  readonly peers: readonly string[];
  /** There is a file at the path. */
  readonly exists: boolean;
  /** What was meant, where there is none because the path repeats the folder of `workdir`. */
  readonly meant?: string;
}

/** A certificate that a configuration names, and what for. */
interface NamedCertificate {
  readonly certificate: Certificate;
  readonly path: string;
  /** undefined where it stands in a chain list, or lies in the workspace without being named. */
  readonly role: Omit<CertificateRole, 'config'> | undefined;
}

/** That a configuration names a certificate for an endpoint, which shows it where TLS is strict. */
export interface CertificateRole {
  /** URI of the configuration. */
  readonly config: string;
  readonly endpoint: EndpointId;
  readonly tls: SwitchState;
}

/** One configuration, as far as others care. */
export interface NetworkNode {
  /** URI of the configuration. */
  readonly uri: string;
  readonly certificates: readonly NamedCertificate[];
  /** Paths of files that were read for it and hold no certificate but those. */
  readonly exhausted: readonly string[];
  readonly uses: readonly KnownHostsUse[];
  /** The `host:port` under which peers dial it. */
  readonly address: string | undefined;
}

/** A certificate of the workspace, once however often it is named. */
export interface KnownCertificate {
  readonly certificate: Certificate;
  /** Where it was found first. */
  readonly path: string;
  /** Everywhere that it was found. */
  readonly copies: readonly string[];
  /** The configurations that name it, and as what. */
  readonly roles: readonly CertificateRole[];
  /** The name under which a known-clients file lists it. */
  readonly asClient: ClientIdentifier;
  /** The `host:port` under which peers dial a server that shows it. */
  readonly addresses: readonly string[];
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly certificates: readonly KnownCertificate[];
  /** Those of all certificates. */
  readonly fingerprints: FingerprintSet;
  /** The certificate with this SHA-256 fingerprint in lower-case hex. */
  find(fingerprint: string): KnownCertificate | undefined;
  /** The certificate whose digest, by an algorithm that gives so many digits, is this. */
  findByOtherDigest(hex: string): KnownCertificate | undefined;
  /** The certificates of servers that are dialled as `host:port`. */
  serversAt(address: string): readonly KnownCertificate[];
  /** The certificates that nodes show as clients under a common name. */
  clientsCalled(name: string): readonly KnownCertificate[];
  /** The names of `serversAt` or of `clientsCalled`. */
  namesOf(kind: KnownHostsKind): ReadonlySet<string>;
  /** Who reads the known-hosts file at this path. */
  usesOf(path: string): readonly KnownHostsUse[];
}

/** Reads from a configuration what others care about, so that the rest need not be kept. */
export function readNode(uri: string, config: Config, facts: Facts): NetworkNode {
  const urls = config.dialledUrls();
  const peers = peersOf(config).map(({ address }) => address);
  const certificates = config.endpoints.flatMap(({ endpoint, tls }): NamedCertificate[] => {
    const { cert, chain } = facts.endpoint(endpoint.id);
    const own = firstCertificate(contentOf(cert));
    const anchors = chain.flatMap((file) => {
      const content = contentOf(file);
      const found = content?.kind === 'certificates' ? content.certificates : [];
      return found.map(({ certificate }) => ({ certificate, path: file.path, role: undefined }));
    });
    const role = { endpoint: endpoint.id, tls };
    return cert && own ? [{ certificate: own, path: cert.path, role }, ...anchors] : anchors;
  });
  const uses = config.endpoints.flatMap(({ endpoint, tls, trust }): KnownHostsUse[] => {
    const { knownHosts } = facts.endpoint(endpoint.id);
    if (!knownHosts || knownHosts.state.kind === 'not-found-here') return [];
    const mode = trust?.value;
    const meant = meantText(knownHosts);
    return [
      {
        config: uri,
        path: join(knownHosts.path),
        endpoint,
        kind: endpoint.role === 'accepts' ? 'clients' : 'servers',
        tls,
        mode,
        reading: readingOf(tls, mode),
        peers,
        exists: knownHosts.state.kind === 'file',
        ...(meant !== undefined && { meant }),
      },
    ];
  });
  const exhausted = facts.files.filter(isExhausted).map(({ path }) => path);
  return {
    uri,
    certificates,
    exhausted,
    uses,
    address: urls.find(({ key, address }) => key === 'nodeurl' && address !== undefined)?.address,
  };
}

/** Of a certificate's own file only the first one is taken; of a chain all are, and a key has none beside it. */
function isExhausted(file: NamedFile): boolean {
  const content = contentOf(file);
  if (content?.kind === 'private-key') return !content.holdsCertificate;
  return content?.kind === 'certificates' && file.property.format === 'trust-anchor';
}

function readingOf(tls: SwitchState, mode: TrustMode | undefined): KnownHostsUse['reading'] {
  if (tls === 'off' || mode?.knownHosts === 'not-opened') return 'not-opened';
  return tls === 'strict' && mode ? 'opened' : 'unknown';
}

/** Who stands in a file: what its users say, else what its name says; empty where nobody says anything. */
export function knownHostsKinds(uses: readonly KnownHostsUse[], fileName: string): readonly KnownHostsKind[] {
  if (uses.length > 0) return [...new Set(uses.map(({ kind }) => kind))].sort();
  const name = fileName.toLowerCase();
  if (/known-?clients/.test(name)) return ['clients'];
  return /known-?servers/.test(name) ? ['servers'] : [];
}

/** An authority may be named by a thousand nodes; nobody looks through more copies than this. */
const mostCopies = 100;

/** Puts nodes together. `loose` are certificates that lie in the workspace without being named by a configuration. */
export function createNetwork(
  nodes: readonly NetworkNode[],
  loose: readonly { readonly certificate: Certificate; readonly path: string }[] = [],
): Network {
  const byFingerprint = new Map<string, { -readonly [Key in keyof KnownCertificate]: KnownCertificate[Key] }>();
  const add = ({ certificate, path, role }: NamedCertificate, node?: NetworkNode) => {
    const found = byFingerprint.get(certificate.sha256) ?? {
      certificate,
      path,
      copies: [],
      roles: [],
      asClient: clientIdentifier(certificate),
      addresses: [],
    };
    byFingerprint.set(certificate.sha256, found);
    if (found.copies.length < mostCopies && !found.copies.includes(path)) found.copies = [...found.copies, path];
    if (!node || !role) return;
    found.roles = [...found.roles, { config: node.uri, ...role }];
    const isNew = role.endpoint === 'server' && node.address !== undefined && !found.addresses.includes(node.address);
    if (isNew && node.address !== undefined) found.addresses = [...found.addresses, node.address];
  };
  for (const node of nodes) for (const named of node.certificates) add(named, node);
  for (const each of loose) add({ ...each, role: undefined });

  const certificates: readonly KnownCertificate[] = [...byFingerprint.values()];
  const byAddress = groupBy(certificates, ({ addresses }) => addresses);
  const isClient = ({ roles }: KnownCertificate) => roles.some(({ endpoint }) => endpoint === 'client');
  const byName = groupBy(certificates.filter(isClient), ({ asClient: { text } }) => (text === undefined ? [] : [text]));
  const names = { servers: new Set(byAddress.keys()), clients: new Set(byName.keys()) };
  const usesByPath = groupBy(
    nodes.flatMap(({ uses }) => uses),
    ({ path }) => [path],
  );
  const otherDigests = new Map<string, ReadonlyMap<string, KnownCertificate>>();
  return {
    nodes,
    certificates,
    fingerprints: fingerprintSet(byFingerprint.keys()),
    find: (fingerprint) => byFingerprint.get(fingerprint),
    findByOtherDigest(hex) {
      const algorithm = otherAlgorithms[hex.length];
      if (algorithm === undefined) return undefined;
      const digests = otherDigests.get(algorithm) ?? digestsOf(certificates, algorithm);
      otherDigests.set(algorithm, digests);
      return digests.get(hex);
    },
    serversAt: (address) => byAddress.get(address) ?? [],
    clientsCalled: (name) => byName.get(name) ?? [],
    namesOf: (kind) => names[kind],
    usesOf: (path) => usesByPath.get(join(path)) ?? [],
  };
}

/** Of several copies of a certificate the one that shares most folders with a file: its owner's, most likely. */
export function nearestCopy({ copies, path }: KnownCertificate, file: string): string {
  const folders = file.split(sep);
  const shared = (copy: string) => copy.split(sep).findIndex((folder, depth) => folder !== folders[depth]);
  return copies.reduce((nearest, copy) => (shared(copy) > shared(nearest) ? copy : nearest), path);
}

/** By number of hex digits: what people take for the fingerprint where Orion wants SHA-256. */
const otherAlgorithms: Readonly<Record<number, string>> = { 40: 'sha1', 96: 'sha384', 128: 'sha512' };

function digestsOf(
  certificates: readonly KnownCertificate[],
  algorithm: string,
): ReadonlyMap<string, KnownCertificate> {
  return new Map(
    certificates.map((known) => [createHash(algorithm).update(known.certificate.der()).digest('hex'), known]),
  );
}

function groupBy<T>(
  elements: readonly T[],
  keysOf: (element: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const element of elements) {
    for (const key of keysOf(element)) {
      const group = groups.get(key);
      if (group) group.push(element);
      else groups.set(key, [element]);
    }
  }
  return groups;
}

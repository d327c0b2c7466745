/** Where a certificate can be pinned: in which known-hosts files of the workspace, under which name, in place of what. */

import { URI } from 'vscode-uri';
import { isShownBy, shownBy } from '../../facts/certificate-side.ts';
import type { Files } from '../../facts/files.ts';
import type { KnownCertificate, KnownHostsKind, KnownHostsUse, Network } from '../../facts/network.ts';
import { clientIdentifier, type IdentifierProblem } from '../../model/client-identifier.ts';
import { type KnownHosts, parseKnownHosts } from '../../model/known-hosts.ts';
import { pinEdits } from '../../model/known-hosts-edits.ts';
import type { KnownHostsEntry } from '../../model/known-hosts-line.ts';
import { hostOf, readNodeAddress } from '../../model/node-address.ts';
import type { Certificate } from '../../pki/certificate.ts';
import type { PinCandidate, PinPlan, ReplacedLine } from '../../protocol.ts';
import type { EditAbilities } from '../code-actions.ts';
import { editOfFiles } from '../file-changes.ts';
import { noKnownHostsText, pastTheFile } from '../refusal-texts.ts';
import { summaryOf } from './certificate-summary.ts';
import { likeliestFirst, type Place } from './pin-order.ts';
import { type Pinning, pinningOf } from './pinning.ts';

/** A known-hosts file as it is now. */
export interface TargetFile {
  /** Of the open document; null where it is not open. */
  readonly version: number | null;
  readonly hosts: KnownHosts;
}

export interface PinSurroundings {
  readonly network: Network;
  /** The file at a path; undefined where it does not exist, or is none that can be read as one of known hosts. */
  fileAt(path: string): Promise<TargetFile | undefined>;
  readonly stat: Files['stat'];
  readonly abilities: EditAbilities;
  readonly now: Date;
}

export interface PinQuestion {
  readonly certificate: Certificate;
  readonly path: string;
  /** The only file of interest. */
  readonly target?: string;
  /** URI of the only configuration of interest. */
  readonly config?: string;
  readonly identifier?: string;
}

/** The plan for one certificate. A file that several configurations use alike is one candidate. */
export async function planPin(question: PinQuestion, surroundings: PinSurroundings): Promise<PinPlan> {
  const { certificate, path } = question;
  const known = surroundings.network.find(certificate.sha256) ?? {
    certificate,
    path,
    copies: [path],
    roles: [],
    asClient: clientIdentifier(certificate),
    addresses: [],
  };
  const pinning = pinningOf(known);
  const side = shownBy(known);
  const uses = usesFor(known, question, surroundings.network);
  return {
    certificate: summaryOf({ certificate, path }, surroundings.now),
    owners: pinning.owners,
    ...(side && { shownBy: side }),
    candidates: await placesFor(pinning, uses, question.identifier, surroundings),
  };
}

/** Every place that these files have, the likeliest first. `chosen` is the name for a server, where somebody knows it. */
export async function placesFor(
  pinning: Pinning,
  uses: readonly KnownHostsUse[],
  chosen: string | undefined,
  surroundings: PinSurroundings,
): Promise<readonly PinCandidate[]> {
  const seen = new Set<string>();
  const places: Place[] = [];
  for (const use of uses) {
    const isPeer = use.peers.some((peer) => pinning.hosts.has(hostOf(peer)));
    for (const identifier of identifiersFor(pinning, use, chosen)) {
      const key = `${use.kind} ${use.path} ${identifier}`;
      if (seen.has(key)) continue;
      seen.add(key);
      places.push({ candidate: await candidate(pinning, use, identifier, surroundings), isPeer });
    }
  }
  return likeliestFirst(places);
}

/** The files in which the certificate makes sense: not in those of its own node, unless somebody asks for just that. */
function usesFor(
  known: KnownCertificate,
  { target, config: wanted }: PinQuestion,
  network: Network,
): readonly KnownHostsUse[] {
  const all = network.nodes.flatMap(({ uri, uses }) => (wanted === undefined || uri === wanted ? uses : []));
  if (target !== undefined) return all.filter(({ path }) => path === target);
  const own = new Set(known.roles.map(({ config }) => config));
  // Of one that nobody names only a person can say who shows it.
  const fits = (kind: KnownHostsKind) => known.roles.length === 0 || isShownBy(known, kind);
  return all.filter(({ config, kind }) => !own.has(config) && fits(kind));
}

function identifiersFor(
  { asClient, addresses, hosts }: Pinning,
  use: KnownHostsUse,
  chosen: string | undefined,
): readonly (string | null)[] {
  if (use.kind === 'clients') return [asClient.text ?? null];
  if (chosen !== undefined) return [chosen.toLowerCase()];
  const dialled = use.peers.filter((peer) => addresses.includes(peer) || peer === asClient.text?.toLowerCase());
  if (dialled.length > 0) return dialled;
  if (addresses.length > 0) return addresses;
  const named = use.peers.filter((peer) => hosts.has(hostOf(peer)));
  return named.length > 0 ? named : [null];
}

async function candidate(
  pinning: Pinning,
  use: KnownHostsUse,
  identifier: string | null,
  { network, fileAt, stat, abilities, now }: PinSurroundings,
): Promise<PinCandidate> {
  const file = await fileAt(use.path);
  const hosts = file?.hosts ?? parseKnownHosts('');
  const { fingerprint } = pinning;
  const current = identifier === null ? undefined : hosts.inEffect().get(identifier.toLowerCase());
  const noFile = file ? undefined : noKnownHostsText(use.endpoint.knownHosts, use.path, await stat(use.path));
  const impossible = impossibleFor(pinning, use, identifier) ?? noFile;
  const pinned = current?.hex === fingerprint;
  const notShown = pinning.whyNotShown(use.kind);
  const uri = URI.file(use.path).toString();
  const base = {
    knownHosts: uri,
    exists: file !== undefined,
    config: use.config,
    property: use.endpoint.knownHosts,
    endpoint: use.endpoint.id,
    endpointTitle: use.endpoint.title,
    mode: use.mode?.name ?? null,
    kind: use.kind,
    identifier,
    ...(identifier === null && use.kind === 'servers' && { unpinned: unpinnedPeers(use, hosts) }),
    pinned,
    ...(use.reading === 'not-opened' && { idle: true }),
    ...(notShown !== undefined && { notShown }),
    ...(current && !pinned && { replaces: replacedLine(current, network, now) }),
  };
  if (impossible !== undefined) return { ...base, impossible };
  if (identifier === null || pinned) return base;
  const edits = pinEdits(hosts, [{ identifier, fingerprint }]);
  const change = { uri, version: file?.version ?? null, text: file?.hosts.text, edits };
  return { ...base, edit: editOfFiles([change], abilities) };
}

/** Enough to choose from. */
const mostPeers = 100;

function unpinnedPeers({ peers }: KnownHostsUse, hosts: KnownHosts): readonly string[] {
  const inEffect = hosts.inEffect();
  return [...new Set(peers)].filter((peer) => !inEffect.has(peer)).slice(0, mostPeers);
}

/** A line that is to stand for another certificate, as our client is told. */
export function replacedLine(
  { line, hex }: Pick<KnownHostsEntry, 'line' | 'hex'>,
  network: Network,
  now: Date,
): ReplacedLine {
  const old = network.find(hex);
  return { line, fingerprint: hex, certificate: old ? summaryOf(old, now) : null };
}

function impossibleFor(
  { title, asClient }: Pinning,
  use: KnownHostsUse,
  identifier: string | null,
): string | undefined {
  if (use.meant !== undefined) {
    const key = use.endpoint.knownHosts;
    return pastTheFile(key, use.path, use.meant, 'A second file would be made there.');
  }
  if (use.kind === 'servers') {
    return identifier === null || readNodeAddress(identifier)
      ? undefined
      : 'A server is listed as host:port, as it is dialled: a host name or IP address without scheme, path or blanks, and a port from 1 to 65535. Nobody dials 0.0.0.0 or [::].';
  }
  const [problem] = asClient.problems;
  return (
    problem &&
    `${title} cannot be listed as a client: ${problems[problem]}. Its owner needs a certificate with a common name in lower case.`
  );
}

const problems: Readonly<Record<IdentifierProblem, string>> = {
  missing: 'it has no common name',
  'upper-case': 'its common name has upper-case letters, and Orion reads the names in the file in lower case',
  blank: 'its common name has a blank, and a name in the file ends at the first blank',
  empty: 'its common name is empty',
  comment: 'its common name begins with #, which makes the line a comment',
};

/** The certificates of a workspace for a person who has to choose one to pin: what each is, and whether it stands there already. */

import { URI } from 'vscode-uri';
import { isShownBy, shownBy } from '../../facts/certificate-side.ts';
import {
  type KnownCertificate,
  type KnownHostsKind,
  type KnownHostsUse,
  type Network,
  nearestCopy,
} from '../../facts/network.ts';
import { endpoint } from '../../model/endpoints.ts';
import type { Pinnable, PinnableCertificate, PinnableGroup } from '../../protocol.ts';
import { plainText } from '../markdown.ts';
import { summaryOf } from './certificate-summary.ts';
import type { PinSurroundings } from './pin-plan.ts';

/** Everything where nothing is given. */
export interface PinnableQuestion {
  /** The path of a known-hosts file. */
  readonly target?: string;
  /** The URI of a configuration. */
  readonly config?: string;
}

const groups: readonly PinnableGroup[] = ['fitting', 'unnamed', 'other', 'own'];

/** The likeliest first: by group, and in it what is pinned already or expired behind the rest. */
export async function pinnableCertificates(
  { target, config }: PinnableQuestion,
  { network, fileAt, now }: Pick<PinSurroundings, 'network' | 'fileAt' | 'now'>,
): Promise<Pinnable> {
  const uses = usesAsked(target, config, network);
  const kinds = [...new Set(uses.map(({ kind }) => kind))].sort();
  const owners = new Set(uses.map((use) => use.config));
  // Nodes that share a file list each other in it.
  const [owner] = owners.size === 1 ? owners : [];
  const listed = await fingerprintsOf(uses, fileAt);
  const place = target ?? (config === undefined ? undefined : URI.parse(config).fsPath);
  const certificates = network.certificates.map((known): PinnableCertificate => {
    const { certificate, roles } = known;
    const path = place === undefined ? known.path : nearestCopy(known, place);
    const side = shownBy(known);
    return {
      ...summaryOf({ certificate, path }, now),
      name: plainText(certificate.commonName ?? certificate.subject?.text ?? 'no readable name', 100),
      group: groupOf(known, kinds, owner),
      ...(side && { shownBy: side }),
      roles: roles.map((role) => ({ config: role.config, property: endpoint(role.endpoint).cert })),
      pinnedIn: [...listed].flatMap(([path, found]) =>
        found.has(certificate.sha256) ? [URI.file(path).toString()] : [],
      ),
    };
  });
  return { kinds, certificates: certificates.sort(byLikelihood) };
}

function usesAsked(
  target: string | undefined,
  config: string | undefined,
  { nodes, usesOf }: Network,
): readonly KnownHostsUse[] {
  if (target !== undefined) return usesOf(target);
  return nodes.filter(({ uri }) => config === undefined || uri === config).flatMap(({ uses }) => uses);
}

/** By the paths of the files, what is in effect in each. */
async function fingerprintsOf(
  uses: readonly KnownHostsUse[],
  fileAt: PinSurroundings['fileAt'],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const path of new Set(uses.map((use) => use.path))) {
    const entries = (await fileAt(path))?.hosts.inEffect().values() ?? [];
    found.set(path, new Set(Array.from(entries, ({ hex }) => hex)));
  }
  return found;
}

function groupOf(known: KnownCertificate, kinds: readonly KnownHostsKind[], owner: string | undefined): PinnableGroup {
  const { roles } = known;
  const isNamed = roles.length > 0;
  if (isNamed && owner !== undefined && roles.every(({ config }) => config === owner)) return 'own';
  if (kinds.length > 0 && !kinds.some((kind) => isShownBy(known, kind))) return 'other';
  return isNamed ? 'fitting' : 'unnamed';
}

function byLikelihood(left: PinnableCertificate, right: PinnableCertificate): number {
  return (
    groups.indexOf(left.group) - groups.indexOf(right.group) ||
    left.pinnedIn.length - right.pinnedIn.length ||
    Number(left.expired) - Number(right.expired) ||
    (left.name < right.name ? -1 : Number(left.name > right.name))
  );
}

/** What is still missing before a node can refuse everybody it does not know, in words: a text to work through, and the choices. */

import type { PlannedPin, UnknownPeer, WhitelistPlan } from '../../../server/src/protocol.ts';
import { plainLabel } from '../plain-message.ts';
import { listed } from './listed.ts';

/** The text about the peers whose certificates somebody else has. `nameOf` says how people know a file. */
export function unknownPeersText(plan: WhitelistPlan, config: string, nameOf: (uri: string) => string): string {
  const groups = new Map<string, UnknownPeer[]>();
  for (const peer of plan.unknownPeers) groups.set(peer.knownHosts, [...(groups.get(peer.knownHosts) ?? []), peer]);
  const sections = [...groups].map(([file, peers]) => {
    const title = `## For ${nameOf(file)}\n`;
    return [title, ...peers.map(({ ask }) => `- [ ] ${ask}`)].join('\n');
  });
  const opening = [
    plan.endpoints.length > 0
      ? `# Before ${nameOf(config)} can switch to whitelist`
      : `# Whom ${nameOf(config)} does not let in yet`,
    'In mode whitelist Orion refuses every peer that is not in its known-hosts file.',
    'The certificates of these peers are not in this workspace. Ask for them, compare each fingerprint over another channel, and pin it.',
  ].join('\n\n');
  return `${[opening, ...sections].join('\n\n')}\n`;
}

/** Somebody stands in each file, and nobody whom the workspace knows is left to pin. */
export function hasPinnedPeers({ pins, emptyFiles }: Pick<WhitelistPlan, 'pins' | 'emptyFiles'>): boolean {
  return emptyFiles.length === 0 && pins.every(isSettled);
}

/** The line is there, or stands for another certificate that a person may want to keep. */
function isSettled({ pinned, replaces }: PlannedPin): boolean {
  return pinned || replaces !== undefined;
}

/** Nothing is left to switch or to pin, and no file in which a peer is missing is empty for want of pins. */
export function isFulfilled({ endpoints, pins, emptyFiles, unknownPeers }: WhitelistPlan): boolean {
  const misses = unknownPeers.some(({ knownHosts }) => emptyFiles.includes(knownHosts));
  return endpoints.length === 0 && pins.every(isSettled) && !misses;
}

/** Why a plan writes nothing. `nameOf` says how people know a file. */
export function nothingToWriteText(
  { pins, unknownPeers, emptyFiles }: WhitelistPlan,
  config: string,
  nameOf: (uri: string) => string,
): string {
  const already = `${nameOf(config)} is in mode whitelist already.`;
  if (unknownPeers.length > 0) return `${already} Some peers are not known here, so they may be refused: see the list.`;
  if (emptyFiles.length > 0) {
    return `${already} Nobody stands in ${listed(emptyFiles.map(nameOf))} yet, so every peer is refused there: pin the certificates of those that you know.`;
  }
  const kept = pins.some(({ replaces }) => replaces);
  return `${already} ${kept ? 'Peers that are pinned with another certificate stay as they are.' : 'Nothing is left to do.'}`;
}

/** The choice that leaves the mode alone. */
export function pinsOnlyWords({ endpoints, pins }: WhitelistPlan): { readonly label: string; readonly detail: string } {
  const fresh = pins.filter(({ pinned, replaces }) => !pinned && !replaces);
  const certificates = `${fresh.length} ${fresh.length === 1 ? 'certificate' : 'certificates'} of this workspace`;
  if (endpoints.length === 0) {
    const label = fresh.length > 0 ? `Pin the ${certificates}` : 'Replace the certificates';
    const names = new Set(fresh.map(({ identifier }) => identifier));
    return { label, detail: plainLabel([...names].join(', ')) };
  }
  const titles = listed(endpoints.map(({ title }) => title));
  return {
    label: fresh.length > 0 ? `Only pin the ${certificates}` : 'Only replace the certificates',
    detail: `${titles}: the mode stays until the others are pinned, too.`,
  };
}

/** The words about lines that a person pastes, and what is wrong with them before anybody reads them. Knows nothing of VS Code. */

import type { LinePlan, LinesPlan, PinCandidate } from '../../../server/src/protocol.ts';
import { shortFingerprint } from '../preview/wording.ts';
import { listed } from './listed.ts';

/** A line and the place that a person has chosen for it. */
export interface ChosenLine {
  readonly line: LinePlan;
  readonly candidate: PinCandidate;
}

/** More than the lines of a hundred nodes need. */
const mostCharacters = 50_000;

/** Why a text is not even sent to the server, which may not get a private key; undefined where it may be lines. */
export function pastedProblem(text: string): string | undefined {
  if (text.trim() === '') return `The clipboard is empty. ${remedy}`;
  if (text.includes('-----BEGIN ')) {
    return 'The clipboard holds a PEM block, such as a certificate or a key, and not lines for a known-hosts file. Save a certificate as a file and take "Another file…". A private key stays with its owner.';
  }
  if (text.length <= mostCharacters) return undefined;
  return `The clipboard holds ${text.length.toLocaleString('en-US')} characters, more than lines of a peer have. ${remedy}`;
}

const remedy = 'Copy the lines that the operator of the peer has sent: each is a name and a SHA-256 fingerprint.';

/** What is asked about a line that could stand in several files. */
export function lineQuestion(line: LinePlan): string {
  return `In which file does ${quoted(line)} belong?`;
}

/** That a line can stand nowhere, for this reason, and what became of the others. */
export function homelessText(line: LinePlan, { lines }: LinesPlan, reason: string): string {
  const sentence = `Nothing was pinned, because there is no place for ${quoted(line)}. ${reason}`;
  return lines.length === 1 ? sentence : `${sentence} To pin the other lines, copy them without this one.`;
}

/** As people recognise it. */
function quoted({ identifier, fingerprint }: LinePlan): string {
  return `"${identifier} ${shortFingerprint(fingerprint)}"`;
}

/** That two lines would contradict each other; undefined where none do. */
export function clashText(chosen: readonly ChosenLine[], nameOf: (uri: string) => string): string | undefined {
  const found = new Map<string, string>();
  for (const { line, candidate } of chosen) {
    const { knownHosts, identifier } = candidate;
    const place = `${knownHosts} ${identifier?.toLowerCase()}`;
    if ((found.get(place) ?? line.fingerprint) !== line.fingerprint) {
      return `Two of the lines are for ${identifier} in ${nameOf(knownHosts)}, with different fingerprints, and only one can be right. Nothing was pinned: ask its operator, or paste one line alone.`;
    }
    found.set(place, line.fingerprint);
  }
  return undefined;
}

/** That lines are pinned now, or were already, where, and what is still to be done about them. */
export function pinnedLinesText(
  candidates: readonly PinCandidate[],
  forBesu: number,
  nameOf: (uri: string) => string,
): string {
  const fresh = candidates.filter(({ pinned }) => !pinned);
  const old = candidates.length - fresh.length;
  return [
    ...(fresh.length > 0 ? [freshText(fresh, nameOf)] : []),
    ...(old > 0 ? [`${counted(old)} ${old === 1 ? 'was' : 'were'} there already.`] : []),
    ...(forBesu > 0 ? [`${counted(forBesu)} for Besu ${forBesu === 1 ? 'was' : 'were'} left out.`] : []),
    ...candidates.flatMap(({ identifier, knownHosts, notShown }) =>
      notShown === undefined ? [] : [`${identifier} does not help in ${nameOf(knownHosts)}: ${notShown}.`],
    ),
    ...(fresh.length > 0 ? ['Compare the fingerprints with the operator over another channel.'] : []),
  ].join(' ');
}

function freshText(fresh: readonly PinCandidate[], nameOf: (uri: string) => string): string {
  const files = listed([...new Set(fresh.map(({ knownHosts }) => nameOf(knownHosts)))]);
  const [first, ...others] = fresh;
  return others.length === 0
    ? `${first?.identifier} is pinned in ${files}.`
    : `${fresh.length} lines are pinned in ${files}.`;
}

function counted(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}

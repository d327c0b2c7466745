/** Pinning the lines that the operator of a peer has sent, from the clipboard. */

import { env, window } from 'vscode';
import {
  type LinesPlan,
  type LinesPlanParams,
  linesPlanRequest,
  type PinCandidate,
  type PinLinesParams,
  type PinLinesPlan,
  type PinnableParams,
  pinLinesRequest,
  type Refused,
} from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { nameOf } from '../file-names.ts';
import { plainMessage } from '../plain-message.ts';
import { choosePlace, tellNoPlace } from './choose-place.ts';
import { agreesToReplace } from './compare-certificates.ts';
import {
  type ChosenLine,
  clashText,
  homelessText,
  lineQuestion,
  pastedProblem,
  pinnedLinesText,
} from './pasted-lines.ts';
import { type PinTools, showPins, writePins } from './write-pins.ts';

/**
 * Pins what is on the clipboard in one edit: nothing where a line has no place or the person gives up. A line in place of
 * another certificate is left out unless the person agrees. `place` says for which file or configuration.
 */
export async function pinLines(tools: PinTools, place: PinnableParams): Promise<void> {
  const text = await env.clipboard.readText();
  const problem = pastedProblem(text);
  if (problem !== undefined) return warn(problem);
  const params: LinesPlanParams = { text, ...place };
  const plan = await ask<LinesPlan | Refused>(tools.server, linesPlanRequest, params);
  if ('refused' in plan) return warn(plan.message);
  const homeless = plan.lines.find(({ candidates }) => candidates.length === 0);
  if (homeless) return tellNoPlace(homeless.owners, place, (reason) => homelessText(homeless, plan, reason));
  const chosen = await choosePlaces(plan);
  if (!chosen) return;
  const clash = clashText(chosen, nameOf);
  if (clash !== undefined) return warn(clash);
  const agreed: ChosenLine[] = [];
  for (const each of chosen) if (await isAgreed(tools, each)) agreed.push(each);
  await write(tools, agreed, plan.forBesu);
}

/** A place for each line; undefined where the person gives up, or chooses one that cannot be. */
async function choosePlaces({ lines }: LinesPlan): Promise<readonly ChosenLine[] | undefined> {
  const chosen: ChosenLine[] = [];
  for (const line of lines) {
    const candidate = await choosePlace(line.candidates, lineQuestion(line));
    if (!candidate) return undefined;
    if (candidate.impossible !== undefined) return void (await warn(candidate.impossible));
    chosen.push({ line, candidate });
  }
  return chosen;
}

async function isAgreed({ documents }: PinTools, { line, candidate }: ChosenLine): Promise<boolean> {
  const { identifier, replaces } = candidate;
  return !replaces || agreesToReplace(documents, identifier ?? line.identifier, replaces, line);
}

async function write(tools: PinTools, chosen: readonly ChosenLine[], forBesu: number): Promise<void> {
  if (chosen.length === 0) return;
  const fresh = chosen.filter(({ candidate }) => !candidate.pinned);
  if (fresh.length > 0) {
    const params: PinLinesParams = { pins: fresh.map(pinOf) };
    const plan = await ask<PinLinesPlan | Refused>(tools.server, pinLinesRequest, params);
    if ('refused' in plan) return warn(plan.message);
    if (!(await writePins(tools, placesOf(fresh), plan.edit))) return;
  }
  await showPins(tools, placesOf(chosen), pinnedLinesText(placesOf(chosen), forBesu, nameOf));
}

function placesOf(chosen: readonly ChosenLine[]): readonly PinCandidate[] {
  return chosen.map(({ candidate }) => candidate);
}

function pinOf({ line, candidate }: ChosenLine): PinLinesParams['pins'][number] {
  const { knownHosts, identifier, replaces } = candidate;
  return {
    knownHosts,
    identifier: identifier ?? line.identifier,
    fingerprint: line.fingerprint,
    ...(replaces && { replaces: replaces.fingerprint }),
  };
}

async function warn(sentence: string): Promise<void> {
  await window.showWarningMessage(plainMessage(sentence));
}

/** Asking where something is pinned, and saying why it can be pinned nowhere. */

import { commands, Uri, window } from 'vscode';
import type { PinCandidate, PinnableParams } from '../../../server/src/protocol.ts';
import { commandIds } from '../command-ids.ts';
import { nameOf } from '../file-names.ts';
import { plainMessage } from '../plain-message.ts';
import { noPlaceText, pinChoices, pinTitle } from './pin-choices.ts';

/** One of these places: the only one without a question. Undefined when the person gives up. */
export async function choosePlace(
  candidates: readonly PinCandidate[],
  placeHolder: string,
): Promise<PinCandidate | undefined> {
  const [only, ...others] = candidates;
  if (others.length === 0) return only;
  const choice = await window.showQuickPick(pinChoices(candidates, nameOf), {
    title: pinTitle,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return choice?.candidate;
}

/**
 * `owners` name it as their own. Where a file or a configuration was wanted, about that one alone. `sentenceOf` makes what is
 * said of the reason.
 */
export async function tellNoPlace(
  owners: readonly string[],
  { target, config }: PinnableParams,
  sentenceOf = (reason: string) => reason,
): Promise<void> {
  const owner = target === undefined ? owners.find((each) => config === undefined || each === config) : undefined;
  const reason = noPlaceText({
    target: target && nameOf(target),
    owner: owner && nameOf(owner),
    config: config && nameOf(config),
  });
  const sentence = sentenceOf(reason);
  if (owner === undefined) return void (await window.showInformationMessage(plainMessage(sentence)));
  const button = 'Copy Lines for Peers…';
  if ((await window.showInformationMessage(plainMessage(sentence), button)) !== button) return;
  await commands.executeCommand(commandIds.copyPeerLines, Uri.parse(owner));
}

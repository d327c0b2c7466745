/** From any trust mode to `whitelist` without locking out the peers that one knows. */

import { commands, type WorkspaceEdit as EditorEdit, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type Refused,
  type WhitelistPlan,
  type WhitelistPlanParams,
  whitelistPlanRequest,
} from '../../../server/src/protocol.ts';
import { ask, runningClient } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import { nameOf } from '../file-names.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import { finishStep } from '../walkthrough.ts';
import { type ConfigTools, givenConfig } from './given-config.ts';
import { replacementChoices } from './replacement-choices.ts';
import { reviewableEdit } from './reviewable-edit.ts';
import { isTrustedFor } from './trust.ts';
import { reportUnsaved } from './unsaved.ts';
import {
  hasPinnedPeers,
  isFulfilled,
  nothingToWriteText,
  pinsOnlyWords,
  unknownPeersText,
} from './whitelist-report.ts';
import type { PinTools } from './write-pins.ts';

const title = 'Switch to Whitelist';
const notTrusted = 'Switching to whitelist is off in Restricted Mode, because it decides who may connect.';

/** Generates what is missing, lists whom the workspace does not know, and then offers pins and modes as one edit to review. */
export async function switchToWhitelist(tools: PinTools & ConfigTools, given: unknown): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const words = { title, whenNone: 'Open the configuration that is to be switched to whitelist, or begin a new one.' };
  const config = (await givenConfig(tools.recent, given, words))?.toString();
  if (config === undefined) return;
  const withPairs = await planWithPairs(tools, config);
  const plan = withPairs && (await planWithReplacements(tools, config, withPairs));
  if (!plan) return;
  if (plan.unknownPeers.length > 0) {
    await tools.documents.show('Peers to ask.md', unknownPeersText(plan, config, nameOf));
  }
  if (!plan.edit) return tellNothingToWrite(plan, config);
  const edit = await chooseEdit(plan);
  const files = edit && (await review(tools, edit, config));
  const left = files && (await reportSwitched(tools, config, files));
  if (left && left.endpoints.length > 0 && edit === plan.edit) await offerMode(tools, config);
}

function tellNothingToWrite(plan: WhitelistPlan, config: string): void {
  finishSteps(plan);
  const files = [config, ...plan.pins.map(({ knownHosts }) => knownHosts)].map((uri) => Uri.parse(uri));
  reportUnsaved(files, nothingToWriteText(plan, config, nameOf));
}

function finishSteps(plan: WhitelistPlan): void {
  if (hasPinnedPeers(plan)) finishStep('hasPinned');
  if (isFulfilled(plan)) finishStep('hasWhitelist');
}

/** Says which files are not saved yet, and ticks the steps that are done. The plan for what is left, unless there is none. */
async function reportSwitched(
  tools: PinTools,
  config: string,
  files: readonly Uri[],
): Promise<WhitelistPlan | undefined> {
  const plan = await askForPlan(tools, { config });
  if (plan) finishSteps(plan);
  const isSwitched = plan?.endpoints.length === 0;
  reportUnsaved(files, isSwitched ? `${nameOf(config)} is in mode whitelist.` : '');
  return plan;
}

/** VS Code shows a change that wants a look unticked, and many apply the rest without a look. Pins that were not ticked stay out. */
async function offerMode(tools: PinTools, config: string): Promise<void> {
  const button = 'Change the Trust Mode';
  const sentence = `The trust mode is unchanged, because its change was not ticked: ${nameOf(config)}`;
  if ((await window.showWarningMessage(plainMessage(sentence), button)) !== button) return;
  const plan = await askForPlan(tools, { config });
  if (!plan?.modeEdit) return;
  const { protocol2CodeConverter } = await runningClient(tools.server);
  const change = await protocol2CodeConverter.asWorkspaceEdit(plan.modeEdit);
  if (await workspace.applyEdit(change)) await reportSwitched(tools, config, filesOf(change));
}

/** The plan once every pair is there, where it would write anything; undefined where the person stopped. */
async function planWithPairs(tools: PinTools, config: string): Promise<WhitelistPlan | undefined> {
  const plan = await askForPlan(tools, { config });
  if (!plan?.edit || plan.missingPairs.length === 0) return plan;
  const paths = plan.missingPairs.map(({ cert }) => cert).join(', ');
  const generate: QuickPickItem = { label: 'Generate the missing pairs', detail: plainLabel(paths) };
  const answer = await window.showQuickPick([generate, { label: 'Stop here' }], {
    title,
    placeHolder: 'Peers can only pin certificates that exist.',
    ignoreFocusOut: true,
  });
  if (answer !== generate) return undefined;
  await commands.executeCommand(commandIds.generate, Uri.parse(config));
  const again = await askForPlan(tools, { config });
  if (!again || again.missingPairs.length === 0) return again;
  await say('Some certificates are still missing, so the mode stays as it is.');
  return undefined;
}

/** The plan with the certificates that the person lets replace others: none at first. Undefined where the person gave up. */
async function planWithReplacements(
  tools: PinTools,
  config: string,
  plan: WhitelistPlan,
): Promise<WhitelistPlan | undefined> {
  const choices = replacementChoices(plan.pins, nameOf);
  if (choices.length === 0) return plan;
  const chosen = await window.showQuickPick(choices, {
    canPickMany: true,
    title: 'Switch to Whitelist: Other Certificates of Known Peers',
    placeHolder: 'Tick what its operator has confirmed. The rest stays.',
    ignoreFocusOut: true,
  });
  if (!chosen || chosen.length === 0) return chosen && plan;
  const replace = chosen.map(({ pin: { knownHosts, identifier } }) => ({ knownHosts, identifier }));
  return askForPlan(tools, { config, replace });
}

async function askForPlan({ server }: PinTools, params: WhitelistPlanParams): Promise<WhitelistPlan | undefined> {
  const plan = await ask<WhitelistPlan | Refused>(server, whitelistPlanRequest, params);
  return 'refused' in plan ? void (await say(plan.message)) : plan;
}

async function chooseEdit(plan: WhitelistPlan): Promise<WorkspaceEdit | undefined> {
  const { edit, pinEdit, unknownPeers, endpoints } = plan;
  const isSwitched = endpoints.length === 0;
  if (unknownPeers.length === 0 && !isSwitched) return edit;
  const both: QuickPickItem & { edit: WorkspaceEdit | undefined } = {
    label: 'Switch to whitelist now',
    detail: 'Those in the list cannot connect until somebody pins them.',
    edit,
  };
  const pinsOnly: typeof both = { ...pinsOnlyWords(plan), edit: pinEdit };
  const choices = [...(pinEdit ? [pinsOnly] : []), ...(isSwitched ? [] : [both])];
  const answer = await window.showQuickPick(choices, {
    title,
    placeHolder:
      unknownPeers.length > 0
        ? 'Some peers are not known here: see the list.'
        : 'The mode is whitelist already. Some peers of this workspace are not pinned.',
    ignoreFocusOut: true,
  });
  return answer?.edit;
}

/** VS Code lists the changes and waits until the person applies them, whereupon the files are known, or discards them. */
async function review(tools: PinTools, edit: WorkspaceEdit, config: string): Promise<readonly Uri[] | undefined> {
  const { protocol2CodeConverter } = await runningClient(tools.server);
  const reviewable = reviewableEdit(edit, (uri) => (uri === config ? modeChange : { label: 'Pin known peers' }));
  const changes = await protocol2CodeConverter.asWorkspaceEdit(reviewable);
  if (await workspace.applyEdit(changes, { isRefactoring: true })) return filesOf(changes);
  // VS Code does not tell a discarded preview from one in which nothing was ticked.
  return void (await say('Nothing was changed, because no change was ticked and applied.'));
}

function filesOf(edit: EditorEdit): readonly Uri[] {
  return edit.entries().map(([uri]) => uri);
}

const modeChange = {
  label: 'Change the trust mode',
  description: 'Tick this too, once every peer is pinned.',
  needsConfirmation: true,
};

async function say(sentence: string): Promise<void> {
  await window.showInformationMessage(plainMessage(sentence));
}

/** From any trust mode to `whitelist` without locking out the peers that one knows. */

import { commands, type WorkspaceEdit as EditorEdit, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  clientCommands,
  type Refused,
  type WhitelistPlan,
  type WhitelistPlanParams,
  whitelistPlanRequest,
} from '../../../server/src/protocol.ts';
import { ask, runningClient } from '../ask.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import { finishStep } from '../walkthrough.ts';
import { type ConfigTools, givenConfig } from './given-config.ts';
import type { PinTools } from './pin-certificate.ts';
import { replacementChoices } from './replacement-choices.ts';
import { reviewableEdit } from './reviewable-edit.ts';
import { isTrustedFor } from './trust.ts';
import { reportUnsaved } from './unsaved.ts';
import { unknownPeersText } from './whitelist-report.ts';

const title = 'Switch to Whitelist';
const notTrusted = 'Switching to whitelist is off in Restricted Mode, because it decides who may connect.';

const nameOf = (uri: string) => workspace.asRelativePath(Uri.parse(uri));

/** Generates what is missing, lists whom the workspace does not know, and then offers pins and modes as one edit to review. */
export async function switchToWhitelist(tools: PinTools & ConfigTools, given: unknown): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const words = { title, whenNone: 'Open the configuration that is to be switched to whitelist.' };
  const config = (await givenConfig(tools.recent, given, words))?.toString();
  if (config === undefined) return;
  const withPairs = await planWithPairs(tools, config);
  const plan = withPairs && (await planWithReplacements(tools, config, withPairs));
  if (!plan) return;
  if (plan.unknownPeers.length > 0) {
    await tools.documents.show('Peers to ask.md', unknownPeersText(plan, config, nameOf));
  }
  const edit = await chooseEdit(plan);
  const files = edit && (await review(tools, edit, config));
  if (!files) return;
  if (edit !== plan.edit) return reportUnsaved(files);
  if (await isUnswitched(tools, config)) {
    reportUnsaved(files);
    return offerMode(tools, config);
  }
  finishStep('hasWhitelist');
  reportUnsaved(files, `${nameOf(config)} is in mode whitelist.`);
}

/** VS Code shows a change that wants a look unticked, and many apply the rest without a look. */
async function offerMode(tools: PinTools, config: string): Promise<void> {
  const button = 'Change the Trust Mode';
  const sentence = `The trust mode is unchanged, because its change was not ticked: ${nameOf(config)}`;
  if ((await window.showWarningMessage(plainMessage(sentence), button)) !== button) return;
  const plan = await askForPlan(tools, { config });
  if (!plan?.edit) return;
  const { protocol2CodeConverter } = await runningClient(tools.server);
  const change = await protocol2CodeConverter.asWorkspaceEdit(plan.edit);
  if (!(await workspace.applyEdit(change))) return;
  finishStep('hasWhitelist');
  reportUnsaved(filesOf(change), `${nameOf(config)} is in mode whitelist.`);
}

/** Whether an endpoint is still in another mode, as when its change was not ticked in the preview. */
async function isUnswitched({ server }: PinTools, config: string): Promise<boolean> {
  const params: WhitelistPlanParams = { config };
  const plan = await ask<WhitelistPlan | Refused>(server, whitelistPlanRequest, params);
  return !('refused' in plan) && plan.endpoints.length > 0;
}

/** The plan once every pair is there; undefined where there is nothing to do or the person stopped. */
async function planWithPairs(tools: PinTools, config: string): Promise<WhitelistPlan | undefined> {
  const plan = await askForPlan(tools, { config });
  if (!plan || plan.missingPairs.length === 0) return plan;
  const paths = plan.missingPairs.map(({ cert }) => cert).join(', ');
  const generate: QuickPickItem = { label: 'Generate the missing pairs', detail: plainLabel(paths) };
  const answer = await window.showQuickPick([generate, { label: 'Stop here' }], {
    title,
    placeHolder: 'Peers can only pin certificates that exist.',
    ignoreFocusOut: true,
  });
  if (answer !== generate) return undefined;
  await commands.executeCommand(clientCommands.generate, Uri.parse(config));
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
  if ('refused' in plan) return void (await say(plan.message));
  if (plan.endpoints.length > 0) return plan;
  finishStep('hasWhitelist');
  return void (await say('Every endpoint on which TLS is strict is in mode whitelist already.'));
}

async function chooseEdit({ edit, pinEdit, pins, unknownPeers, endpoints }: WhitelistPlan) {
  if (unknownPeers.length === 0) return edit;
  const fresh = pins.filter(({ pinned, replaces }) => !pinned && !replaces).length;
  const both: QuickPickItem & { edit: WorkspaceEdit | undefined } = {
    label: 'Switch to whitelist now',
    detail: 'Those in the list cannot connect until somebody pins them.',
    edit,
  };
  const pinsOnly: typeof both = {
    label:
      fresh > 0 ? `Only pin the ${count(fresh, 'certificate')} of this workspace` : 'Only replace the certificates',
    detail: `${endpoints.map(({ title }) => title).join(' and ')}: the mode stays until the others are pinned, too.`,
    edit: pinEdit,
  };
  const answer = await window.showQuickPick(pinEdit ? [pinsOnly, both] : [both], {
    title,
    placeHolder: 'Some peers are not known here: see the list.',
    ignoreFocusOut: true,
  });
  return answer?.edit;
}

/** VS Code lists the changes and waits until the person applies them, whereupon the files are known, or discards them. */
async function review(tools: PinTools, edit: WorkspaceEdit, config: string): Promise<readonly Uri[] | undefined> {
  const { protocol2CodeConverter } = await runningClient(tools.server);
  const reviewable = reviewableEdit(edit, (uri) => (uri === config ? modeChange : { label: 'Pin known peers' }));
  const changes = await protocol2CodeConverter.asWorkspaceEdit(reviewable);
  return (await workspace.applyEdit(changes, { isRefactoring: true })) ? filesOf(changes) : undefined;
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

function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : `${noun}s`}`;
}

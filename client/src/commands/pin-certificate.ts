/** Pinning: from a certificate to the line of a known-hosts file by which Orion trusts it. */

import { commands, Uri, window, workspace } from 'vscode';
import {
  type PinCandidate,
  type PinnableParams,
  type PinPlan,
  type PinPlanParams,
  pinPlanRequest,
  type Refused,
  type WhitelistPlan,
  type WhitelistPlanParams,
  whitelistPlanRequest,
} from '../../../server/src/protocol.ts';
import { ask, runningClient } from '../ask.ts';
import { commandIds } from '../command-ids.ts';
import { orionLanguageOf } from '../orion-language.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { openText } from '../views/text-beside.ts';
import type { VirtualDocuments } from '../views/virtual-documents.ts';
import { finishStep } from '../walkthrough.ts';
import { agreesToReplace } from './compare-certificates.ts';
import { givenUri } from './given-uri.ts';
import { type PickedCertificate, pickCertificate } from './pick-certificate.ts';
import { addressChoices, noPlaceText, pinChoices, pinnedText, placeQuestion } from './pin-choices.ts';
import { isTrustedFor } from './trust.ts';
import { peerAddressOf, peerAddressProblem } from './typed-address.ts';
import { reportUnsaved } from './unsaved.ts';
import { hasPinnedPeers } from './whitelist-report.ts';

/** What a caller knows already, beyond the certificate. */
export interface PinOptions {
  /** URI of the known-hosts file. */
  readonly target?: string;
  readonly identifier?: string;
}

export interface PinTools {
  readonly server: Server;
  readonly documents: VirtualDocuments;
}

const title = 'Pin Certificate';
const notTrusted = 'Pinning is off in Restricted Mode, because a line decides who may connect.';

const nameOf = (uri: string) => workspace.asRelativePath(Uri.parse(uri));

/** Pins the certificate `given`; asks for one where a configuration, a known-hosts file or nothing is given. */
export async function pinCertificate(tools: PinTools, given: unknown, options: PinOptions = {}): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const subject = options.target === undefined || given !== undefined ? givenUri(given) : undefined;
  const language = subject && orionLanguageOf(subject);
  const target = options.target ?? (language === 'orion-known-hosts' ? subject?.toString() : undefined);
  const config = language === 'orion-config' ? subject?.toString() : undefined;
  const compared: PinnableParams = { ...(target !== undefined && { target }), ...(config !== undefined && { config }) };
  const picked: PickedCertificate | undefined =
    subject && !language ? { uri: subject } : await pickCertificate(tools.server, compared);
  if (!picked) return;
  const params: PinPlanParams = {
    certificate: picked.uri.toString(),
    ...(picked.fingerprint !== undefined && { fingerprint: picked.fingerprint }),
    ...compared,
    ...(options.identifier !== undefined && { identifier: options.identifier }),
  };
  const plan = await askForPlan(tools, params);
  if (!plan) return;
  if (plan.candidates.length === 0) return tellNoPlace(plan, compared);
  const candidate = await choosePlace(plan);
  if (candidate) await pin(tools, plan, candidate);
}

async function askForPlan({ server }: PinTools, params: PinPlanParams): Promise<PinPlan | undefined> {
  const plan = await ask<PinPlan | Refused>(server, pinPlanRequest, params);
  if (!('refused' in plan)) return plan;
  await window.showWarningMessage(plainMessage(plan.message));
  return undefined;
}

/** Where a file or a configuration was wanted, about that one alone. */
async function tellNoPlace({ owners }: PinPlan, { target, config }: PinnableParams): Promise<void> {
  const owner = target === undefined ? owners.find((each) => config === undefined || each === config) : undefined;
  const sentence = noPlaceText({
    target: target && nameOf(target),
    owner: owner && nameOf(owner),
    config: config && nameOf(config),
  });
  if (owner === undefined) return void (await window.showInformationMessage(plainMessage(sentence)));
  const button = 'Copy Lines for Peers…';
  if ((await window.showInformationMessage(plainMessage(sentence), button)) !== button) return;
  await commands.executeCommand(commandIds.copyPeerLines, Uri.parse(owner));
}

async function choosePlace(plan: PinPlan): Promise<PinCandidate | undefined> {
  const [only, ...others] = plan.candidates;
  if (others.length === 0) return only;
  const choice = await window.showQuickPick(pinChoices(plan.candidates, nameOf), {
    title,
    placeHolder: placeQuestion(plan),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return choice?.candidate;
}

async function pin(tools: PinTools, plan: PinPlan, candidate: PinCandidate): Promise<void> {
  const { impossible, pinned, identifier, replaces, edit } = candidate;
  if (impossible !== undefined) return void (await window.showWarningMessage(plainMessage(impossible)));
  if (pinned) return showPinned(tools, candidate);
  if (identifier === null) return pinUnderAddress(tools, plan, candidate);
  if (!edit) return void (await window.showWarningMessage('There is nothing to write for this certificate.'));
  if (replaces && !(await agreesToReplace(tools.documents, identifier, replaces, plan.certificate))) return;
  // In an editor already, so that the person sees what changes, and what depends on it is judged anew at once.
  if (candidate.exists) await openText(Uri.parse(candidate.knownHosts), { focus: false });
  const { protocol2CodeConverter } = await runningClient(tools.server);
  if (!(await workspace.applyEdit(await protocol2CodeConverter.asWorkspaceEdit(edit)))) {
    return void (await window.showWarningMessage('VS Code refused the edit: the known-hosts file may be read-only.'));
  }
  await showPinned(tools, candidate);
}

async function pinUnderAddress(tools: PinTools, plan: PinPlan, candidate: PinCandidate): Promise<void> {
  const { knownHosts, property, unpinned = [] } = candidate;
  const identifier = await askAddress(unpinned);
  if (identifier === undefined) return;
  const { uri: certificate, fingerprint } = plan.certificate;
  const params: PinPlanParams = { certificate, fingerprint, target: knownHosts, identifier };
  const again = await askForPlan(tools, params);
  const place = again?.candidates.find(
    (each) => each.knownHosts === knownHosts && each.property === property && each.identifier !== null,
  );
  if (again && place) await pin(tools, again, place);
}

/** One that the node dials, or whatever a person types; undefined when the person gives up. */
async function askAddress(unpinned: readonly string[]): Promise<string | undefined> {
  const question = 'Under which address does the node dial this server?';
  if (unpinned.length > 0) {
    const choice = await window.showQuickPick(addressChoices(unpinned), { title, placeHolder: question });
    if (!choice || choice.address !== undefined) return choice?.address;
  }
  const typed = await window.showInputBox({
    title,
    prompt: `${question} As in othernodes, or in its nodeurl.`,
    placeHolder: 'host:port',
    ignoreFocusOut: true,
    validateInput: peerAddressProblem,
  });
  return typed === undefined ? undefined : peerAddressOf(typed);
}

async function showPinned(tools: PinTools, candidate: PinCandidate): Promise<void> {
  const file = Uri.parse(candidate.knownHosts);
  await openText(file, { focus: false });
  reportUnsaved([file], pinnedText(candidate));
  if (candidate.notShown === undefined) await finishPinning(tools.server, candidate.config);
}

/** Ticks the step of the walkthrough once nobody whom the workspace knows is left to pin for this configuration. */
async function finishPinning(server: Server, config: string): Promise<void> {
  const params: WhitelistPlanParams = { config };
  const plan = await ask<WhitelistPlan | Refused>(server, whitelistPlanRequest, params);
  if (!('refused' in plan) && hasPinnedPeers(plan)) finishStep('hasPinned');
}

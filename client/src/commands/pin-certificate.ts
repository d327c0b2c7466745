/** Pinning: from a certificate to the line of a known-hosts file by which Orion trusts it. */

import { type Uri, window, workspace } from 'vscode';
import {
  type PinCandidate,
  type PinnableParams,
  type PinPlan,
  type PinPlanParams,
  pinPlanRequest,
  type Refused,
} from '../../../server/src/protocol.ts';
import type { ApplyEdit } from '../apply-edit.ts';
import { ask } from '../ask.ts';
import { orionLanguageOf } from '../orion-language.ts';
import { plainMessage } from '../plain-message.ts';
import { choosePlace, tellNoPlace } from './choose-place.ts';
import { agreesToReplace } from './compare-certificates.ts';
import { givenUri } from './given-uri.ts';
import { type PickedCertificate, pickCertificate } from './pick-certificate.ts';
import { addressChoices, pinnedText, pinTitle, placeQuestion, samePlace } from './pin-choices.ts';
import { pinLines } from './pin-lines.ts';
import { isTrustedFor } from './trust.ts';
import { peerAddressOf, peerAddressProblem } from './typed-address.ts';
import { type PinTools, showPins, writePins } from './write-pins.ts';

/** What a caller knows already, beyond the certificate. */
export interface PinOptions {
  /** URI of the known-hosts file. */
  readonly target?: string;
  readonly identifier?: string;
  /** Given by a view that remembers the edit. */
  readonly apply?: ApplyEdit;
}

const notTrusted = 'Pinning is off in Restricted Mode, because a line decides who may connect.';

/** Pins the certificate `given`; asks for one where a configuration, a known-hosts file or nothing is given. */
export async function pinCertificate(
  { server, documents }: PinTools,
  given: unknown,
  options: PinOptions = {},
): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const tools: PinTools = { server, documents, ...(options.apply && { apply: options.apply }) };
  const subject = options.target === undefined || given !== undefined ? givenUri(given) : undefined;
  const language = subject && orionLanguageOf(subject);
  const target = options.target ?? (language === 'orion-known-hosts' ? subject?.toString() : undefined);
  const config = language === 'orion-config' ? subject?.toString() : undefined;
  const compared: PinnableParams = { ...(target !== undefined && { target }), ...(config !== undefined && { config }) };
  const isCertificate = subject !== undefined && !language && (given !== undefined || holdsCertificate(subject));
  const picked: PickedCertificate | 'lines' | undefined = isCertificate
    ? { uri: subject }
    : await pickCertificate(tools.server, compared);
  if (!picked) return;
  if (picked === 'lines') return pinLines(tools, compared);
  const params: PinPlanParams = {
    certificate: picked.uri.toString(),
    ...(picked.fingerprint !== undefined && { fingerprint: picked.fingerprint }),
    ...compared,
    ...(options.identifier !== undefined && { identifier: options.identifier }),
  };
  const plan = await askForPlan(tools, params);
  if (!plan) return;
  if (plan.candidates.length === 0) return tellNoPlace(plan.owners, compared);
  const candidate = await choosePlace(plan.candidates, placeQuestion(plan));
  if (candidate) await pin(tools, plan, candidate);
}

/** Whether the editor that has the focus shows one: any other text is not what a person wants to pin. */
function holdsCertificate(uri: Uri): boolean {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return document?.getText().includes('-----BEGIN CERTIFICATE-----') ?? false;
}

async function askForPlan({ server }: PinTools, params: PinPlanParams): Promise<PinPlan | undefined> {
  const plan = await ask<PinPlan | Refused>(server, pinPlanRequest, params);
  if (!('refused' in plan)) return plan;
  await window.showWarningMessage(plainMessage(plan.message));
  return undefined;
}

async function pin(tools: PinTools, plan: PinPlan, candidate: PinCandidate): Promise<void> {
  const { impossible, pinned, identifier, replaces, edit } = candidate;
  if (impossible !== undefined) return void (await window.showWarningMessage(plainMessage(impossible)));
  if (pinned) return showPins(tools, [candidate], pinnedText(candidate));
  if (identifier === null) return pinUnderAddress(tools, plan, candidate);
  if (!edit) return void (await window.showWarningMessage('There is nothing to write for this certificate.'));
  const { certificate } = plan;
  const now = { certificate, fingerprint: certificate.fingerprint };
  if (replaces && !(await agreesToReplace(tools.documents, identifier, replaces, now))) return;
  if (await writePins(tools, [candidate], edit)) await showPins(tools, [candidate], pinnedText(candidate));
}

async function pinUnderAddress(tools: PinTools, plan: PinPlan, candidate: PinCandidate): Promise<void> {
  const identifier = await askAddress(candidate.unpinned ?? []);
  if (identifier === undefined) return;
  const again = await askForPlan(tools, samePlace(plan, candidate, identifier));
  const place = again?.candidates.find((each) => each.property === candidate.property && each.identifier !== null);
  if (again && place) await pin(tools, again, place);
}

/** One that the node dials, or whatever a person types; undefined when the person gives up. */
async function askAddress(unpinned: readonly string[]): Promise<string | undefined> {
  const question = 'Under which address does the node dial this server?';
  if (unpinned.length > 0) {
    const choice = await window.showQuickPick(addressChoices(unpinned), { title: pinTitle, placeHolder: question });
    if (!choice || choice.address !== undefined) return choice?.address;
  }
  const typed = await window.showInputBox({
    title: pinTitle,
    prompt: `${question} As in othernodes, or in its nodeurl.`,
    placeHolder: 'host:port',
    ignoreFocusOut: true,
    validateInput: peerAddressProblem,
  });
  return typed === undefined ? undefined : peerAddressOf(typed);
}

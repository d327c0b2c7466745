/** Pins in the editor: written where a person sees them, reported, and counted for the walkthrough. */

import { Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type PinCandidate,
  type Refused,
  type WhitelistPlan,
  type WhitelistPlanParams,
  whitelistPlanRequest,
} from '../../../server/src/protocol.ts';
import type { ApplyEdit } from '../apply-edit.ts';
import { ask, runningClient } from '../ask.ts';
import type { Server } from '../server.ts';
import { openText } from '../views/text-beside.ts';
import type { VirtualDocuments } from '../views/virtual-documents.ts';
import { finishStep } from '../walkthrough.ts';
import { reportUnsaved } from './unsaved.ts';
import { hasPinnedPeers } from './whitelist-report.ts';

export interface PinTools {
  readonly server: Server;
  readonly documents: VirtualDocuments;
  /** By default VS Code alone. */
  readonly apply?: ApplyEdit;
}

/** Makes the edit that pins these; false, and nothing more to say, where VS Code refuses. */
export async function writePins(
  { server, apply = workspace.applyEdit }: PinTools,
  candidates: readonly PinCandidate[],
  edit: WorkspaceEdit,
): Promise<boolean> {
  // In an editor already, so that the person sees what changes, and what depends on it is judged anew at once.
  for (const file of filesOf(candidates.filter(({ exists }) => exists))) await openText(file, { focus: false });
  const { protocol2CodeConverter } = await runningClient(server);
  if (await apply(await protocol2CodeConverter.asWorkspaceEdit(edit))) return true;
  await window.showWarningMessage(
    'VS Code refused the edit, so nothing was pinned: the known-hosts file or its folder may be read-only.',
  );
  return false;
}

/** Shows the files in which these are pinned now, says so, and ticks the step of the walkthrough where it is done. */
export async function showPins(
  { server }: PinTools,
  candidates: readonly PinCandidate[],
  sentence: string,
): Promise<void> {
  const files = filesOf(candidates);
  for (const file of files) await openText(file, { focus: false });
  reportUnsaved(files, sentence);
  const helpful = candidates.filter(({ notShown }) => notShown === undefined);
  for (const config of new Set(helpful.map((each) => each.config))) await finishPinning(server, config);
}

function filesOf(candidates: readonly PinCandidate[]): readonly Uri[] {
  return [...new Set(candidates.map(({ knownHosts }) => knownHosts))].map((uri) => Uri.parse(uri));
}

/** Ticks the step once nobody whom the workspace knows is left to pin for this configuration. */
async function finishPinning(server: Server, config: string): Promise<void> {
  const params: WhitelistPlanParams = { config };
  const plan = await ask<WhitelistPlan | Refused>(server, whitelistPlanRequest, params);
  if (!('refused' in plan) && hasPinnedPeers(plan)) finishStep('hasPinned');
}

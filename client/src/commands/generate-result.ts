/** After generating: says what was made, and offers what one does next. */

import { Uri, window, workspace } from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient/node';
import {
  type GenerateResult,
  type Refused,
  type RepinParams,
  type RepinPlan,
  repinRequest,
  type SettingEditsParams,
  settingEditsRequest,
} from '../../../server/src/protocol.ts';
import { ask, runningClient } from '../ask.ts';
import { nameOf } from '../file-names.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import type { VirtualDocuments } from '../views/virtual-documents.ts';
import { offerPeerLines } from './copy-peer-lines.ts';
import { detailsOf } from './generate-details.ts';
import { reportUnsaved } from './unsaved.ts';

export interface GenerateTools {
  readonly server: Server;
  readonly documents: VirtualDocuments;
}

/** VS Code cuts their words off where there are more. */
const mostButtons = 3;

/** Shows the result until the user takes it away. */
export async function showResult(tools: GenerateTools, config: Uri, result: GenerateResult): Promise<void> {
  const stale = await filesWithOldPins(tools.server, result);
  const next: Readonly<Record<string, () => Promise<unknown>>> = {
    ...(stale.length > 0 && { 'Update known hosts': () => updatePins(tools.server, stale) }),
    ...(result.settings.length > 0 && { 'Apply CA settings': () => applySettings(tools.server, config, result) }),
    ...(result.peers.length > 0 && { 'Copy lines': () => offerPeerLines({ lines: result.peers, leftOut: [] }) }),
    'Show details': () => tools.documents.show('Generated certificates', detailsOf(result, stale)),
    'Open certificate': () => openCertificate(result),
  };
  const shown = Object.keys(next).slice(0, mostButtons);
  const chosen = await window.showInformationMessage(plainMessage(summary(result, stale.length)), ...shown);
  if (chosen !== undefined) await next[chosen]?.();
}

type StaleFile = RepinPlan['files'][number];

/** The known-hosts files of this workspace that pin a certificate which was just replaced. */
async function filesWithOldPins(server: Server, { written }: GenerateResult): Promise<readonly StaleFile[]> {
  const replaced = written.flatMap(({ replaces, sha256 }) =>
    replaces === undefined || sha256 === undefined ? [] : [{ old: replaces, new: sha256 }],
  );
  if (replaced.length === 0) return [];
  const params: RepinParams = { replaced };
  const plan = await ask<RepinPlan | Refused>(server, repinRequest, params);
  return 'files' in plan ? plan.files : [];
}

/** File by file, as edits that Undo takes back. */
async function updatePins(server: Server, stale: readonly StaleFile[]): Promise<void> {
  const items = stale.map((file) => ({ label: plainLabel(workspace.asRelativePath(file.path)), picked: true, file }));
  const chosen = await window.showQuickPick(items, {
    title: 'Update Known Hosts',
    placeHolder: 'Write the new fingerprint into',
    canPickMany: true,
  });
  const { protocol2CodeConverter } = await runningClient(server);
  for (const { file } of chosen ?? []) {
    await window.showTextDocument(Uri.file(file.path), { preview: false });
    await workspace.applyEdit(await protocol2CodeConverter.asWorkspaceEdit(file.edit));
  }
  reportUnsaved((chosen ?? []).map(({ file }) => Uri.file(file.path)));
}

function summary({ written, peers }: GenerateResult, stale: number): string {
  const certificates = written.filter(({ kind }) => kind === 'certificate');
  const [only] = certificates;
  const pins =
    stale > 0 ? ` ${stale} known-hosts ${stale === 1 ? 'file holds' : 'files hold'} the old fingerprint.` : '';
  const old = written.some(({ backup }) => backup !== undefined) ? ' The old files are kept beside the new ones.' : '';
  const kept = old + pins;
  const later =
    peers.length > 0 ? ' The command "Copy Lines for Peers…" has at any time what peers write down for this node.' : '';
  if (certificates.length === 1 && only?.sha256 !== undefined)
    return `${workspace.asRelativePath(only.path)} is made.${kept} SHA-256: ${only.sha256}.${later}`;
  return `${certificates.length} certificates are made${inTheirFolder(certificates)}.${kept}${later}`;
}

/** The folder in which all of them are: it shows a path that leads elsewhere than it was meant to. */
function inTheirFolder(files: GenerateResult['written']): string {
  const folders = new Set(files.map(({ path }) => Uri.joinPath(Uri.file(path), '..').toString()));
  const [folder] = folders;
  return folder === undefined || folders.size > 1 ? '' : ` in ${nameOf(folder)}`;
}

async function openCertificate({ written }: GenerateResult): Promise<void> {
  const items = written
    .filter(({ kind }) => kind === 'certificate' || kind === 'authority-certificate')
    .map(({ path }) => ({ label: plainLabel(workspace.asRelativePath(path)), path }));
  const item = items.length === 1 ? items[0] : await window.showQuickPick(items, { title: 'Open Certificate' });
  if (item) await window.showTextDocument(Uri.file(item.path), { preview: false });
}

/** As an edit of the text, so that Undo takes it back. */
async function applySettings(server: Server, config: Uri, { settings }: GenerateResult): Promise<void> {
  const params: SettingEditsParams = { uri: config.toString(), settings };
  const edit = await ask<WorkspaceEdit | null>(server, settingEditsRequest, params);
  const { protocol2CodeConverter } = await runningClient(server);
  if (edit && (await workspace.applyEdit(await protocol2CodeConverter.asWorkspaceEdit(edit)))) {
    await window.showTextDocument(config, { preview: false });
    reportUnsaved([config]);
  } else {
    await window.showWarningMessage('The configuration could not be changed: the text may be read-only.');
  }
}

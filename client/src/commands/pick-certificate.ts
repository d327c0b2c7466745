/** Asking which certificate is meant. */

import { type QuickPickItem, QuickPickItemKind, Uri, window, workspace } from 'vscode';
import { type Pinnable, type PinnableParams, pinnableRequest, type Refused } from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { certificateGroups } from './certificate-choices.ts';

export interface PickedCertificate {
  readonly uri: Uri;
  /** Which one of the file; the first where absent. */
  readonly fingerprint?: string;
}

interface CertificateItem extends QuickPickItem {
  /** Absent for headings, and for the item that opens a file dialog. */
  readonly meant?: PickedCertificate;
}

/** A certificate of the workspace, or one from elsewhere; undefined when the person gives up. */
export async function pickCertificate(server: Server, params: PinnableParams): Promise<PickedCertificate | undefined> {
  const pinnable = await ask<Pinnable | Refused>(server, pinnableRequest, params);
  if ('refused' in pinnable) return void (await window.showWarningMessage(plainMessage(pinnable.message)));
  const groups = certificateGroups(pinnable, (uri) => workspace.asRelativePath(Uri.parse(uri)));
  const items = groups.flatMap(({ title, choices }): CertificateItem[] => [
    { label: title, kind: QuickPickItemKind.Separator },
    ...choices.map(({ certificate: { uri, fingerprint }, ...words }) => ({
      ...words,
      meant: { uri: Uri.parse(uri), fingerprint },
    })),
  ]);
  const browse: CertificateItem = { label: '$(folder-opened) Another file…', alwaysShow: true };
  const item = await window.showQuickPick([...items, browse], {
    title: 'Pin Certificate',
    placeHolder: "The peer's certificate, as it was handed to you",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!item || item.meant) return item?.meant;
  const [chosen] = (await window.showOpenDialog({ title: 'Certificate to Pin', openLabel: 'Pin' })) ?? [];
  return chosen && { uri: chosen };
}

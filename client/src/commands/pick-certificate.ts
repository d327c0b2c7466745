/** Asking which certificate is meant. */

import { QuickPickItemKind, Uri, window } from 'vscode';
import { type Pinnable, type PinnableParams, pinnableRequest, type Refused } from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { nameOf } from '../file-names.ts';
import { plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { certificateItems } from './certificate-choices.ts';
import { pinTitle } from './pin-choices.ts';

export interface PickedCertificate {
  readonly uri: Uri;
  /** Which one of the file; the first where absent. */
  readonly fingerprint?: string;
}

/** A certificate of the workspace, one from elsewhere, or lines on the clipboard; undefined when the person gives up. */
export async function pickCertificate(
  server: Server,
  params: PinnableParams,
): Promise<PickedCertificate | 'lines' | undefined> {
  const pinnable = await ask<Pinnable | Refused>(server, pinnableRequest, params);
  if ('refused' in pinnable) return void (await window.showWarningMessage(plainMessage(pinnable.message)));
  const items = certificateItems(pinnable, nameOf);
  const item = await window.showQuickPick(
    items.map((each) => ({ ...each, ...(each.heading && { kind: QuickPickItemKind.Separator }) })),
    {
      title: pinTitle,
      placeHolder: "The peer's certificate or lines, as they were handed to you",
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (!item) return undefined;
  if (item.certificate) return { uri: Uri.parse(item.certificate.uri), fingerprint: item.certificate.fingerprint };
  if (item.elsewhere === 'lines') return 'lines';
  const [chosen] = (await window.showOpenDialog({ title: 'Certificate to Pin', openLabel: 'Pin', filters })) ?? [];
  return chosen && { uri: chosen };
}

const filters = { Certificates: ['pem', 'crt', 'cer', 'cert'], 'All files': ['*'] };

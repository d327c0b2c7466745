/** Old and new certificate side by side, before one takes the place of the other. */

import { commands, TabInputTextDiff, type Uri, window } from 'vscode';
import type { ReplacedLine } from '../../../server/src/protocol.ts';
import { nameOf } from '../file-names.ts';
import type { VirtualDocuments } from '../views/virtual-documents.ts';
import { certificateText, comparisonOpening, unknownCertificateText } from './certificate-text.ts';

/** A certificate, or only its fingerprint. */
type Shown = Pick<ReplacedLine, 'certificate' | 'fingerprint'>;

/** Shows both in a diff editor and asks. The diff is closed afterwards. */
export async function agreesToReplace(
  documents: VirtualDocuments,
  identifier: string,
  old: Shown,
  now: Shown,
): Promise<boolean> {
  const opening = comparisonOpening(identifier);
  const before = documents.make(`${identifier} (pinned)`, opening + textOf(old));
  const after = documents.make(`${identifier} (new)`, opening + textOf(now));
  await commands.executeCommand('vscode.diff', before, after, `${identifier}: pinned certificate ↔ new certificate`);
  const replace = { label: 'Replace', detail: `From now on ${identifier} has to show the new certificate.` };
  const keep = { label: 'Keep', detail: 'Nothing changes.' };
  const answer = await window.showQuickPick([keep, replace], {
    title: `${identifier} has another certificate`,
    placeHolder: 'Replace only if its operator confirms the new fingerprint.',
    ignoreFocusOut: true,
  });
  await closeDiff(after);
  return answer === replace;
}

function textOf({ certificate, fingerprint }: Shown): string {
  if (!certificate) return unknownCertificateText(fingerprint);
  return certificateText(certificate, nameOf(certificate.uri));
}

async function closeDiff(modified: Uri): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const tab = tabs.find(
    ({ input }) => input instanceof TabInputTextDiff && input.modified.toString() === modified.toString(),
  );
  if (tab) await window.tabGroups.close(tab);
}

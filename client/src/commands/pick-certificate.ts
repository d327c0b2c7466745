/** Asking which certificate is meant. */

import { type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { plainLabel } from '../plain-message.ts';

const certificateFiles = '**/*.{pem,crt,cer,cert}';
const mostFiles = 1_000;

interface FileItem extends QuickPickItem {
  /** Absent for the item that opens a file dialog. */
  readonly uri?: Uri;
}

/** A certificate of the workspace, or one from elsewhere; undefined when the person gives up. */
export async function pickCertificate(): Promise<Uri | undefined> {
  const found = await workspace.findFiles(certificateFiles, '**/node_modules/**', mostFiles);
  // A private key says so in its name more often than not; the server has the last word.
  const files = found.filter(({ path }) => !/[-_.]key\.pem$/i.test(path));
  const items: FileItem[] = files
    .map((uri) => ({ label: plainLabel(workspace.asRelativePath(uri)), uri }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const browse: FileItem = { label: '$(folder-opened) Another file…', alwaysShow: true };
  const item = await window.showQuickPick([...items, browse], {
    title: 'Pin Certificate',
    placeHolder: "The peer's certificate, as it was handed to you",
  });
  if (!item || item.uri) return item?.uri;
  const [chosen] = (await window.showOpenDialog({ title: 'Certificate to Pin', openLabel: 'Pin' })) ?? [];
  return chosen;
}

/** Opening the preview, from a known-hosts file or from a configuration that names some. */

import { type QuickPickItem, Uri, window } from 'vscode';
import { type NamedKnownHosts, namedKnownHostsRequest } from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { nameOf } from '../file-names.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import type { KnownHostsPreviews } from '../views/known-hosts-preview.ts';
import { givenUri } from './given-uri.ts';

/** Shows the preview of `given`, or of the active editor's file; asks where a configuration names several. */
export async function previewKnownHosts(server: Server, previews: KnownHostsPreviews, given: unknown): Promise<void> {
  const uri = givenUri(given);
  if (!uri) {
    await window.showInformationMessage('Open a known-hosts file, or a configuration that names one, to preview it.');
    return;
  }
  const named = await ask<readonly NamedKnownHosts[]>(server, namedKnownHostsRequest, {
    textDocument: { uri: uri.toString() },
  });
  if (named.length === 0) return previews.show(uri);
  const chosen = await choose(named);
  if (chosen) previews.show(Uri.parse(chosen));
}

async function choose(named: readonly NamedKnownHosts[]): Promise<string | undefined> {
  const existing = named.filter(({ exists }) => exists);
  const [only] = existing;
  if (!only) {
    const names = named.map(({ uri }) => nameOf(uri)).join(', ');
    await window.showInformationMessage(
      plainMessage(
        `None of the known-hosts files of this configuration exists yet (${names}). Pin a certificate to begin one.`,
      ),
    );
    return undefined;
  }
  if (existing.length === 1) return only.uri;
  const items = existing.map((file): QuickPickItem & { readonly uri: string } => ({
    label: plainLabel(nameOf(file.uri)),
    description: `${file.property}, ${file.endpointTitle}`,
    uri: file.uri,
  }));
  const item = await window.showQuickPick(items, { title: 'Preview Known Hosts', placeHolder: 'Which file?' });
  return item?.uri;
}

/** The configuration that a command is about, even where the walkthrough or another page has the focus. */

import { type QuickPickItem, TabInputText, type Uri, window, workspace } from 'vscode';
import { languageOfName } from '../../../server/src/model/recognise.ts';
import { plainLabel } from '../plain-message.ts';
import { givenUri } from './given-uri.ts';

/** What was given or is active, else the configuration that is open; asks under this title where several are. */
export async function givenConfig(given: unknown, title: string): Promise<Uri | undefined> {
  const uri = givenUri(given);
  if (uri) return uri;
  const [only, ...others] = openConfigs();
  if (others.length === 0) return only;
  const items = openConfigs().map((config): QuickPickItem & { readonly config: Uri } => ({
    label: plainLabel(workspace.asRelativePath(config)),
    config,
  }));
  return (await window.showQuickPick(items, { title, placeHolder: 'For which configuration?' }))?.config;
}

function openConfigs(): readonly Uri[] {
  const uris = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText && isConfig(input.uri) ? [input.uri] : []));
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

function isConfig(uri: Uri): boolean {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return (open?.languageId ?? languageOfName(uri.path.split('/').at(-1) ?? '')) === 'orion-config';
}

/** The configuration that a command is about, even where the walkthrough or another page has the focus. */

import { type QuickPickItem, TabInputText, type Uri, window, workspace } from 'vscode';
import { languageOfName } from '../../../server/src/model/recognise.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import { givenUri } from './given-uri.ts';

export interface ConfigWords {
  /** Above the question which of several configurations is meant. */
  readonly title: string;
  /** Said where none is open. */
  readonly whenNone: string;
}

/** What was given or is active, else a configuration that is open. Undefined, and nothing more to say, where there is none. */
export async function givenConfig(given: unknown, { title, whenNone }: ConfigWords): Promise<Uri | undefined> {
  const uri = givenUri(given);
  if (uri) return uri;
  const configs = openConfigs();
  if (configs.length === 0) return void (await window.showInformationMessage(plainMessage(whenNone)));
  if (configs.length === 1) return configs[0];
  const items = configs.map((config): QuickPickItem & { readonly config: Uri } => ({
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

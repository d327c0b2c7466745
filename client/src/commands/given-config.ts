/** The configuration that a command is about, even where the walkthrough or another page has the focus. */

import { commands, type QuickPickItem, TabInputText, Uri, window, workspace } from 'vscode';
import { commandIds } from '../command-ids.ts';
import { orionLanguageOf } from '../orion-language.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import type { Server } from '../server.ts';
import { configOrder } from './config-order.ts';
import { givenUri } from './given-uri.ts';
import type { RecentConfigs } from './recent-configs.ts';

export interface ConfigWords {
  /** Above the question which of several configurations is meant. */
  readonly title: string;
  /** Said where none is open. */
  readonly whenNone: string;
}

/** What a command needs that is about a configuration. */
export interface ConfigTools {
  readonly server: Server;
  readonly recent: RecentConfigs;
}

/**
 * What was given, or the configuration that has the focus, else one that is open. Undefined, and nothing more to say, where
 * there is none.
 */
export async function givenConfig(
  recent: RecentConfigs,
  given: unknown,
  { title, whenNone }: ConfigWords,
): Promise<Uri | undefined> {
  const uri = givenUri(given);
  if (uri && (given !== undefined || isConfig(uri))) return uri;
  const choices = configOrder({
    open: openConfigs(),
    visible: window.visibleTextEditors.map(({ document }) => document.uri.toString()),
    recent: recent.uris,
  });
  const [only, ...others] = choices;
  if (!only) return offerNew(whenNone);
  if (others.length === 0) return Uri.parse(only.config);
  const items = choices.map(({ config, description }): QuickPickItem & { readonly config: Uri } => {
    const meant = Uri.parse(config);
    return { label: plainLabel(workspace.asRelativePath(meant)), description, config: meant };
  });
  return (await window.showQuickPick(items, { title, placeHolder: 'For which configuration?' }))?.config;
}

async function offerNew(whenNone: string): Promise<undefined> {
  const button = 'New Configuration…';
  const answer = await window.showInformationMessage(plainMessage(whenNone), button);
  if (answer === button) await commands.executeCommand(commandIds.newConfiguration);
}

/** Their URIs, each once. */
function openConfigs(): readonly string[] {
  const uris = window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof TabInputText && isConfig(input.uri) ? [input.uri.toString()] : []));
  return [...new Set(uris)];
}

function isConfig(uri: Uri): boolean {
  return orionLanguageOf(uri) === 'orion-config';
}

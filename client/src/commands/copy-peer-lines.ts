/** Copying the lines by which peers know a node: right after generating, and whenever an operator asks for them. */

import { env, window } from 'vscode';
import {
  type DocumentParams,
  type PeerLines,
  type PeerLinesAnswer,
  peerLinesRequest,
} from '../../../server/src/protocol.ts';
import { ask } from '../ask.ts';
import { plainLabel, plainMessage } from '../plain-message.ts';
import { type ConfigTools, givenConfig } from './given-config.ts';
import { peerLineChoices } from './peer-lines.ts';

const title = 'Copy Lines for Peers';

/** Copies lines of the configuration `given`, about its certificates as they are now. */
export async function copyPeerLines({ server, recent }: ConfigTools, given: unknown): Promise<void> {
  const config = await givenConfig(recent, given, {
    title,
    whenNone: 'Open the configuration of the node, or begin a new one.',
  });
  if (!config) return;
  const params: DocumentParams = { uri: config.toString() };
  const answer = await ask<PeerLinesAnswer>(server, peerLinesRequest, params);
  if ('refused' in answer) return void (await window.showInformationMessage(plainMessage(answer.message)));
  await offerPeerLines(answer);
}

/** Lets the person copy these lines: all of them, or one. */
export async function offerPeerLines(offered: PeerLines): Promise<void> {
  const items = peerLineChoices(offered).map((choice) => ({ ...choice, detail: plainLabel(choice.detail) }));
  const placeHolder = 'Send them to the operators of the peers, and compare the fingerprints over another channel.';
  const [only, ...others] = items;
  const item = others.length === 0 ? only : await window.showQuickPick(items, { title, placeHolder });
  if (!item) return;
  await env.clipboard.writeText(item.text);
  // Not awaited: it stays until the person takes it away.
  void window.showInformationMessage(plainMessage(item.copied));
}

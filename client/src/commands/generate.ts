/** Generating and renewing certificates: asks what and how, lets the server do it, shows what came of it. */

import { ProgressLocation, type Uri, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  type DocumentParams,
  type EndpointId,
  type GenerateRequest,
  type GenerateResult,
  type PairSummary,
  pairsRequest,
  serverCommands,
} from '../../../server/src/protocol.ts';
import { ask, runningClient } from '../ask.ts';
import type { Server } from '../server.ts';
import { finishStep } from '../walkthrough.ts';
import { generateChoices, renewals } from './generate-choices.ts';
import { askAbout } from './generate-refusals.ts';
import { type GenerateTools, showResult } from './generate-result.ts';
import { type ConfigTools, givenConfig } from './given-config.ts';
import { type CommandRefusal, runServerCommand } from './server-command.ts';
import { isTrustedFor } from './trust.ts';

const title = 'Generate Certificates';
const notTrusted = 'Generating is off in Restricted Mode, because it writes private keys to this disk.';

/** Generates for the configuration `given`. A lens names one endpoint, a quick fix the whole request, a menu neither. */
export async function generateCertificates(
  tools: GenerateTools & ConfigTools,
  given: unknown,
  more: unknown,
): Promise<void> {
  if (!isTrustedFor(notTrusted)) return;
  const config = await givenConfig(tools.recent, given, {
    title,
    whenNone: 'Open the configuration to generate for, or begin a new one.',
  });
  if (!config) return;
  const request = await requestFor(tools.server, config, more);
  if (!request) return;
  const result = await run(tools.server, config, request);
  if (!result || result.written.length === 0) return;
  finishStep('hasGenerated');
  // Not awaited: it stays until the user takes it away.
  void showResult(tools, config, result);
}

type Asked = { readonly endpoint?: EndpointId; readonly renew?: boolean } | GenerateRequest;

/** Undefined where the user gave up. */
async function requestFor(server: Server, config: Uri, more: unknown): Promise<GenerateRequest | undefined> {
  // The explorer gives all selected files as the second argument.
  const asked: Asked = typeof more === 'object' && more !== null && !Array.isArray(more) ? more : {};
  if ('endpoints' in asked) return asked as GenerateRequest;
  const { endpoint, renew } = asked as Exclude<Asked, GenerateRequest>;
  if (endpoint !== undefined && !renew) return { endpoints: [endpoint] };
  const params: DocumentParams = { uri: config.toString() };
  const pairs = (await ask<readonly PairSummary[] | null>(server, pairsRequest, params)) ?? [];
  const choices = endpoint
    ? pairs.filter(({ id }) => id === endpoint).flatMap((pair) => renewals(pair))
    : generateChoices(pairs);
  // The server knows best why there is nothing to do.
  if (choices.length === 0) return {};
  const words = renew
    ? { title: 'Renew the Certificate', placeHolder: 'For the same key, or for a new one?' }
    : { title, placeHolder: 'What is to be made?' };
  const choice = await window.showQuickPick(choices, words);
  if (!choice) return undefined;
  const { endpoints, ca, renew: how } = choice;
  return { endpoints, ...(ca && { ca }), ...(how && { renew: how }) };
}

/** All pairs in one request: the server refuses before it writes the first. Undefined where the user gave up. */
async function run(server: Server, config: Uri, wanted: GenerateRequest): Promise<GenerateResult | undefined> {
  const client = await runningClient(server);
  const uri = client.code2ProtocolConverter.asUri(config);
  let request: GenerateRequest | undefined = wanted;
  while (request) {
    const outcome: GenerateResult | CommandRefusal = await make(client, { ...request, config: uri });
    if (!('refused' in outcome)) return outcome;
    request = await askAbout(outcome, request, client, config);
  }
  return undefined;
}

function make(client: LanguageClient, argument: object): Thenable<GenerateResult | CommandRefusal> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) =>
    runServerCommand(client, serverCommands.generate, argument, { progress, token }),
  );
}

/** Code lenses: above the switch of each endpoint the state of its pair, and what can be done about it. */

import type { CodeLens, Command } from 'vscode-languageserver-types';
import { type EndpointConfig, endpointKeys } from '../model/config.ts';
import { clientCommands, type LensTarget, serverCommands } from '../protocol.ts';
import type { Span } from '../toml/tree.ts';
import { type FeatureContext, rangeOf } from './context.ts';
import { expiryWords, type PairState, pairState, pairWords } from './pair-state.ts';

/**
 * The lenses of a configuration; none where the setting `codeLens` is off, and none in a template, whose branches may each
 * have a switch. Commands of the client appear only where it says in `known` that it has them.
 */
export function codeLenses(context: FeatureContext, known: readonly string[]): CodeLens[] {
  const { config, document, settings } = context;
  if (!settings.codeLens || config.template) return [];
  return config.endpoints.flatMap((side): CodeLens[] => {
    const anchor = anchorOf(side, context);
    if (!anchor || side.tls === 'unknown') return [];
    return commandsOf(side, context, known).map((command) => ({ range: rangeOf(document, anchor), command }));
  });
}

/** The switch, or the first property of the family; undefined where nothing of the endpoint is written. */
function anchorOf({ endpoint }: EndpointConfig, { config }: FeatureContext): Span | undefined {
  const family = endpointKeys(endpoint).flatMap((key) => config.settings.get(key) ?? []);
  const [first] = family.sort((left, right) => left.entry.start - right.entry.start);
  return (config.settings.get(endpoint.switch) ?? first)?.key;
}

function commandsOf(side: EndpointConfig, context: FeatureContext, known: readonly string[]): Command[] {
  const { title } = side.endpoint;
  if (side.tls === 'off') return [words(`${title}: TLS off`)];
  const state = pairState(side, context);
  const whole = pairWords(state, context.now);
  const expiry = state.kind === 'ready' ? expiryWords(state.certificate, context.now) : undefined;
  const short = expiry ?? shortWords[state.kind] ?? whole;
  return [words(`${title}: ${short}`, whole), ...actions(side, state, context, known)];
}

/** Two endpoints share a switch and with it one line, on which both have to find room. */
const shortWords: Readonly<Partial<Record<PairState['kind'], string>>> = {
  missing: 'no certificate yet',
  'repeated-folder': 'path repeats workdir',
  mismatch: 'key and certificate differ',
  'not-here': 'files of another machine',
  unknown: 'files not read',
};

/** An empty command is how a lens that only says something is sent. */
function words(title: string, tooltip?: string): Command {
  return { title, command: '', ...(tooltip !== undefined && { tooltip }) };
}

function actions(
  { endpoint: { id, title } }: EndpointConfig,
  state: PairState,
  { document: { uri }, confinedTo }: FeatureContext,
  known: readonly string[],
): Command[] {
  const onClient = (command: string, name: string, tooltip: string, target: LensTarget): Command[] =>
    known.includes(command) ? [{ title: name, tooltip, command, arguments: [uri, target] }] : [];
  const generate = (): Command[] => {
    const tooltip = `Generate certificate and key: ${title}`;
    const asked = onClient(clientCommands.generate, 'Generate', tooltip, { endpoint: id });
    // What the server refuses without a question, such as half a pair, is no lens for a client that cannot ask.
    if (asked.length > 0 || state.kind !== 'missing') return asked;
    const argument = { config: uri, endpoints: [id] };
    return [{ title: 'Generate', tooltip, command: serverCommands.generate, arguments: [argument] }];
  };
  const renew = () =>
    onClient(clientCommands.generate, 'Renew', `Renew the certificate: ${title}`, { endpoint: id, renew: true });
  const copy = () =>
    onClient(clientCommands.copyFingerprint, 'Copy fingerprint', `Copy the SHA-256 fingerprint: ${title}`, {
      endpoint: id,
    });

  const trusted = confinedTo === undefined;
  switch (state.kind) {
    case 'missing':
    case 'half':
      return trusted ? generate() : [];
    case 'ready':
    case 'mismatch':
      return [...(trusted ? renew() : []), ...copy()];
    default:
      return [];
  }
}

/** From any trust mode to `whitelist`: which peers can be pinned, whom to ask for what, and the one edit that does it. */

import { URI } from 'vscode-uri';
import { contentOf, type FileState, meantText } from '../../facts/named-files.ts';
import type { Network } from '../../facts/network.ts';
import type { EndpointConfig } from '../../model/config.ts';
import { type KnownHosts, parseKnownHosts } from '../../model/known-hosts.ts';
import { type Pin, pinEdits } from '../../model/known-hosts-edits.ts';
import { hostOf } from '../../model/node-address.ts';
import { peersOf } from '../../model/peers.ts';
import type { Setting } from '../../model/statements.ts';
import type { PlannedPin, Refused, UnknownPeer, WhitelistPlan, WhitelistPlanParams } from '../../protocol.ts';
import { setProperties } from '../../rules/edits.ts';
import { clientPins, serverAt } from '../../rules/known-peers.ts';
import { isBelowFile } from '../../rules/opened-files.ts';
import type { Edit } from '../../rules/rule.ts';
import type { FeatureContext } from '../context.ts';
import { editOfFiles, type FileChange } from '../file-changes.ts';
import { noKnownHostsText, noTlsText, pastTheFile, workdirIsFileText } from '../refusal-texts.ts';
import { summaryOf } from './certificate-summary.ts';
import { type PinSurroundings, replacedLine } from './pin-plan.ts';

interface SidePlan {
  readonly pins: readonly Pin[];
  readonly unknown: readonly Pick<UnknownPeer, 'identifier' | 'ask'>[];
}

/** States of a place at which nobody can be listed. */
const unusable: readonly FileState['kind'][] = ['no-folder', 'folder', 'not-regular', 'no-permission', 'unreachable'];

/**
 * Why there can be no plan: no TLS, a pair or a known-hosts file would be made beside the one that was meant, or none can be made
 * or read at its place. Undefined where there can.
 */
export function whitelistObstacle({ config, facts }: FeatureContext): Refused | undefined {
  if (config.strictEndpoints.length === 0) {
    const consequence = 'Orion asks nobody for a certificate, and a trust mode has no effect';
    return { refused: 'no-tls', message: noTlsText(config, consequence) };
  }
  for (const { endpoint } of config.strictEndpoints) {
    const { cert, key, knownHosts } = facts.endpoint(endpoint.id);
    for (const file of [cert, key, knownHosts]) {
      const meant = meantText(file);
      if (!file || meant === undefined) continue;
      return { refused: 'repeated-folder', message: pastTheFile(file.property.key, file.path, meant) };
    }
    if (knownHosts && isBelowFile(knownHosts, facts)) return { refused: 'no-file', message: workdirIsFileText(facts) };
    const state = knownHosts?.state;
    if (!knownHosts || !state || !unusable.includes(state.kind)) continue;
    const text = noKnownHostsText(knownHosts.property.key, knownHosts.path, state);
    if (text !== undefined) return { refused: 'no-file', message: `${text} Nothing was changed.` };
  }
  return undefined;
}

/** The plan for a configuration. Sides without TLS stay as they are, and so do lines that stand for another certificate. */
export async function planWhitelist(
  context: FeatureContext,
  surroundings: PinSurroundings,
  replace: NonNullable<WhitelistPlanParams['replace']> = [],
): Promise<WhitelistPlan> {
  const { config, facts } = context;
  const { network, now } = surroundings;
  const pins: PlannedPin[] = [];
  const emptyFiles = new Set<string>();
  const unknownPeers: UnknownPeer[] = [];
  const files: FileChange[] = [];
  for (const { endpoint } of config.strictEndpoints) {
    const file = facts.endpoint(endpoint.id).knownHosts;
    if (!file) continue;
    const uri = URI.file(file.path).toString();
    const target = await surroundings.fileAt(file.path);
    const hosts = target?.hosts ?? parseKnownHosts('');
    const plan = planSide(endpoint.id, context, network, hosts);
    const agreed = new Set(replace.filter(({ knownHosts }) => knownHosts === uri).map(({ identifier }) => identifier));
    const isWritten = ({ identifier }: Pin) =>
      agreed.has(identifier) || !hosts.inEffect().has(identifier.toLowerCase());
    for (const pin of plan.pins) {
      const known = network.find(pin.fingerprint);
      if (!known) continue;
      const current = hosts.inEffect().get(pin.identifier.toLowerCase());
      const pinned = current?.hex === pin.fingerprint;
      pins.push({
        endpoint: endpoint.id,
        knownHosts: uri,
        identifier: pin.identifier,
        certificate: summaryOf(known, now),
        pinned,
        ...(current && !pinned && { replaces: replacedLine(current, network, now) }),
      });
    }
    if (hosts.inEffect().size === 0) emptyFiles.add(uri);
    unknownPeers.push(...plan.unknown.map((peer) => ({ ...peer, endpoint: endpoint.id, knownHosts: uri })));
    const edits = pinEdits(hosts, plan.pins.filter(isWritten));
    if (edits.length > 0) files.push({ uri, version: target?.version ?? null, text: target?.hosts.text, edits });
  }
  const changing = config.strictEndpoints.filter(({ trust }) => trust?.value.name !== 'whitelist');
  const { document } = context;
  const modes = modeEdits(context, changing);
  const own = { uri: document.uri, version: document.version, text: document.getText(), edits: modes };
  const everything = modes.length > 0 ? [...files, own] : files;
  return {
    endpoints: changing.map(({ endpoint, trust }) => ({
      id: endpoint.id,
      title: endpoint.title,
      property: endpoint.trust,
      from: trust?.value.name ?? null,
    })),
    missingPairs: config.strictEndpoints.flatMap(({ endpoint }) => {
      const { cert, key } = facts.endpoint(endpoint.id);
      const isMissing = cert?.state.kind === 'missing' && key?.state.kind === 'missing';
      return isMissing ? [{ endpoint: endpoint.id, cert: cert.path, key: key.path }] : [];
    }),
    pins,
    emptyFiles: [...emptyFiles],
    unknownPeers,
    ...(files.length > 0 && { pinEdit: editOfFiles(files, surroundings.abilities) }),
    ...(modes.length > 0 && { modeEdit: editOfFiles([own], surroundings.abilities) }),
    ...(everything.length > 0 && { edit: editOfFiles(everything, surroundings.abilities) }),
  };
}

function planSide(
  id: EndpointConfig['endpoint']['id'],
  context: FeatureContext,
  network: Network,
  hosts: KnownHosts,
): SidePlan {
  if (id === 'client') return serversToPin(context, network, hosts);
  if (id === 'client-connection') {
    const ask =
      'Ask the operators of Besu for the certificate that each Besu shows to the client API: its common name in lower case, and the output of "openssl x509 -noout -subject -fingerprint -sha256 -in <certificate>".';
    return { pins: [], unknown: hosts.inEffect().size > 0 ? [] : [{ identifier: null, ask }] };
  }
  return clientsToPin(context, network, hosts);
}

function serversToPin({ config }: FeatureContext, network: Network, hosts: KnownHosts): SidePlan {
  const pins = new Map<string, Pin>();
  const unknown = new Map<string, SidePlan['unknown'][number]>();
  for (const { address } of peersOf(config)) {
    const known = serverAt(address, network);
    if (known) pins.set(address, { identifier: address, fingerprint: known.certificate.sha256 });
    else if (!hosts.inEffect().has(address)) unknown.set(address, { identifier: address, ask: askForServer(address) });
  }
  return { pins: [...pins.values()], unknown: [...unknown.values()] };
}

/** The clients of the node API are the other nodes; those that are dialled are the ones whose operators can be named. */
function clientsToPin({ config, facts }: FeatureContext, network: Network, hosts: KnownHosts): SidePlan {
  const own = contentOf(facts.file('tlsclientcert'));
  const ownFingerprints =
    own?.kind === 'certificates' ? own.certificates.map(({ certificate }) => certificate.sha256) : [];
  const pins = clientPins(ownFingerprints, network);
  const here = new Set(network.nodes.map(({ address }) => address));
  const foreign = [...hosts.inEffect().values()].filter(({ hex }) => !network.find(hex)).map(({ name }) => name);
  const dialled = new Set(peersOf(config).map(({ address }) => address));
  const listed = peersCalled(foreign, dialled);
  const strangers = [...dialled].filter((address) => !here.has(address) && !listed.has(address));
  const unknown = strangers.map((address) => ({ identifier: null, ask: askForClient(address, foreign.length > 0) }));
  return { pins, unknown };
}

/**
 * The dialled peers whose clients have these names, most likely: Orion itself writes `host:port` into a certificate that it
 * makes. A name with another port, or with none, is that of the one peer that is dialled at its host.
 */
function peersCalled(names: readonly string[], dialled: ReadonlySet<string>): ReadonlySet<string | undefined> {
  const onlyAtHost = new Map<string, string | undefined>();
  for (const address of dialled) {
    const host = hostOf(address);
    onlyAtHost.set(host, onlyAtHost.has(host) ? undefined : address);
  }
  return new Set(names.map((name) => (dialled.has(name) ? name : onlyAtHost.get(hostOf(name)))));
}

function askForServer(address: string): string {
  return `Ask the operator of ${address} for the line for your tlsknownservers, which "Copy Lines for Peers…" has, or for its server certificate (tlsservercert). "Pin Certificate…" takes both. By hand the line is "${address} fingerprint", with the output of "openssl x509 -noout -fingerprint -sha256 -in <tlsservercert>".`;
}

/** `mayBeListed`: a line of the file belongs to nobody in this workspace. */
function askForClient(address: string, mayBeListed: boolean): string {
  const unless = mayBeListed ? 'Unless a line of this file belongs to it under another name: ask' : 'Ask';
  return `${unless} the operator of ${address} for the line for your tlsknownclients, which "Copy Lines for Peers…" has, or for its client certificate (tlsclientcert). "Pin Certificate…" takes both. By hand the line is "common-name fingerprint", with the output of "openssl x509 -noout -subject -fingerprint -sha256 -in <tlsclientcert>". The common name must be in lower case.`;
}

/** Sides whose mode is not written get it below their switch; all that belong to one switch in one edit. */
function modeEdits({ config }: FeatureContext, changing: readonly EndpointConfig[]): readonly Edit[] {
  const bySwitch = new Map<Setting, EndpointConfig[]>();
  for (const side of changing) {
    const setting = config.settings.get(side.endpoint.switch);
    if (setting) bySwitch.set(setting, [...(bySwitch.get(setting) ?? []), side]);
  }
  return [...bySwitch].flatMap(([setting, sides]) => {
    const wanted = sides.map(({ endpoint }) => ({ key: endpoint.trust, value: 'whitelist' }));
    return setProperties(config, wanted, setting.entry);
  });
}

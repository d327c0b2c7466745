/** Fixes that write the certificates of the workspace into the known-hosts file of a side. */

import { contentOf } from '../facts/named-files.ts';
import type { KnownCertificate, Network } from '../facts/network.ts';
import { parseKnownHosts } from '../model/known-hosts.ts';
import { type Pin, pinEdits } from '../model/known-hosts-edits.ts';
import { peersOf } from '../model/peers.ts';
import { shownPath } from '../model/shown-path.ts';
import type { OpenedKnownHosts } from './known-hosts-files.ts';
import type { Fix, Subject } from './rule.ts';

/** The one certificate that a configuration of the workspace shows at this address; undefined where there are none or several. */
export function serverAt(address: string, network: Network | undefined): KnownCertificate | undefined {
  const found = network?.serversAt(address) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** The client certificates of the other nodes with names that a line can hold; of a name with two certificates neither. */
export function clientPins(own: readonly (string | undefined)[], network: Network | undefined): readonly Pin[] {
  const pins = new Map<string, Pin | undefined>();
  for (const { certificate, roles, asClient } of network?.certificates ?? []) {
    const isClient = roles.some(({ endpoint }) => endpoint === 'client');
    const { text, problems } = asClient;
    if (!isClient || text === undefined || problems.length > 0 || own.includes(certificate.sha256)) continue;
    pins.set(text, pins.has(text) ? undefined : { identifier: text, fingerprint: certificate.sha256 });
  }
  return [...pins.values()].filter((pin) => pin !== undefined);
}

/** A fix that writes these pins; none where there are none, or where the file cannot be written. */
export function pinFix(title: string, pins: readonly Pin[], { file, content }: OpenedKnownHosts): readonly Fix[] {
  if (pins.length === 0) return [];
  const { path } = file;
  if (content) {
    const hosts = content.hosts();
    return [
      { title, edits: [], elsewhere: [{ path, text: hosts.text, edits: pinEdits(hosts, pins) }], preferred: true },
    ];
  }
  if (file.state.kind !== 'missing') return [];
  const edits = pinEdits(parseKnownHosts(''), pins);
  return [{ title, edits: [], elsewhere: [{ path, text: undefined, edits }], preferred: true }];
}

/** A fix that pins everybody who belongs into a file and whom the workspace knows; none where it knows nobody. */
export function pinPeersFix(opened: OpenedKnownHosts, subject: Subject): readonly Fix[] {
  const pins = pinsFor(opened, subject);
  const whom = pins.length === 1 ? 'the known peer' : `all ${pins.length} known peers`;
  return pinFix(`Pin ${whom} in ${shownPath(opened.file.text)}`, pins, opened);
}

/** The certificates that the workspace knows of those who belong into the file. */
function pinsFor({ side: { endpoint } }: OpenedKnownHosts, { config, facts, network }: Subject): readonly Pin[] {
  if (endpoint.id === 'client') {
    const found = new Map(peersOf(config).map(({ address }) => [address, serverAt(address, network)]));
    return [...found].flatMap(([identifier, known]) =>
      known ? [{ identifier, fingerprint: known.certificate.sha256 }] : [],
    );
  }
  // Who may use the client API is no node of the workspace.
  if (endpoint.id === 'client-connection') return [];
  const own = contentOf(facts.file('tlsclientcert'));
  return clientPins(
    own?.kind === 'certificates' ? own.certificates.map(({ certificate }) => certificate.sha256) : [],
    network,
  );
}

/** A file of known clients where one of known servers belongs, or the other way round. The finding on one line is in `known-hosts/`. */

import { isShownBy } from '../facts/certificate-side.ts';
import type { KnownCertificate, KnownHostsKind } from '../facts/network.ts';
import type { EndpointId } from '../model/endpoints.ts';
import type { KnownHosts } from '../model/known-hosts.ts';
import type { KnownHostsEntry } from '../model/known-hosts-line.ts';
import { peersOf } from '../model/peers.ts';
import { shownPath } from '../model/shown-path.ts';
import { setProperties } from './edits.ts';
import { swappedKnownHosts } from './known-hosts/swapped-known-hosts.ts';
import { type OpenedKnownHosts, openedKnownHosts } from './known-hosts-files.ts';
import { pinPeersFix } from './known-peers.ts';
import type { Fix, Rule, Subject } from './rule.ts';

const exampleStart =
  'othernodes = ["https://node2.example:8080/"]\ntls = "strict"\ntlsservertrust = "whitelist"\ntlsclienttrust = "whitelist"\n';

export const swappedKnownHostsInConfig: Rule = {
  ...swappedKnownHosts,
  code: 'swapped-known-hosts',
  example: {
    bad: `${exampleStart}tlsknownclients = «"known-servers"»\ntlsknownservers = «"known-clients"»\n`,
    good: `${exampleStart}tlsknownclients = "known-clients"\ntlsknownservers = "known-servers"\n`,
    files: {
      'known-clients': 'node.example:8080 <fingerprint of node2/client.pem>\n',
      'known-servers': 'node2.example:8080 <fingerprint of node2/server.pem>\n',
      'node2/client.pem': 'client-cert',
      'node2/server.pem': 'server-cert',
    },
    others: {
      'node2/orion.conf':
        'nodeurl = "https://node2.example:8080/"\ntls = "strict"\ntlsservercert = "server.pem"\ntlsclientcert = "client.pem"\n',
    },
  },
  *check(subject) {
    const sides = openedKnownHosts(subject).flatMap((opened) => {
      const hosts = opened.content?.hosts();
      return hosts && hosts.inEffect().size > 0 ? [{ opened, hosts }] : [];
    });
    const peers = new Set(peersOf(subject.config).map(({ address }) => address));
    const { network } = subject;
    const fitsServer = (entry: KnownHostsEntry) => {
      const known = network?.find(entry.hex);
      return isNamedFor(known, 'servers') || (peers.has(entry.name) && !isLooseClient(known));
    };
    const listsClients = (hosts: KnownHosts) =>
      !some(hosts, fitsServer) && some(hosts, (entry) => showsClient(entry, network?.find(entry.hex)));
    const dialling = sides.find(({ opened }) => opened.side.endpoint.role === 'dials')?.hosts;
    // Certificates that Orion makes are called host:port too, so a name alone says something only where both files are wrong.
    const bothWrong = dialling !== undefined && listsClients(dialling);
    const showsServer = (entry: KnownHostsEntry) =>
      (bothWrong && peers.has(entry.name)) || isServerOnly(network?.find(entry.hex));
    const listsServers = (hosts: KnownHosts) =>
      !some(hosts, (entry) => fitsClient(entry, network?.find(entry.hex))) && some(hosts, showsServer);
    const wrong = sides.flatMap(({ opened, hosts }) =>
      (opened.side.endpoint.role === 'dials' ? listsClients(hosts) : listsServers(hosts)) ? [opened] : [],
    );
    for (const opened of wrong) {
      const { id, role, knownHosts } = opened.side.endpoint;
      const partner = partnerOf(opened, wrong);
      const [found, wanted] =
        role === 'dials'
          ? ['clients', 'servers by the host:port that is dialled']
          : ['servers', 'clients by the common name in their certificate'];
      yield {
        at: opened.at,
        message: `${shownPath(opened.file.text)} lists ${found}, and ${knownHosts} wants ${wanted}: nothing in it matches, so no line lets anybody through. ${partner ? 'Exchange the paths of the two files' : remedies[id]}.`,
        fixes: () => (partner ? exchange(opened, partner, subject) : pinPeersFix(opened, subject)),
      };
    }
  },
};

const remedies: Readonly<Record<EndpointId, string>> = {
  server: 'Write a line for the client certificate of each node, its tlsclientcert',
  client: 'Write a line for the server certificate of each node that is dialled, its tlsservercert',
  'client-connection': 'Write a line for the client certificate of each Besu',
};

/** The other file of a swap between nodes. Clients of Besu are others than nodes, which may not get into its file by an exchange. */
function partnerOf(opened: OpenedKnownHosts, wrong: readonly OpenedKnownHosts[]): OpenedKnownHosts | undefined {
  const ofNodes = wrong.filter(({ side }) => side.endpoint.id !== 'client-connection');
  return ofNodes.includes(opened) ? ofNodes.find((other) => other !== opened) : undefined;
}

function exchange(one: OpenedKnownHosts, other: OpenedKnownHosts, { config }: Subject): readonly Fix[] {
  const [key, otherKey] = [one.side.endpoint.knownHosts, other.side.endpoint.knownHosts];
  const below = (one.file.setting ?? other.file.setting)?.entry;
  if (!below) return [];
  const wanted = [
    { key, value: other.file.text },
    { key: otherKey, value: one.file.text },
  ];
  return [
    {
      title: `Exchange the paths of ${key} and ${otherKey}`,
      edits: setProperties(config, wanted, below),
      preferred: true,
    },
  ];
}

function some({ inEffect }: KnownHosts, fits: (entry: KnownHostsEntry) => boolean): boolean {
  for (const entry of inEffect().values()) if (fits(entry)) return true;
  return false;
}

/** A certificate that no configuration names fits under its own name, unless it was made for servers. */
function fitsClient({ name }: KnownHostsEntry, known: KnownCertificate | undefined): boolean {
  if (!known || !isShownBy(known, 'clients')) return false;
  return known.roles.length > 0 || known.asClient.text === name;
}

/** Whether it was made for clients alone, and no configuration names it. Its line has a finding of its own. */
function isLooseClient(known: KnownCertificate | undefined): boolean {
  return known?.roles.length === 0 && !isShownBy(known, 'servers');
}

function showsClient(entry: KnownHostsEntry, known: KnownCertificate | undefined): boolean {
  if (isNamedFor(known, 'servers') || !fitsClient(entry, known)) return false;
  return isNamedFor(known, 'clients') || !/:\d+$/.test(entry.name);
}

function isServerOnly(known: KnownCertificate | undefined): boolean {
  return isNamedFor(known, 'servers') && !isNamedFor(known, 'clients');
}

/** Whether a configuration names it for this side. */
function isNamedFor(known: KnownCertificate | undefined, kind: KnownHostsKind): boolean {
  return known !== undefined && known.roles.length > 0 && isShownBy(known, kind);
}

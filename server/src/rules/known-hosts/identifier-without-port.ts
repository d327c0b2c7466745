/** An identifier in a file of known servers that is not `host:port`. */

import { identifierSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, type KnownHostsSubject, lists } from './known-hosts-rule.ts';

export const identifierWithoutPort: KnownHostsRule = {
  code: 'identifier-without-port',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The identifier of a known server is not host:port, so it never matches.',
  explanation:
    'Orion looks a server up by the host and port that it dials, as written in `othernodes` or in the `nodeurl` that a peer advertises: without scheme and path, with the port, and without asking DNS. `localhost:8080` and `127.0.0.1:8080` are two servers.',
  source: 'Tuweni ServerFingerprintTrustManager; Vert.x ChannelProvider',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `«node2.example» ${'a1'.repeat(32)}\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check(subject) {
    if (!lists(subject, 'servers')) return;
    const { hosts } = subject;
    const peersOfHost = peersByHost(subject);
    for (const line of hosts.lines()) {
      if (line.type !== 'entry' || isHostAndPort(line.name)) continue;
      const at = identifierSpan(line);
      const [host, port] = hostAndPortIn(line.name);
      const peers = port === undefined ? (peersOfHost.get(host) ?? []) : [`${host}:${port}`];
      const [only] = peers.length === 1 && host !== '' ? peers : [];
      yield {
        at,
        message: `Orion looks a server up as host:port, so ${shown(line.name)} never matches. Write ${only ?? `${shown(host === '' ? 'host' : host)}:port`}, as in othernodes.`,
        fixes: () =>
          only === undefined
            ? []
            : [{ title: `Replace it by ${only}`, edits: [{ ...at, newText: only }], preferred: true }],
      };
    }
  },
};

/** Whether a name is `host:port`; also an IPv6 address without brackets, of which nobody can tell the last group from a port. */
export function isHostAndPort(name: string): boolean {
  return /^[^/]+:\d{1,5}$/.test(name);
}

/** The host, and the port where the text is a URL that names one. */
function hostAndPortIn(name: string): readonly [host: string, port: string | undefined] {
  const [, host = name, port] = /^(?:[a-z]+:\/\/)?([^/:]*)(?::(\d{1,5}))?(?:\/.*)?$/.exec(name) ?? [];
  return [host, port];
}

function peersByHost({ uses }: KnownHostsSubject): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const peer of new Set(uses.flatMap(({ peers }) => peers))) {
    const host = peer.slice(0, peer.lastIndexOf(':'));
    found.set(host, [...(found.get(host) ?? []), peer]);
  }
  return found;
}

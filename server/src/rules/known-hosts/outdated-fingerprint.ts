/** A line with another certificate than a configuration of the workspace has for the peer of this name. */

import { basename, dirname } from 'node:path';
import { endpointOf } from '../../facts/certificate-side.ts';
import type { KnownCertificate, KnownHostsKind } from '../../facts/network.ts';
import { fingerprintDigits, fingerprintSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, type KnownHostsSubject, lists } from './known-hosts-rule.ts';

export const outdatedFingerprint: KnownHostsRule = {
  code: 'outdated-fingerprint',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The configuration of this peer is in the workspace and has another certificate than the line.',
  explanation:
    'Orion finds the line by the name of the peer, compares the fingerprint with the certificate that the peer shows, and refuses the connection where they differ; in a mode that takes authorities too, unless one that Java trusts has issued the certificate. A peer that has renewed its certificate is refused until the line is renewed, too, and the node is started again. The finding appears where TLS is strict for the peer and exactly one certificate of the other nodes in the workspace belongs to the name. Replace the fingerprint once the operator of the peer has confirmed the new one.',
  source: 'Tuweni ServerFingerprintTrustManager, ClientFingerprintTrustManager',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `node2.example:8080 «${'a1'.repeat(32)}»\n`,
    good: 'node2.example:8080 <fingerprint of node2/server.pem>\n',
    files: { 'node2/server.pem': 'cert' },
    others: {
      'node2/orion.conf': 'nodeurl = "https://node2.example:8080/"\ntls = "strict"\ntlsservercert = "server.pem"\n',
    },
  },
  *check(subject) {
    const kind = comparedKind(subject);
    if (!kind) return;
    const { hosts, network } = subject;
    const unless = unlessAccepted(subject);
    for (const line of hosts.inEffectFor(network.namesOf(kind)).values()) {
      const at = fingerprintSpan(line);
      // One of another length has a finding of its own.
      if (!at || line.hex.length !== fingerprintDigits) continue;
      const current = certificateOf(line.name, kind, subject);
      if (!current || current.certificate.sha256 === line.hex) continue;
      const name = shown(line.name);
      yield {
        at,
        message: `${placeOf(current)}, the certificate of ${name}, has another fingerprint, so Orion refuses the connection once ${name} shows it${unless}. Replace the fingerprint if the operator of ${name} confirms the new one.`,
        fixes: () => [
          {
            title: `Replace the fingerprint by that of ${placeOf(current)}`,
            edits: [{ ...at, newText: current.certificate.sha256 }],
          },
        ],
      };
    }
  },
};

/** Who is looked up by name and then compared; undefined where nobody is, or where other programs than nodes stand in the file. */
function comparedKind(subject: KnownHostsSubject): KnownHostsKind | undefined {
  const { uses } = subject;
  const compares = uses.some(
    ({ reading, mode }) => reading === 'opened' && mode?.changedCertificate.startsWith('rejected') === true,
  );
  const isOfNodes = uses.every(({ endpoint }) => endpoint.id !== 'client-connection');
  return compares && isOfNodes ? (['clients', 'servers'] as const).find((kind) => lists(subject, kind)) : undefined;
}

/** What Orion looks at before it refuses; nothing where one configuration refuses at once. */
function unlessAccepted({ uses }: KnownHostsSubject): string {
  const refusesAtOnce = uses.some(
    ({ reading, mode }) => reading === 'opened' && mode?.changedCertificate === 'rejected',
  );
  return refusesAtOnce ? '' : ", unless an authority in Java's own trust store has issued it";
}

/** The one certificate that peers of the file's users show under this name; undefined where there are none or several. */
function certificateOf(name: string, kind: KnownHostsKind, subject: KnownHostsSubject): KnownCertificate | undefined {
  const { network } = subject;
  let only: KnownCertificate | undefined;
  // A loop, which ends at the second: all nodes of a workspace may have the same name.
  for (const known of kind === 'servers' ? network.serversAt(name) : network.clientsCalled(name)) {
    if (!isOfPeer(known, kind, subject)) continue;
    if (only) return undefined;
    only = known;
  }
  return only;
}

/** Whether a node shows it on this side to another one that uses the file. */
function isOfPeer({ roles }: KnownCertificate, kind: KnownHostsKind, { uses }: KnownHostsSubject): boolean {
  return roles.some(
    ({ config, endpoint, tls }) =>
      endpoint === endpointOf[kind] && tls === 'strict' && uses.some((use) => use.config !== config),
  );
}

/** `node2/server.pem`: nodes often call their files alike. */
function placeOf({ path }: KnownCertificate): string {
  return `${shown(basename(dirname(path)))}/${shown(basename(path))}`;
}

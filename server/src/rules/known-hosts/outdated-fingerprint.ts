/** A line with another certificate than a configuration of the workspace has for the peer of this name. */

import { basename, dirname } from 'node:path';
import type { KnownCertificate, KnownHostsKind } from '../../facts/network.ts';
import { fingerprintSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, type KnownHostsSubject, lists } from './known-hosts-rule.ts';

export const outdatedFingerprint: KnownHostsRule = {
  code: 'outdated-fingerprint',
  severity: 'warning',
  stage: 'meaning',
  summary: 'The configuration of this peer is in the workspace and has another certificate than the line.',
  explanation:
    'Orion finds the line by the name of the peer, compares the fingerprint with the certificate that the peer shows, and refuses the connection where they differ. A peer that has renewed its certificate is refused until the line is renewed, too, and the node is started again. The finding appears where exactly one certificate of the workspace belongs to the name. Replace the fingerprint once the operator of the peer has confirmed the new one.',
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
    for (const line of hosts.inEffectFor(network.namesOf(kind)).values()) {
      const [current, ...others] = certificatesOf(line.name, kind, subject);
      const at = fingerprintSpan(line);
      if (!current || others.length > 0 || current.certificate.sha256 === line.hex || !at) continue;
      const name = shown(line.name);
      yield {
        at,
        message: `${placeOf(current)}, the certificate of ${name}, has another fingerprint, so Orion refuses the connection once ${name} shows it. Replace the fingerprint if the operator of ${name} confirms the new one.`,
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

function certificatesOf(
  name: string,
  kind: KnownHostsKind,
  { network }: KnownHostsSubject,
): readonly KnownCertificate[] {
  return kind === 'servers' ? network.serversAt(name) : network.clientsCalled(name);
}

/** `node2/server.pem`: nodes often call their files alike. */
function placeOf({ path }: KnownCertificate): string {
  return `${shown(basename(dirname(path)))}/${shown(basename(path))}`;
}

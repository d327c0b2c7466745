/** A line for a certificate that was made for the other side: of a server among the clients, or of a client among the servers. */

import { basename } from 'node:path';
import { madeFor } from '../../facts/certificate-side.ts';
import type { KnownHostsKind } from '../../facts/network.ts';
import { identifierSpan } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import { type KnownHostsRule, lists } from './known-hosts-rule.ts';

export const swappedKnownHosts: KnownHostsRule = {
  code: 'swapped-known-hosts',
  severity: 'warning',
  stage: 'meaning',
  summary:
    'A known-hosts file, or a line of it, seems to list the other kind: servers where clients belong, or clients where servers belong.',
  explanation:
    'A node has two certificates: it shows one when it is dialled, the other when it dials. Known clients are looked up by the common name in their certificate, known servers by the `host:port` that is dialled. At the path in a configuration this finding appears where no line fits its own side and at least one fits the other: by the certificates of the workspace, or because it is named in `othernodes`. Then no line lets anybody through. Exchange the paths where both files are wrong; where one is, write the certificates of its own side into it. On a line it appears where a certificate of the workspace that no configuration names has this fingerprint, and its extended key usage allows the other side alone. Orion does not check that usage, so the line is right after all if the peer shows this certificate on both sides.',
  source: 'Tuweni ClientFingerprintTrustManager, ServerFingerprintTrustManager; RFC 5280 section 4.2.1.12',
  example: {
    knownHosts: 'tls-known-clients',
    bad: '«node.example:8080» <fingerprint of server.pem>\n',
    good: 'node.example:8080 <fingerprint of client.pem>\n',
    files: { 'server.pem': 'server-cert', 'client.pem': 'client-cert' },
  },
  *check(subject) {
    const { hosts, network, kinds } = subject;
    const [kind] = kinds;
    if (!kind || !lists(subject, kind)) return;
    const { other, message } = words[kind];
    for (const line of hosts.pinning(network.fingerprints)) {
      const known = network.find(line.hex);
      if (!known || known.roles.length > 0 || madeFor(known.certificate) !== other) continue;
      yield { at: identifierSpan(line), message: message(shown(basename(known.path))) };
    }
  },
};

/** By the kind of the file: who else shows the certificate, and what to say about it. */
const words: Readonly<
  Record<KnownHostsKind, { readonly other: KnownHostsKind; readonly message: (name: string) => string }>
> = {
  clients: {
    other: 'servers',
    message: (name) =>
      `This is the fingerprint of ${name}, which was made for servers alone (extended key usage serverAuth): a client shows another certificate, so this line lets nobody in. Pin the certificate that the peer shows when it dials; Orion calls it tlsclientcert.`,
  },
  servers: {
    other: 'clients',
    message: (name) =>
      `This is the fingerprint of ${name}, which was made for clients alone (extended key usage clientAuth): a server shows another certificate, so connections to this node are refused. Pin the certificate that the peer shows when it is dialled; Orion calls it tlsservercert.`,
  },
};

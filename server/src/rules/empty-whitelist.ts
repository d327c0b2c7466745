/** A whitelist with nobody in it. */

import { repeatsFolder } from '../facts/named-files.ts';
import { shownPath } from '../model/shown-path.ts';
import { isEmpty, openedKnownHosts } from './known-hosts-files.ts';
import { pinPeersFix } from './known-peers.ts';
import type { Rule } from './rule.ts';

export const emptyWhitelist: Rule = {
  code: 'empty-whitelist',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Mode `whitelist`, and no certificate stands in the known-hosts file: nobody gets in.',
  explanation:
    'In mode `whitelist` the file alone says who is trusted. Where it is missing Orion creates it empty, and an empty one refuses every connection of that side. Write a line `identifier fingerprint` for each peer: for clients the common name in their certificate, for servers `host:port` as dialled, and the SHA-256 fingerprint.',
  source: 'Tuweni FileBackedFingerprintRepository, VertxTrustOptions.allowlistClients',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = «"clients"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "known-clients"\n',
    files: { 'known-clients': `node2.example:8080 ${'a1'.repeat(32)}\n` },
  },
  *check(subject) {
    for (const opened of openedKnownHosts(subject)) {
      const { side, file } = opened;
      const { endpoint, trust } = side;
      if (trust?.value.name !== 'whitelist' || !isEmpty(opened) || repeatsFolder(file)) continue;
      const what = file.state.kind === 'missing' ? 'does not exist, so Orion creates it empty' : 'has no entry';
      yield {
        at: file.at ?? trust.setting?.value ?? opened.at,
        message: `${shownPath(file.text)} ${what}: in mode "whitelist" ${consequence[endpoint.role](endpoint.peers)}. Write a line "identifier fingerprint" for each of them into ${endpoint.knownHosts}.`,
        fixes: () => pinPeersFix(opened, subject),
      };
    }
  },
};

const consequence: Readonly<Record<'accepts' | 'dials', (peers: string) => string>> = {
  accepts: (peers) => `it lets nobody in, none of the ${peers.replace(/ such as .*/, '')}`,
  dials: (peers) => `it refuses all of ${peers}`,
};

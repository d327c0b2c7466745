/** What may stand at the path of a known-hosts file. */

import { unreadableKnownHosts } from '../../server/src/rules/unreadable-known-hosts.ts';
import { checkRule } from '../support/check-rule.ts';
import { fifo, folder, forbidden } from '../support/memory-files.ts';

const strict = 'tls = "strict"\ntlsservertrust = "whitelist"\n';
const marked = `${strict}tlsknownclients = «"known"»\n`;
const silent = `${strict}tlsknownclients = "known"\n`;

checkRule(unreadableKnownHosts, [
  { given: 'a folder', files: { known: folder }, source: marked, says: /is a folder.*stops/ },
  {
    given: 'an empty path',
    files: {},
    source: `${strict}tlsknownclients = «""»\n`,
    says: /is empty, which means workdir/,
  },
  {
    given: 'a file where the path has a folder',
    files: { d: 'x' },
    source: `${strict}tlsknownclients = «"d/known"»\n`,
    says: /^A file stands where d\/known has a folder, so Orion cannot create tlsknownclients, and stops/,
  },
  { given: 'Latin-1', files: { known: new Uint8Array([0x61, 0xe4, 0x20, 0x61, 0x62]) }, source: marked, says: /UTF-8/ },
  { given: 'half of a surrogate pair', files: { known: new Uint8Array([0xed, 0xa0, 0x80]) }, source: marked },
  { given: 'no permission', files: { known: forbidden }, source: marked, severity: 'information' },
  { given: 'a FIFO', files: { known: fifo }, source: marked, severity: 'information', says: /no regular file/ },
  {
    given: 'a file beyond the limit',
    files: { known: { kind: 'file', size: 64 * 1024 * 1024 + 1 } },
    source: marked,
    severity: 'information',
    says: /64 MiB/,
  },
  { given: 'a file that is missing', files: {}, source: silent },
  { given: 'UTF-8', files: { known: 'ä 11' }, source: silent },
  {
    given: 'a folder that Orion never opens',
    files: { known: folder },
    source: 'tls = "off"\ntlsknownclients = "known"\n',
  },
]);

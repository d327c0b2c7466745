/** One known-hosts file for two of the three sides. */

import { normalize } from 'node:path';
import { type OpenedFile, openedFiles } from './opened-files.ts';
import type { Rule } from './rule.ts';

export const sharedKnownHostsFile: Rule = {
  code: 'shared-known-hosts-file',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Two properties name the same known-hosts file.',
  explanation:
    'Each side of Orion keeps its own copy of its known-hosts file in memory and rewrites the file from time to time. Entries of known clients are names from certificates, those of known servers are `host:port`; in one file they mix, and who may connect to the node API may connect to the client API too. Use one file for each property.',
  source: 'Tuweni FileBackedFingerprintRepository, ClientFingerprintTrustManager, ServerFingerprintTrustManager',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "known"\ntlsknownservers = «"known"»\n',
    good: 'tls = "strict"\ntlsservertrust = "whitelist"\ntlsknownclients = "known-clients"\ntlsknownservers = "known-servers"\n',
  },
  *check(subject) {
    if (subject.config.template) return;
    const written = openedFiles(subject)
      .filter(({ role }) => role === 'known-hosts')
      .sort((left, right) => placeOf(left) - placeOf(right));
    for (const [index, later] of written.entries()) {
      const earlier = written.slice(0, index).find(({ file }) => normalize(file.path) === normalize(later.file.path));
      if (!earlier || !later.file.at) continue;
      const { key } = earlier.file.property;
      yield {
        at: later.file.at,
        message: `${later.file.property.key} is the same file as ${key}${earlier.file.at ? '' : ', by default'}: each side keeps its own copy and rewrites the file, and whoever is known to one is known to the other. Use a file for each.`,
        related: earlier.file.at ? [{ at: earlier.file.at, message: `${key} names the same file` }] : [],
      };
    }
  },
};

/** Defaults come first, so that the finding sits on a value that is written. */
function placeOf({ file }: OpenedFile): number {
  return file.at?.start ?? -1;
}

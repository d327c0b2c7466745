/** A file with authorities that is not there. */

import { repeatsFolder } from '../facts/named-files.ts';
import { shownPath } from '../model/shown-path.ts';
import { createdFiles } from './created-files.ts';
import { openedFiles } from './opened-files.ts';
import type { Rule } from './rule.ts';

export const missingChainFile: Rule = {
  code: 'missing-chain-file',
  severity: 'error',
  stage: 'meaning',
  summary: 'A file in a chain list does not exist, so Orion stops.',
  explanation:
    'In mode `ca` Orion reads every file of the chain list when it starts, and stops with `NoSuchFileException` at the first that is missing. It creates none, apart from a certificate of the node itself that stands in the list too. In the other modes the list is not read at all.',
  source: 'HttpTlsOptionHelpers.createPemTrustOptions, NodeHttpClientBuilder; Vert.x KeyStoreHelper',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = [«"network-ca.pem"»]\n',
    good: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]\n',
    files: { 'ca.pem': 'ca-cert' },
  },
  *check(subject) {
    if (subject.config.template) return;
    const createdAt = createdFiles(subject);
    for (const { file, at, role } of openedFiles(subject)) {
      if (role !== 'chain' || file.state.kind !== 'missing' || createdAt(file)?.role === 'certificate') continue;
      if (repeatsFolder(file)) continue;
      yield {
        at,
        message: `${shownPath(file.text)} does not exist, and in mode "ca" Orion reads every file of ${file.property.key}: it stops with NoSuchFileException. Put the file at ${shownPath(file.path)}, or remove it from the list.`,
      };
    }
  },
};

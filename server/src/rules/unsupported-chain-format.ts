/** A file in a chain list that Orion's TLS library does not load. */

import { shownPath } from '../model/shown-path.ts';
import { orionStops, whatIsThere } from './certificate-words.ts';
import { certificateRemedy } from './remedies.ts';
import type { Rule } from './rule.ts';
import { strictPairs } from './strict-pairs.ts';

export const unsupportedChainFormat: Rule = {
  code: 'unsupported-chain-format',
  severity: 'error',
  stage: 'meaning',
  summary: 'A file in a chain list is in a format that Orion does not load, so it stops.',
  explanation:
    'In mode `ca` Orion reads every file of the chain list. Each must be PEM with at least one `BEGIN CERTIFICATE` block; several are fine, in any order. In the other modes the list is not read at all.',
  source: 'Vert.x 3.7.1 KeyStoreHelper.loadCA; HttpTlsOptionHelpers.createPemTrustOptions',
  example: {
    bad: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = [«"ca.csr"»]\n',
    good: 'tls = "strict"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]\n',
    files: { 'ca.csr': 'request', 'ca.pem': 'ca-cert' },
  },
  *check(subject) {
    for (const { anchors } of strictPairs(subject)) {
      for (const { file, at, content } of anchors) {
        if (content.verdict.ok) continue;
        const refusal = content.verdict;
        yield {
          at,
          message: `${shownPath(file.text)} is ${whatIsThere(refusal)}. In mode "ca" Orion needs certificates in PEM here: ${orionStops(refusal)}. ${certificateRemedy(file, refusal)}`,
          related: refusal.at
            ? [{ at: { start: refusal.at.start, end: refusal.at.end }, path: file.path, message: 'this block' }]
            : [],
        };
      }
    }
  },
};

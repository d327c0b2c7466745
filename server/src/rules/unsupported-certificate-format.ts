/** A certificate file that Orion's TLS library does not load. */

import type { RefusalReason } from '../model/loadable.ts';
import { shownPath } from '../model/shown-path.ts';
import { orionStops, whatIsThere } from './certificate-words.ts';
import { certificateRemedy } from './remedies.ts';
import type { Rule } from './rule.ts';
import { strictPairs } from './strict-pairs.ts';

export const unsupportedCertificateFormat: Rule = {
  code: 'unsupported-certificate-format',
  severity: 'error',
  stage: 'meaning',
  summary: 'A certificate file is in a format that Orion does not load, so it stops.',
  explanation:
    'Orion loads PEM files with at least one `BEGIN CERTIFICATE` block; text around the blocks does no harm. It stops at `BEGIN TRUSTED CERTIFICATE` and `BEGIN X509 CERTIFICATE`, at PKCS#7 and PKCS#12, at binary (DER) files, at damaged blocks and at an empty file.',
  source: 'Vert.x 3.7.1 KeyStoreHelper.loadCerts; java.security.cert.CertificateFactory',
  example: {
    bad: 'tls = "strict"\ntlsservercert = «"request.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'request.pem': 'request', 'server.pem': 'cert', 'server.key': 'key' },
  },
  *check(subject) {
    for (const { cert } of strictPairs(subject)) {
      if (!cert || cert.content.verdict.ok || isOrderReason(cert.content.verdict.reason)) continue;
      const refusal = cert.content.verdict;
      yield {
        at: cert.at,
        message: `${shownPath(cert.file.text)} is ${whatIsThere(refusal)}. Orion needs a certificate in PEM: ${orionStops(refusal)}. ${certificateRemedy(cert.file, refusal)}`,
        related: refusal.at
          ? [{ at: { start: refusal.at.start, end: refusal.at.end }, path: cert.file.path, message: 'this block' }]
          : [],
      };
    }
  },
};

/** Each certificate can be read, but not all in this order. */
export function isOrderReason(reason: RefusalReason): boolean {
  return ['chain-order', 'duplicate-certificate', 'unrelated-certificate'].includes(reason);
}

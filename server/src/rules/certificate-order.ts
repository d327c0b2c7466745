/** Several certificates in one file that do not form a chain in this order. */

import type { Refusal } from '../model/loadable.ts';
import { shownPath } from '../model/shown-path.ts';
import { orionStops, subjectOf } from './certificate-words.ts';
import type { Rule } from './rule.ts';
import { type CertificateFile, relatedBlock, strictPairs } from './strict-pairs.ts';
import { isOrderReason } from './unsupported-certificate-format.ts';

export const certificateOrder: Rule = {
  code: 'certificate-order',
  severity: 'error',
  stage: 'meaning',
  summary: "The certificates of a file do not stand in the order from the node's own to its issuers, so Orion stops.",
  explanation:
    "A certificate file may hold the node's own certificate and, behind it, the authority that issued it, then the one that issued that, and so on; Orion sends them all. It stops with `Certificate chain is not valid` where the order is another, where a certificate stands there twice, or where one does not belong to the chain. Trust in peers is the business of the chain lists.",
  source: 'java.security PKCS12KeyStore.validateChain, which Vert.x 3.7.1 KeyStoreHelper fills',
  example: {
    bad: 'tls = "strict"\ntlsservercert = «"reversed.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsservercert = "chain.pem"\ntlsserverkey = "server.key"\n',
    files: { 'reversed.pem': 'reversed-chain', 'chain.pem': 'chain', 'server.key': 'key' },
  },
  *check(subject) {
    for (const { cert } of strictPairs(subject)) {
      if (!cert || cert.content.verdict.ok || !isOrderReason(cert.content.verdict.reason)) continue;
      const refusal = cert.content.verdict;
      yield {
        at: cert.at,
        message: `${shownPath(cert.file.text)}: ${outOfPlace(cert, refusal)}, so ${orionStops(refusal)}. ${remedy(refusal)}`,
        related: refusal.at ? [relatedBlock(cert, { at: refusal.at }, 'this certificate is out of place')] : [],
      };
    }
  },
};

function outOfPlace({ content }: CertificateFile, { reason, at }: Refusal): string {
  const index = content.certificates.findIndex((loaded) => loaded.at.start === at?.start);
  const certificate = content.certificates[index]?.certificate;
  const line = at ? ` in line ${at.line + 1}` : '';
  const name = certificate ? `${subjectOf(certificate)}${line}` : `a certificate${line}`;
  if (reason === 'duplicate-certificate') return `${name} stands there twice`;
  if (reason === 'unrelated-certificate')
    return `${name} neither issued a certificate of the file nor was issued by one`;
  const before = content.certificates[index - 1]?.certificate;
  return before ? `${name} follows ${subjectOf(before)}, which it did not issue` : `${name} is out of place`;
}

function remedy({ reason }: Refusal): string {
  if (reason === 'duplicate-certificate') return 'Remove one of the two.';
  if (reason === 'unrelated-certificate')
    return 'Remove it, or add the issuer that is missing between it and the others.';
  return "Put the node's own certificate first, then its issuer, then the issuer of that one.";
}

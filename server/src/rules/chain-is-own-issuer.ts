/** A chain list that holds the chain of the node's own certificate, which does not belong there. */

import type { LoadedCertificate } from '../model/loadable.ts';
import { shownPath } from '../model/shown-path.ts';
import type { Certificate } from '../pki/certificate.ts';
import { issuedBy } from '../pki/issuing.ts';
import { subjectOf } from './certificate-words.ts';
import type { Rule } from './rule.ts';
import { type CertificateFile, loadedChain, ownCertificate, relatedBlock, strictPairs } from './strict-pairs.ts';

export const chainIsOwnIssuer: Rule = {
  code: 'chain-is-own-issuer',
  severity: 'warning',
  stage: 'meaning',
  summary:
    "A chain list holds the node's own certificate, or the intermediate authority that its certificate file lacks.",
  explanation:
    "The chain lists say which peers are trusted; they are never sent to anybody. What belongs to the node's own certificate, such as the intermediate authority that issued it, goes into the certificate file, behind the certificate: without it, peers that know only the root refuse the node. A root that issued the certificates of the whole network is right in the list, and so is an intermediate authority once the certificate file has it too.",
  source: 'Vert.x TCPSSLOptions.setPemTrustOptions; HttpTlsOptionHelpers.createPemTrustOptions',
  example: {
    bad: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem", «"server.pem"»]\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\ntlsservertrust = "ca"\ntlsserverchain = ["ca.pem"]\n',
    files: { 'server.pem': 'issued-cert', 'server.key': 'key', 'ca.pem': 'ca-cert' },
  },
  *check(subject) {
    for (const pair of strictPairs(subject)) {
      const own = ownCertificate(pair);
      if (!own) continue;
      for (const anchor of pair.anchors) {
        const misplaced = misplacedIn(anchor, own.certificate, loadedChain(pair.cert));
        if (!misplaced) continue;
        const isOwn = misplaced.certificate.sha256 === own.certificate.sha256;
        const listed = shownPath(anchor.file.text);
        yield {
          at: anchor.at,
          message: isOwn
            ? `${listed} holds the node's own certificate. ${pair.endpoint.chain} says whom this node trusts and is never sent to anybody, so there it only lets in a peer that shows the same certificate. List the authorities of the peers instead.`
            : `${listed} holds ${subjectOf(misplaced.certificate)}, which issued the node's own certificate. ${pair.endpoint.chain} says whom this node trusts and is never sent to anybody, so peers that know only the root refuse the node. Append it to ${shownPath(pair.cert?.file.text ?? '')}; here it is only needed to trust peers that it issued as well.`,
          related: [relatedBlock(anchor, misplaced, isOwn ? "the node's own certificate" : 'its issuer')],
        };
      }
    }
  },
};

/** The own certificate, or an issuer of it that is no root and that the certificate file does not send along. */
function misplacedIn(
  anchor: CertificateFile,
  own: Certificate,
  sent: readonly LoadedCertificate[],
): LoadedCertificate | undefined {
  return loadedChain(anchor).find(({ certificate }) => {
    if (certificate.sha256 === own.sha256) return true;
    const isSent = sent.some((other) => other.certificate.sha256 === certificate.sha256);
    return !certificate.selfIssued && !isSent && issuedBy(own, certificate);
  });
}

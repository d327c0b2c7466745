/** A certificate that is signed by way of a broken hash. */

import type { Certificate } from '../pki/certificate.ts';
import { nameIn } from './certificate-words.ts';
import type { Rule } from './rule.ts';
import { type Judge, loadedChain, relatedBlock, strictPairs } from './strict-pairs.ts';

const broken: readonly string[] = ['MD2', 'MD4', 'MD5', 'SHA-1'];

export const weakSignature: Rule = {
  code: 'weak-signature',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A certificate is signed with MD5 or SHA-1, for which signatures can be forged.',
  explanation:
    'Two certificates with the same MD5 or SHA-1 hash can be made on purpose, so a signature over one is worth nothing. Orion starts with such a certificate and the fingerprint modes do not look at signatures, but Java refuses MD5 in CA checks, and other TLS software refuses SHA-1 as well. Have the certificate made anew with SHA-256. Roots behind the certificate and the entries of chain lists are not reported: nobody checks their own signatures.',
  source: 'RFC 6151, RFC 6194, RFC 9155; jdk.certpath.disabledAlgorithms',
  example: {
    bad: 'tls = "strict"\ntlsservercert = «"sha1.pem"»\ntlsserverkey = "server.key"\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'sha1.pem': 'sha1-cert', 'server.pem': 'rsa-cert', 'server.key': 'rsa-key' },
  },
  *check(subject) {
    for (const { cert, judge } of strictPairs(subject)) {
      const chain = loadedChain(cert);
      const weak = chain.find(
        ({ certificate }, index) => isWeak(certificate) && (index === 0 || !certificate.selfIssued),
      );
      if (!cert || !weak) continue;
      const { signature } = weak.certificate;
      yield {
        at: cert.at,
        message: `${nameIn(cert.file, weak, weak === chain[0])} is signed with ${signature?.hash}, for which signatures can be forged. ${consequences[judge]} Have it made anew with SHA-256.`,
        related: [relatedBlock(cert, weak, `signed with ${signature?.name}`)],
      };
    }
  },
};

const consequences: Readonly<Record<Judge, string>> = {
  ca: 'Orion starts with it, but a CA check of a peer may refuse it.',
  fingerprints:
    'Orion starts with it and fingerprint modes do not look at signatures, but other TLS software refuses it.',
  besu: 'Orion starts with it, but Besu may refuse it.',
};

function isWeak({ signature }: Certificate): boolean {
  return signature?.hash !== undefined && broken.includes(signature.hash);
}

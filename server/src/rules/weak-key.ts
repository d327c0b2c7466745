/** An RSA key that is too small, or has too small an exponent. */

import type { LoadedCertificate } from '../model/loadable.ts';
import type { PublicKey } from '../pki/public-key.ts';
import { nameIn } from './certificate-words.ts';
import type { Finding, Rule } from './rule.ts';
import { type CertificateFile, loadedChain, relatedBlock, strictPairs } from './strict-pairs.ts';

const leastBits = 2048;
const leastExponent = 65537;

export const weakKey: Rule = {
  code: 'weak-key',
  severity: 'warning',
  stage: 'meaning',
  summary: 'An RSA key has less than 2048 bits, or an exponent below 65537.',
  explanation:
    'Orion starts with such a key. Smaller RSA keys than 2048 bits can be broken by whoever can afford it, and then read and forged at will; Java refuses those below 1024 bits in CA checks. Exponents below 65537 have led to attacks on careless software. Make a new pair with RSA 2048 or more, or with EC P-256.',
  source: 'NIST SP 800-57 part 1, FIPS 186-5; jdk.certpath.disabledAlgorithms',
  example: {
    bad: 'tls = "strict"\ntlsservercert = «"weak.pem"»\ntlsserverkey = "weak.key"\n',
    good: 'tls = "strict"\ntlsservercert = "server.pem"\ntlsserverkey = "server.key"\n',
    files: { 'weak.pem': 'weak-cert', 'weak.key': 'weak-key', 'server.pem': 'rsa-cert', 'server.key': 'rsa-key' },
  },
  *check(subject) {
    for (const { cert, anchors } of strictPairs(subject)) {
      if (cert) yield* weakIn(cert, 'Whoever breaks it can pass for this node. Make a new pair.');
      for (const anchor of anchors)
        yield* weakIn(anchor, 'Whoever breaks it can pass for any peer. Move the network to a new authority.');
    }
  },
};

function* weakIn(file: CertificateFile, consequence: string): Iterable<Finding> {
  const chain = loadedChain(file);
  const weak = chain.find(({ certificate }) => weakness(certificate.publicKey) !== undefined);
  if (!weak) return;
  const fact = weakness(weak.certificate.publicKey) ?? '';
  yield {
    at: file.at,
    message: `${nameIn(file.file, weak, isAlone(weak, chain))} has ${fact}. Orion starts with it. ${consequence}`,
    related: [relatedBlock(file, weak, fact)],
  };
}

function isAlone(loaded: LoadedCertificate, chain: readonly LoadedCertificate[]): boolean {
  return chain.length === 1 && loaded === chain[0];
}

function weakness(key: PublicKey | undefined): string | undefined {
  if (key?.algorithm !== 'RSA' && key?.algorithm !== 'RSA-PSS') return undefined;
  const { bits, exponent } = key;
  if (bits !== undefined && bits < leastBits)
    return `an RSA key of ${bits} bits, where ${leastBits} are the least that is safe`;
  if (exponent !== undefined && exponent < leastExponent)
    return `an RSA key with the exponent ${exponent}, where ${leastExponent} is the least that is safe`;
  return undefined;
}

/** The certificates whose dates matter, file by file, and who will look at them. */

import type { LoadedCertificate } from '../model/loadable.ts';
import type { Certificate } from '../pki/certificate.ts';
import { nameIn } from './certificate-words.ts';
import { renewal } from './renewal.ts';
import type { Finding, Subject } from './rule.ts';
import { type CertificateFile, type Judge, loadedChain, relatedBlock, strictPairs } from './strict-pairs.ts';

/** Who meets the certificate: its judge, or this node itself, which has it in a chain list. */
export type Reader = Judge | 'this-node';

/** What a rule says about the certificates that it picks. */
export interface DateRule {
  readonly picks: (certificate: Certificate) => boolean;
  /** Behind the name of the certificate: `expired on 2026-01-31`. */
  readonly fact: (certificate: Certificate) => string;
  readonly consequence: Readonly<Record<Reader, string>>;
  /** Where it differs from the rule's. */
  readonly severity?: Readonly<Partial<Record<Reader, Finding['severity']>>>;
  /** Whether a new certificate for the same key is the cure. */
  readonly renews?: boolean;
}

/** A bundle may hold hundreds. */
const shownBlocks = 5;

/** One finding for each file with such a certificate; the first one is named. */
export function* dateFindings(subject: Subject, rule: DateRule): Iterable<Finding> {
  for (const pair of strictPairs(subject)) {
    const { cert, anchors, judge } = pair;
    if (cert) yield* fileFindings(cert, judge, rule, () => renewal(subject, pair));
    for (const anchor of anchors) yield* fileFindings(anchor, 'this-node', rule);
  }
}

function* fileFindings(
  file: CertificateFile,
  reader: Reader,
  rule: DateRule,
  renewals?: Finding['fixes'],
): Iterable<Finding> {
  const chain = loadedChain(file);
  const picked = chain.filter(({ certificate }) => rule.picks(certificate));
  const [first] = picked;
  if (!first) return;
  const isTheFile = first === chain[0] && (reader !== 'this-node' || chain.length === 1);
  const more = picked.length > 1 ? `, like ${picked.length - 1} more in the same file` : '';
  const severity = rule.severity?.[reader];
  yield {
    at: file.at,
    message: `${nameIn(file.file, first, isTheFile)} ${rule.fact(first.certificate)}${more}. ${rule.consequence[reader]}`,
    ...(severity && { severity }),
    ...(rule.renews && first === chain[0] && { fixes: renewals }),
    related: picked
      .slice(0, shownBlocks)
      .map((loaded: LoadedCertificate) => relatedBlock(file, loaded, rule.fact(loaded.certificate))),
  };
}

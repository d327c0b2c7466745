/** Everything the preview of a known-hosts file shows, in columns, so that 100,000 lines travel fast. */

import { fingerprintSpan, type KnownHostsLine } from '../../model/known-hosts.ts';
import type { CertificateSummary, KnownHostsModel, RowKind, RowStatus } from '../../protocol.ts';
import { plainText } from '../markdown.ts';
import { asSeenFrom, summaryOf } from './certificate-summary.ts';
import type { KnownHostsContext } from './context.ts';
import { lineStatus } from './line-status.ts';
import { shownUse } from './uses.ts';

/** Longer identifiers and fingerprints lose their middle. */
const longestText = 200;

export const pinningNeedsTrust = 'This workspace is not trusted, so nothing can be pinned or removed. Trust it first.';

/** The model of one file. Linear in its length. */
export function knownHostsModel(context: KnownHostsContext): KnownHostsModel {
  const { document, isOpen, hosts, kinds, uses } = context;
  const statuses = numbered<RowStatus>(({ kind, words }) => `${kind} ${words}`);
  const certificates = numbered<CertificateSummary>(({ fingerprint }) => fingerprint);
  const counts = { ...noRows };
  const size = hosts.lines.length;
  const rows = {
    lines: new Array<number>(size),
    identifiers: new Array<string>(size),
    fingerprints: new Array<string>(size),
    statuses: new Array<number>(size),
    certificates: new Array<number>(size),
    winners: new Array<number>(size),
  };
  for (const [index, line] of hosts.lines.entries()) {
    const { kind, words, certificate, winner } = lineStatus(line, context);
    counts[kind] += 1;
    rows.lines[index] = line.line;
    rows.identifiers[index] = shownText(hosts.text.slice(line.start, line.identifierEnd));
    rows.fingerprints[index] = fingerprintOf(line, hosts.text);
    rows.statuses[index] = statuses.add({ kind, words });
    rows.certificates[index] = certificate
      ? certificates.add(summaryOf(asSeenFrom(certificate, document), context.now))
      : -1;
    rows.winners[index] = winner?.line ?? -1;
  }
  return {
    uri: document.uri,
    version: isOpen ? document.version : null,
    kinds,
    uses: uses.map(shownUse),
    rows,
    statuses: statuses.all,
    certificates: certificates.all,
    counts,
    ...(context.confinedTo && { pinningDisabled: pinningNeedsTrust }),
  };
}

const noRows: Readonly<Record<RowKind, number>> = {
  'in-use': 0,
  known: 0,
  'unknown-certificate': 0,
  dead: 0,
  'never-matches': 0,
  malformed: 0,
};

function fingerprintOf(line: KnownHostsLine, text: string): string {
  if (line.type === 'entry') return shownText(line.hex);
  const at = fingerprintSpan(line);
  return at ? shownText(text.slice(at.start, at.end)) : '';
}

/** Most texts are plain, and are not looked at character by character. */
function shownText(text: string): string {
  return text.length <= longestText && /^[\x20-\x7e]*$/.test(text) ? text : plainText(text, longestText);
}

/** Values with a number each, the same for equal ones. */
function numbered<T>(keyOf: (value: T) => string): { readonly all: readonly T[]; add(value: T): number } {
  const all: T[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    add(value) {
      const key = keyOf(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}

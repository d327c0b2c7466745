/** Everything the preview of a known-hosts file shows, in columns, so that 100,000 lines travel fast. */

import type { KnownCertificate } from '../../facts/network.ts';
import { fingerprintSpan, type KnownHostsLine } from '../../model/known-hosts-line.ts';
import type { KnownHostsModel, RowKind, RowStatus } from '../../protocol.ts';
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
  const statuses = numberedStatuses();
  const certificates = numbered((known: KnownCertificate) => summaryOf(asSeenFrom(known, document), context.now));
  const counts = { ...noRows };
  const size = hosts.size;
  const rows = {
    lines: new Array<number>(size),
    identifiers: new Array<string>(size),
    fingerprints: new Array<string>(size),
    statuses: new Array<number>(size),
    certificates: new Array<number>(size),
    winners: new Array<number>(size),
  };
  for (const [index, line] of hosts.lines().entries()) {
    const { kind, words, certificate, winner } = lineStatus(line, context);
    counts[kind] += 1;
    rows.lines[index] = line.line;
    rows.identifiers[index] = shownText(hosts.text.slice(line.start, line.identifierEnd));
    rows.fingerprints[index] = fingerprintOf(line, hosts.text);
    rows.statuses[index] = statuses.numberOf(kind, words);
    rows.certificates[index] = certificate ? certificates.numberOf(certificate) : -1;
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

/** What is made of keys, each once and with a number. */
function numbered<Key, Value>(
  make: (key: Key) => Value,
): { readonly all: readonly Value[]; numberOf(key: Key): number } {
  const all: Value[] = [];
  const numbers = new Map<Key, number>();
  return {
    all,
    numberOf(key) {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push(make(key)) - 1;
    },
  };
}

/** Words are looked up kind by kind, since gluing both into one key for each line takes longer than all the rest. */
function numberedStatuses(): { readonly all: readonly RowStatus[]; numberOf(kind: RowKind, words: string): number } {
  const all: RowStatus[] = [];
  const numbers = new Map<RowKind, Map<string, number>>();
  return {
    all,
    numberOf(kind, words) {
      const ofKind = numbers.get(kind) ?? new Map<string, number>();
      const known = ofKind.get(words);
      if (known !== undefined) return known;
      numbers.set(kind, ofKind.set(words, all.length));
      return all.push({ kind, words }) - 1;
    },
  };
}

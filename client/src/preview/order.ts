/** Which rows the preview shows, and in which order. */

import type { KnownHostsRows, RowKind } from '../../../server/src/protocol.ts';
import type { PreviewHead } from './messages.ts';
import { kindNames, kinds } from './wording.ts';

export type Column = 'line' | 'identifier' | 'status' | 'certificate' | 'expires' | 'fingerprint';

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

export interface Selection {
  /** What was typed into the filter: every word has to be found somewhere in the row. */
  readonly filter: string;
  /** Only rows of this status. */
  readonly kind: RowKind | undefined;
}

/** What can be said about a row without looking at the rows: the certificates and statuses that many rows share. */
export type Shared = Pick<PreviewHead, 'statuses' | 'certificates' | 'certificateNames'>;

/** Indices of the rows that are selected, sorted. 100,000 rows take a few hundredths of a second. */
export function orderRows(rows: KnownHostsRows, shared: Shared, selection: Selection, sorting: Sorting): number[] {
  const selected = selectRows(rows, shared, selection);
  if (sorting.column === 'line') return sorting.descending ? selected.reverse() : selected;
  return sortBy(selected, keysOf(rows, shared, sorting.column), sorting.descending);
}

function selectRows(rows: KnownHostsRows, shared: Shared, { filter, kind }: Selection): number[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean).map(searchFor(rows, shared));
  const selected: number[] = [];
  for (let row = 0; row < rows.lines.length; row += 1) {
    const itsKind = shared.statuses[rows.statuses[row] ?? -1]?.kind;
    if ((kind === undefined || itsKind === kind) && words.every((found) => found(row))) selected.push(row);
  }
  return selected;
}

/** A word is looked for in what rows share only once, not once a row. */
function searchFor(rows: KnownHostsRows, { statuses, certificates, certificateNames }: Shared) {
  return (word: string): ((row: number) => boolean) => {
    const digits = word.replaceAll(':', '');
    const foundStatuses = statuses.map(({ kind, words }) => `${kindNames[kind]} ${words}`.toLowerCase().includes(word));
    const foundCertificates = certificates.map(({ subject, notAfter }, index) =>
      [subject, certificateNames[index] ?? '', notAfter ?? ''].some((text) => text.toLowerCase().includes(word)),
    );
    return (row) =>
      foundStatuses[rows.statuses[row] ?? -1] === true ||
      foundCertificates[rows.certificates[row] ?? -1] === true ||
      (rows.identifiers[row] ?? '').toLowerCase().includes(word) ||
      (digits !== '' && (rows.fingerprints[row] ?? '').toLowerCase().includes(digits));
  };
}

type Key = string | number;

/** What a column is sorted by. Text is compared by its characters, which is fast and the same everywhere. */
function keysOf(rows: KnownHostsRows, shared: Shared, column: Exclude<Column, 'line'>): (row: number) => Key {
  // Rows without a certificate stand behind all others.
  const behind = '\uffff';
  const names = shared.certificateNames.map((name) => name.toLowerCase());
  const ends = shared.certificates.map(({ notAfter }) => notAfter ?? behind);
  const ranks = shared.statuses.map(({ kind }) => kinds.indexOf(kind));
  switch (column) {
    case 'identifier':
      return (row) => rows.identifiers[row]?.toLowerCase() ?? '';
    case 'fingerprint':
      return (row) => rows.fingerprints[row] ?? '';
    case 'status':
      return (row) => ranks[rows.statuses[row] ?? -1] ?? kinds.length;
    case 'certificate':
      return (row) => names[rows.certificates[row] ?? -1] ?? behind;
    case 'expires':
      return (row) => ends[rows.certificates[row] ?? -1] ?? behind;
  }
}

/** Rows with equal keys stay in the order of the file, in both directions. */
function sortBy(selected: readonly number[], keyOf: (row: number) => Key, descending: boolean): number[] {
  const direction = descending ? -1 : 1;
  const keyed = selected.map((row) => ({ row, key: keyOf(row) }));
  keyed.sort((left, right) => {
    if (left.key === right.key) return left.row - right.row;
    return left.key < right.key ? -direction : direction;
  });
  return keyed.map(({ row }) => row);
}

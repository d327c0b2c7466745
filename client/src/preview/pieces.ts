/** Cuts the rows of a known-hosts file into messages: a small first one, so that something is seen at once, then large ones. */

import type { KnownHostsRows } from '../../../server/src/protocol.ts';

const firstPiece = 200;
const laterPieces = 20_000;

/** The rows in pieces, in order. There is always a first piece, if only an empty one. */
export function* piecesOf(rows: KnownHostsRows): Generator<{ readonly rows: KnownHostsRows; readonly last: boolean }> {
  const total = rows.lines.length;
  let start = 0;
  do {
    const end = start + (start === 0 ? firstPiece : laterPieces);
    yield { rows: sliceRows(rows, start, end), last: end >= total };
    start = end;
  } while (start < total);
}

function sliceRows(rows: KnownHostsRows, start: number, end: number): KnownHostsRows {
  return {
    lines: rows.lines.slice(start, end),
    identifiers: rows.identifiers.slice(start, end),
    fingerprints: rows.fingerprints.slice(start, end),
    statuses: rows.statuses.slice(start, end),
    certificates: rows.certificates.slice(start, end),
    winners: rows.winners.slice(start, end),
  };
}

/** The rows of all pieces, one piece after the other. */
export function joinRows(pieces: readonly KnownHostsRows[]): KnownHostsRows {
  return {
    lines: pieces.flatMap(({ lines }) => lines),
    identifiers: pieces.flatMap(({ identifiers }) => identifiers),
    fingerprints: pieces.flatMap(({ fingerprints }) => fingerprints),
    statuses: pieces.flatMap(({ statuses }) => statuses),
    certificates: pieces.flatMap(({ certificates }) => certificates),
    winners: pieces.flatMap(({ winners }) => winners),
  };
}

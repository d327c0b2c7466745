/** Rows of known-hosts files for the tests of the preview. */

import type { CertificateSummary, KnownHostsRows, RowStatus } from '../../../server/src/protocol.ts';

interface RowSketch {
  readonly identifier: string;
  readonly fingerprint?: string;
  /** Index of a status and of a certificate. */
  readonly status?: number;
  readonly certificate?: number;
}

/** The columns of these rows, one line each. */
export function rowsOf(sketches: readonly RowSketch[]): KnownHostsRows {
  return {
    lines: sketches.map((_, index) => index),
    identifiers: sketches.map(({ identifier }) => identifier),
    fingerprints: sketches.map(({ fingerprint = '' }) => fingerprint),
    statuses: sketches.map(({ status = 0 }) => status),
    certificates: sketches.map(({ certificate = -1 }) => certificate),
    winners: sketches.map(() => -1),
  };
}

/** This many different rows. */
export function manyRows(count: number): KnownHostsRows {
  return rowsOf(Array.from({ length: count }, (_, index) => ({ identifier: `node${index}.example:8080` })));
}

/** A certificate that is good for ten years, unless said otherwise. */
export function certificate(changes: Partial<CertificateSummary> = {}): CertificateSummary {
  return {
    path: '/peers/node2.pem',
    uri: 'file:///peers/node2.pem',
    fingerprint: 'ab'.repeat(32),
    subject: 'CN=node2.example',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
    expired: false,
    ...changes,
  };
}

export const statuses: readonly RowStatus[] = [
  { kind: 'in-use', words: 'in use' },
  { kind: 'dead', words: 'overridden' },
  { kind: 'malformed', words: 'no fingerprint' },
];

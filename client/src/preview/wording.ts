/** The words of the preview: of a status, a fingerprint, a date. */

import type { CertificateSummary, RowKind, RowStatus } from '../../../server/src/protocol.ts';

/** Every status, the most urgent first, with its name and its icon. */
export const kindNames: Readonly<Record<RowKind, string>> = {
  malformed: 'Malformed',
  'never-matches': 'Can never match',
  dead: 'Dead',
  'unknown-certificate': 'Unknown certificate',
  known: 'Known, not used',
  'in-use': 'In use',
};

export const kinds: readonly RowKind[] = [
  'malformed',
  'never-matches',
  'dead',
  'unknown-certificate',
  'known',
  'in-use',
];

/** A status in a few words, for the table. `winner` is the 0-based line that overrides a dead one. */
export function statusLabel(status: RowStatus, winner: number): string {
  const speaksForItself = status.kind === 'in-use' || status.kind === 'known' || status.kind === 'unknown-certificate';
  return speaksForItself ? kindNames[status.kind] : statusText(status, winner);
}

/** A status with what a person should know about it. */
export function statusText({ kind, words }: RowStatus, winner: number): string {
  const name = kindNames[kind];
  if (kind === 'dead') return `${name}: overridden by line ${winner + 1}`;
  return words === '' || words.toLowerCase() === name.toLowerCase() ? name : `${name}: ${words}`;
}

/** The beginning and the end of a long fingerprint, by which people compare them at a glance. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.length > 20 ? `${fingerprint.slice(0, 8)}…${fingerprint.slice(-8)}` : fingerprint;
}

/** Pairs of upper-case digits with colons, as openssl prints them; other text as it is. */
export function withColons(fingerprint: string): string {
  if (fingerprint === '' || !/^(?:[0-9a-f]{2})+$/.test(fingerprint)) return fingerprint;
  return (fingerprint.toUpperCase().match(/../g) ?? []).join(':');
}

const millisecondsOfDay = 86_400_000;

/** The day on which a certificate ends, and how far away that is. */
export function expiryText({ notAfter }: CertificateSummary, now: Date): string {
  if (notAfter === null) return 'date not readable';
  const left = Date.parse(notAfter) - now.getTime();
  if (Number.isNaN(left)) return 'date not readable';
  const day = notAfter.slice(0, 10);
  return left < 0 ? `${day}, expired ${inDays(-left)} ago` : `${day}, in ${inDays(left)}`;
}

/** The day alone, for a column; an expired certificate says so first. */
export function expiryDay({ notAfter, expired }: CertificateSummary): string {
  const day = notAfter?.slice(0, 10) ?? 'not readable';
  return expired ? `expired ${day}` : day;
}

/** As the server counts in the configuration's lenses and hints. */
function inDays(milliseconds: number): string {
  if (milliseconds < millisecondsOfDay) return 'less than a day';
  const days = Math.round(milliseconds / millisecondsOfDay);
  return days === 1 ? '1 day' : `${days.toLocaleString('en-US')} days`;
}

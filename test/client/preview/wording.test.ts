/** The words of the preview. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  expiryDay,
  expiryText,
  kindNames,
  kinds,
  shortFingerprint,
  statusLabel,
  statusText,
  withColons,
} from '../../../client/src/preview/wording.ts';
import { certificate } from './rows.ts';

test('every status has a name and a place', () => {
  assert.deepEqual([...kinds].sort(), Object.keys(kindNames).sort());
});

test('a status says what it means, with the line that overrides a dead one as people count', () => {
  assert.equal(statusText({ kind: 'dead', words: 'overridden' }, 4), 'Dead: overridden by line 5');
  assert.equal(statusText({ kind: 'malformed', words: 'one part only' }, -1), 'Malformed: one part only');
  assert.equal(statusText({ kind: 'never-matches', words: 'a SHA-1 value' }, -1), 'Can never match: a SHA-1 value');
  assert.equal(statusText({ kind: 'in-use', words: 'in use' }, -1), 'In use');
  assert.equal(statusText({ kind: 'known', words: '' }, -1), 'Known, not used');
});

test('in the table only what differs from line to line is said', () => {
  const elsewhere = { kind: 'unknown-certificate', words: 'no file here holds the certificate' } as const;
  assert.equal(statusLabel(elsewhere, -1), 'Unknown certificate');
  assert.equal(statusText(elsewhere, -1), 'Unknown certificate: no file here holds the certificate');
  assert.equal(statusLabel({ kind: 'dead', words: '' }, 0), 'Dead: overridden by line 1');
  assert.equal(statusLabel({ kind: 'never-matches', words: 'too short' }, -1), 'Can never match: too short');
});

test('a fingerprint is shortened in the middle, and printed as openssl prints it', () => {
  assert.equal(shortFingerprint('0123456789abcdef'.repeat(4)), '01234567…89abcdef');
  assert.equal(shortFingerprint('ab'), 'ab');
  assert.equal(withColons('0a1b'), '0A:1B');
  for (const text of ['', 'abc', 'SHA256:xyz', '<b>']) assert.equal(withColons(text), text);
});

const now = new Date('2027-01-01T00:00:00Z');
const expiries: readonly (readonly [string | null, string])[] = [
  ['2027-01-31T12:00:00Z', '2027-01-31, in 31 days'],
  ['2027-01-31T11:59:59Z', '2027-01-31, in 30 days'],
  ['2027-01-02T00:00:00Z', '2027-01-02, in 1 day'],
  ['2027-01-01T05:00:00Z', '2027-01-01, in less than a day'],
  ['2026-12-31T12:00:00Z', '2026-12-31, expired less than a day ago'],
  ['2026-12-01T00:00:00Z', '2026-12-01, expired 31 days ago'],
  ['9999-12-31T23:59:59Z', '9999-12-31, in 2,912,078 days'],
  ['nonsense', 'date not readable'],
  [null, 'date not readable'],
];

for (const [notAfter, expected] of expiries) {
  test(`a certificate until ${notAfter}: ${expected}`, () => {
    assert.equal(expiryText(certificate({ notAfter }), now), expected);
  });
}

test('in a column the day is enough, unless it is past', () => {
  assert.equal(expiryDay(certificate()), '2036-01-01');
  assert.equal(expiryDay(certificate({ expired: true })), 'expired 2036-01-01');
  assert.equal(expiryDay(certificate({ notAfter: null })), 'not readable');
});

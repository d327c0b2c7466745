/** The two sides of the comparison before a certificate is replaced. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  certificateText,
  comparisonOpening,
  unknownCertificateText,
} from '../../../client/src/commands/certificate-text.ts';
import { certificate } from '../preview/rows.ts';

test('the lines of a certificate, each fact in a line of its own', () => {
  const text = certificateText(
    certificate({ fingerprint: '0a1b2c3d', notAfter: null, expired: true }),
    'peers/node2.pem',
  );
  assert.deepEqual(text.split('\n'), [
    'Subject',
    '  CN=node2.example',
    'Valid',
    '  2026-01-01 until not readable, expired',
    'File',
    '  peers/node2.pem',
    'SHA-256 fingerprint',
    '  0A:1B',
    '  2C:3D',
    'As Orion stores it',
    '  0a1b2c3d',
    '',
  ]);
});

test('of an unknown certificate the same lines, so that the diff puts equals beside each other', () => {
  const titles = (text: string) => text.split('\n').map((line, index) => (line.startsWith(' ') ? index : line));
  assert.deepEqual(titles(unknownCertificateText('0a1b')), titles(certificateText(certificate(), 'node2.pem')));
});

test('what stands above both sides names the peer and leaves room for the question', () => {
  const lines = comparisonOpening('node2.example:8080').split('\n');
  assert.match(lines[0] ?? '', /node2\.example:8080/);
  assert.ok(lines.length >= 8);
});

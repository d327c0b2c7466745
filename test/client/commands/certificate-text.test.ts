/** The two sides of the comparison before a certificate is replaced. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateText, unknownCertificateText } from '../../../client/src/commands/certificate-text.ts';
import { certificate } from '../preview/rows.ts';

test('the lines of a certificate, each fact in a line of its own', () => {
  const text = certificateText(certificate({ fingerprint: '0a1b', notAfter: null, expired: true }));
  assert.deepEqual(text.split('\n'), [
    'Subject:            CN=node2.example',
    'Valid from:         2026-01-01T00:00:00Z',
    'Valid until:        not readable (expired)',
    'File:               /peers/node2.pem',
    'SHA-256:            0A:1B',
    'As Orion stores it: 0a1b',
    '',
  ]);
});

test('of an unknown certificate the same lines, so that the diff puts equals beside each other', () => {
  const names = (text: string) => text.split('\n').map((line) => line.split(':')[0]);
  assert.deepEqual(names(unknownCertificateText('0a1b')), names(certificateText(certificate())));
  assert.match(unknownCertificateText('0a1b'), /SHA-256: +0A:1B\n/);
});

/** A fingerprint in a known-hosts file that is too short or too long to be one of SHA-256. */

import { basename } from 'node:path';
import { fingerprintDigits, fingerprintSpan, type KnownHostsEntry } from '../../model/known-hosts-line.ts';
import { shown } from '../wording.ts';
import type { KnownHostsRule } from './known-hosts-rule.ts';

export const fingerprintLength: KnownHostsRule = {
  code: 'fingerprint-length',
  severity: 'warning',
  stage: 'meaning',
  summary: 'A fingerprint does not have 64 digits, so it never matches.',
  explanation:
    'Orion compares with the SHA-256 of the whole certificate, 32 bytes, and does not check the length when it reads the file: a shorter or longer fingerprint is taken and never matches. One of 40 digits is SHA-1, which `openssl x509 -fingerprint` prints without `-sha256`. Take the SHA-256 fingerprint: `openssl x509 -noout -fingerprint -sha256 -in cert.pem`.',
  source: 'Tuweni FileBackedFingerprintRepository.parseLine, TLS.certificateFingerprint',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `node2.example:8080 «${'a1'.repeat(20)}»\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check({ hosts, network }) {
    for (const line of hosts.unusual) {
      if (line.type !== 'entry' || line.hex.length === fingerprintDigits) continue;
      const at = fingerprintSpan(line) ?? line;
      const known = network.findByOtherDigest(line.hex);
      const path = known && shown(basename(known.path));
      yield {
        at,
        message: `${whatItIs(line)}, and Orion compares with SHA-256, which has ${fingerprintDigits}: this line never matches. ${path === undefined ? 'Write the SHA-256 fingerprint of the certificate' : `It is that of ${path}: write the SHA-256 fingerprint of that certificate`}.`,
        fixes: () =>
          known
            ? [
                {
                  title: `Replace it by the SHA-256 fingerprint of ${path}`,
                  edits: [{ ...at, newText: known.certificate.sha256 }],
                  preferred: true,
                },
              ]
            : [],
      };
    }
  },
};

/** By number of digits, the hash of that length that people know. */
const hashes: Readonly<Record<number, string>> = {
  32: 'MD5',
  40: 'SHA-1',
  56: 'SHA-224',
  96: 'SHA-384',
  128: 'SHA-512',
};

function whatItIs({ hex }: KnownHostsEntry): string {
  if (hex === '') return 'This fingerprint has no digits';
  const hash = hashes[hex.length];
  return `This fingerprint has ${hex.length} digits${hash === undefined ? '' : ` and looks like ${hash}`}`;
}

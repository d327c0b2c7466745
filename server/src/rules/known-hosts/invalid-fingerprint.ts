/** A fingerprint in a known-hosts file that Orion cannot read. */

import { fingerprintDigits, fingerprintSpan, identifierSpan, readFingerprint } from '../../model/known-hosts-line.ts';
import type { Fix } from '../rule.ts';
import { correctedFingerprint, whyUnreadable } from './fingerprint-spelling.ts';
import { type KnownHostsRule, severityOfMalformed } from './known-hosts-rule.ts';

export const invalidFingerprint: KnownHostsRule = {
  code: 'invalid-fingerprint',
  severity: 'error',
  stage: 'shape',
  summary: 'A fingerprint is not an even number of hex digits, so Orion stops.',
  explanation:
    'Everything behind the first white space is the fingerprint. Orion drops its colons and one `0x` in front, and wants an even number of hex digits, upper or lower case. With `SHA256:`, `sha256 Fingerprint=`, `0X`, dashes, blanks between the digits, base64 or a comment behind them it stops with `Invalid fingerprint in … (line N)` when it starts, in every trust mode but `ca`. The finding stands in the known-hosts file, and at the path of the configuration that names it. It is a warning where every configuration that names the file has TLS off or mode `ca`.',
  source: 'Tuweni FileBackedFingerprintRepository.parseLine, Bytes.fromHexString',
  example: {
    knownHosts: 'tls-known-servers',
    bad: `node2.example:8080 «SHA256:${'a1'.repeat(32)}»\n`,
    good: `node2.example:8080 ${'a1'.repeat(32)}\n`,
  },
  *check(subject) {
    const severity = severityOfMalformed(subject);
    const { text, unusual, byteOrderMark } = subject.hosts;
    for (const line of unusual) {
      const at = fingerprintSpan(line);
      if (line.type !== 'malformed' || line.fault !== 'fingerprint' || !at) continue;
      if (byteOrderMark && line.line === 0 && text.startsWith('#', line.start)) {
        yield {
          at: line,
          severity,
          message:
            'The file starts with a byte order mark, so Orion does not take this line for a comment: it stops with "Invalid fingerprint". Save the file as UTF-8 without byte order mark.',
        };
        continue;
      }
      const written = text.slice(at.start, at.end);
      const corrected = correctedFingerprint(written);
      const identifier = identifierSpan(line);
      yield {
        at,
        severity,
        message: `${whyUnreadable(written)}; Orion stops with "Invalid fingerprint". Write the ${fingerprintDigits} hex digits of the certificate's SHA-256 fingerprint and nothing else.`,
        fixes: () =>
          corrected === undefined
            ? swap(text.slice(identifier.start, identifier.end), written, line)
            : [
                {
                  title: 'Leave only the digits of the fingerprint',
                  edits: [{ ...at, newText: corrected }],
                  preferred: true,
                },
              ],
      };
    }
  },
};

/** For a line that has its two parts the wrong way round. */
function swap(identifier: string, fingerprint: string, { start, end }: { start: number; end: number }): readonly Fix[] {
  const isSwapped = readFingerprint(identifier)?.length === fingerprintDigits && /^\S{1,255}$/.test(fingerprint);
  return isSwapped
    ? [{ title: 'Put the identifier first', edits: [{ start, end, newText: `${fingerprint} ${identifier}` }] }]
    : [];
}

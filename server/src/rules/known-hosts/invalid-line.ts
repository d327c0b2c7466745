/** A line of a known-hosts file with one part only. */

import { type KnownHostsRule, severityOfMalformed } from './known-hosts-rule.ts';

export const invalidLine: KnownHostsRule = {
  code: 'invalid-line',
  severity: 'error',
  stage: 'shape',
  summary: 'A line has no white space between an identifier and a fingerprint, so Orion stops.',
  explanation:
    'Every line that is neither empty nor a comment must have two parts, separated by blanks or tabs; a no-break space separates nothing. At another line Orion stops with `Invalid line in … (line N)` when it starts, in every trust mode but `ca`. A byte order mark in front of a comment makes it such a line. The finding stands in the known-hosts file, and at the path of the configuration that names it. It is a warning where every configuration that names the file has TLS off or mode `ca`.',
  source: 'Tuweni FileBackedFingerprintRepository.parseLine',
  example: {
    knownHosts: 'tls-known-servers',
    bad: '«node2.example:8080»\n',
    good: '# node2.example:8080 is to follow\n',
  },
  *check(subject) {
    const severity = severityOfMalformed(subject);
    const { hosts } = subject;
    for (const line of hosts.unusual) {
      if (line.type !== 'malformed' || line.fault !== 'line') continue;
      const marked = hosts.byteOrderMark && line.line === 0;
      const text = hosts.text.slice(line.start, Math.min(line.end, line.start + 200));
      yield {
        at: line,
        severity,
        message: marked
          ? 'The file starts with a byte order mark, which Orion takes for the beginning of this line: it stops with "Invalid line". Save the file as UTF-8 without byte order mark.'
          : `${whatIsMissing(text)}, so Orion stops with "Invalid line". Write "identifier fingerprint", or put # in front.`,
        fixes: () =>
          marked
            ? []
            : [
                {
                  title: 'Turn the line into a comment',
                  edits: [{ start: line.start, end: line.start, newText: '# ' }],
                },
              ],
      };
    }
  },
};

function whatIsMissing(text: string): string {
  if (/\u00a0|\u2007|\u202f/.test(text)) return 'A no-break space does not separate identifier and fingerprint';
  if (/^(?:0x)?[0-9a-f:]{40,}$/i.test(text)) return 'This line has a fingerprint and no identifier';
  return 'This line has an identifier and no fingerprint';
}

/** The words around the lines by which peers know a node. Knows nothing of VS Code. */

import type { PeerLine, PeerLines } from '../../../server/src/protocol.ts';

/** Who adds a line, and where, for the person who chooses one to send. */
const placeOf: Readonly<Record<PeerLine['file'], string>> = {
  tlsknownservers: 'Nodes that dial this one, in their tlsknownservers',
  tlsknownclients: 'Nodes that this one dials, in their tlsknownclients',
  'privacy-tls-known-enclave-file': 'Besu, in the file of --privacy-tls-known-enclave-file',
};

/** What one does with a line that was copied. */
const nextWith: Readonly<Record<PeerLine['file'], string>> = {
  tlsknownservers:
    'Send it to the operators of the nodes that dial this one, for their tlsknownservers, and compare the fingerprint over another channel.',
  tlsknownclients:
    'Send it to the operators of the nodes that this one dials, for their tlsknownclients, and compare the fingerprint over another channel.',
  'privacy-tls-known-enclave-file': 'It belongs in the file of --privacy-tls-known-enclave-file of Besu.',
};

export interface PeerLineChoice {
  readonly label: string;
  readonly detail: string;
  /** What is copied. */
  readonly text: string;
  /** That it was copied, what to do with it, and which endpoints have no line to send. */
  readonly copied: string;
}

/** All lines at once, and then each; the line alone where there is but one. */
export function peerLineChoices({ lines, leftOut }: PeerLines): readonly PeerLineChoice[] {
  const each = lines.map((line) => ({
    label: placeOf[line.file],
    detail: line.line,
    text: peerLinesText([line]),
    copied: [`The line is copied. ${nextWith[line.file]}`, ...leftOut].join(' '),
  }));
  if (lines.length < 2) return each;
  const detail = 'One text to send, with a comment above each line that says where it belongs';
  const next =
    'All lines are copied. Send them to the operators of the peers, who find above each where it belongs, and compare the fingerprints over another channel.';
  return [{ label: 'All lines', detail, text: peerLinesText(lines), copied: [next, ...leftOut].join(' ') }, ...each];
}

/** The lines as their receiver reads them, each below a comment as known-hosts files have it. */
export function peerLinesText(lines: readonly PeerLine[]): string {
  return lines.map(({ instruction, line }) => `# ${instruction}:\n${line}\n`).join('');
}

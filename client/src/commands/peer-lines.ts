/** The words around the lines by which peers know a node. Knows nothing of VS Code. */

import type { PeerLine } from '../../../server/src/protocol.ts';

/** Who adds a line, and where. */
export const placeOf: Readonly<Record<PeerLine['file'], string>> = {
  tlsknownservers: 'Nodes that dial this one, in their tlsknownservers',
  tlsknownclients: 'Nodes that this one dials, in their tlsknownclients',
  'privacy-tls-known-enclave-file': 'Besu, in the file of --privacy-tls-known-enclave-file',
};

export interface PeerLineChoice {
  readonly label: string;
  readonly detail: string;
  /** What is copied. */
  readonly text: string;
}

/** All lines at once, and then each; the line alone where there is but one. */
export function peerLineChoices(lines: readonly PeerLine[]): readonly PeerLineChoice[] {
  const each = lines.map(({ file, line }) => ({ label: placeOf[file], detail: line, text: line }));
  if (lines.length < 2) return each;
  const detail = 'One text to send, with a comment above each line that says where it belongs';
  return [{ label: 'All lines', detail, text: peerLinesText(lines) }, ...each];
}

/** The lines, each below a comment as known-hosts files have it. */
export function peerLinesText(lines: readonly PeerLine[]): string {
  return lines.map(({ file, line }) => `# ${placeOf[file]}:\n${line}\n`).join('');
}

/** The bytes of a known-hosts file as Orion takes them: whether it can read them at all, and line by line. */

import { isUtf8 } from 'node:buffer';
import { type KnownHosts, parseKnownHosts } from '../model/known-hosts.ts';

export interface KnownHostsContent {
  readonly kind: 'known-hosts';
  /** Orion stops on a file that is not UTF-8: "Cannot read fingerprint file". */
  readonly validUtf8: boolean;
  /** The file starts with a byte order mark, which editors hide and Orion reads. */
  readonly byteOrderMark: boolean;
  /** Parsed when first asked for. Offsets count from behind a byte order mark, as in an editor. */
  readonly hosts: () => KnownHosts;
}

/** 64 MiB: 700,000 lines. */
export const knownHostsLimit = 64 * 1024 * 1024;

/** Reads a whole file. Never throws: bytes that are no UTF-8 become U+FFFD. */
export function readKnownHosts(bytes: Uint8Array): KnownHostsContent {
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let parsed: KnownHosts | undefined;
  return {
    kind: 'known-hosts',
    validUtf8: isUtf8(bytes),
    byteOrderMark,
    hosts() {
      parsed ??= parseKnownHosts(new TextDecoder().decode(bytes), byteOrderMark);
      return parsed;
    },
  };
}

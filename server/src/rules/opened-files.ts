/** Which of the named files Orion opens when it starts with these switches and modes. */

import { isAbsolute } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import type { FileState, NamedFile } from '../facts/named-files.ts';
import type { PropertyKey } from '../model/properties.ts';
import { readsChain } from '../model/trust-modes.ts';
import type { Span } from '../toml/tree.ts';
import { perSubject } from './per-subject.ts';

/** A file that Orion opens, and where a finding about it belongs. */
export interface OpenedFile {
  readonly file: NamedFile;
  /** The path, or the endpoint's switch where the path is a default. */
  readonly at: Span;
  readonly role: 'certificate' | 'key' | 'chain' | 'known-hosts' | 'enclave';
}

const enclaveKeys = ['publickeys', 'privatekeys', 'alwayssendto', 'passwords'] as const satisfies PropertyKey[];

/**
 * The files in the order in which Orion looks at them: enclave keys whatever TLS says (FileKeyStore), pairs of strict
 * endpoints (Orion), chain lists in mode `ca` alone and known-hosts files in every other mode (HttpTlsOptionHelpers,
 * NodeHttpClientBuilder).
 */
export const openedFiles = perSubject(({ config, facts }): readonly OpenedFile[] => {
  const opened: OpenedFile[] = [];
  const add = (role: OpenedFile['role'], file: NamedFile | undefined) => {
    const at = file && (file.at ?? config.where(file.property.key));
    if (file && at) opened.push({ file, at, role });
  };
  for (const key of enclaveKeys) for (const file of facts.list(key)) add('enclave', file);
  for (const { endpoint, trust } of config.strictEndpoints) {
    const { cert, key, chain, knownHosts } = facts.endpoint(endpoint.id);
    add('certificate', cert);
    add('key', key);
    if (trust && readsChain(trust.value)) for (const file of chain) add('chain', file);
    if (trust && trust.value.knownHosts !== 'not-opened') add('known-hosts', knownHosts);
  }
  return opened;
});

/** A file stands where `workdir` should be, which has a finding of its own: nothing more is to be said of what is named below it. */
export function isBelowFile({ text }: NamedFile, { workdir }: Facts): boolean {
  return (workdir === 'file' || workdir === 'not-regular') && !isAbsolute(text);
}

/** True where something stands at the path, as Java's Files.exists sees it; false where nothing does or nobody knows. */
export function isThere(state: FileState): boolean {
  return ['file', 'folder', 'not-regular', 'too-large'].includes(state.kind);
}

/** Why this extension did not open it, behind its name; a limit of ours, not of Orion's. `most` is the largest size that is read. */
export function whyUnread(state: FileState, most: string): string | undefined {
  switch (state.kind) {
    case 'not-regular':
      return 'is no regular file';
    case 'no-permission':
      return 'may not be read by you';
    case 'unreachable':
      return 'cannot be reached: its links lead in a circle, or its name is too long';
    case 'too-large':
      return `is larger than ${most} (${state.size} bytes)`;
    default:
      return undefined;
  }
}

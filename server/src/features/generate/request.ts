/** What `orion-tls.generate` is asked and what it answers: names that other editors and scripts rely on. */

import type { EndpointId } from '../../model/endpoints.ts';
import type { PropertyKey } from '../../model/properties.ts';
import type { KeyType } from '../../model/settings.ts';

export interface GenerateRequest {
  /** Absent: every endpoint whose switch is `strict` and whose pair is missing. */
  readonly endpoints?: readonly EndpointId[];
  readonly keyType?: KeyType;
  /** Lifetime of the certificates. */
  readonly days?: number;
  /** `host:port`; absent: from `nodeurl`. */
  readonly commonName?: string;
  /** Issue with the private authority in workdir, which is made where it is missing. */
  readonly ca?: boolean;
  /** Renew pairs that exist instead of making missing ones. */
  readonly renew?: 'keep-key' | 'new-key';
  /** Absolute paths that may be replaced; the old files are kept beside them. */
  readonly overwrite?: readonly string[];
  /** Decide and answer, but write nothing. */
  readonly dryRun?: boolean;
}

export type WrittenKind = 'private-key' | 'certificate' | 'authority-key' | 'authority-certificate';

export interface WrittenFile {
  readonly path: string;
  readonly kind: WrittenKind;
  /** Of a certificate, as Orion writes it. */
  readonly sha256?: string;
  /** Fingerprint of the certificate that stood there: known-hosts files that hold it no longer let this node in. */
  readonly replaces?: string;
  /** Where the file that stood there is kept. */
  readonly backup?: string;
}

/** A line for somebody else's known-hosts file. */
export interface PeerLine {
  /** The property of the peer that names the file, or what Besu calls it. */
  readonly file: 'tlsknownservers' | 'tlsknownclients' | 'privacy-tls-known-enclave-file';
  readonly line: string;
  /** What its receiver does with it, to stand above it. */
  readonly instruction: string;
}

/** A property that the configuration needs for the new files to take effect. */
export interface NeededSetting {
  readonly key: PropertyKey;
  readonly value: string | readonly string[];
}

export interface GenerateResult {
  readonly written: readonly WrittenFile[];
  readonly peers: readonly PeerLine[];
  readonly settings: readonly NeededSetting[];
}

/** Stable codes of refusals, apart from those of the safe writer. */
export type GenerateRefusalCode =
  | 'doubled-workdir'
  | 'repeated-folder'
  | 'nothing-to-do'
  | 'nothing-to-renew'
  | 'name-needed'
  | 'bad-name'
  /** Some pairs were written before a file appeared in the place of another. */
  | 'incomplete'
  /** A file stands where a path has a folder. */
  | 'no-folder'
  | 'unusable-path'
  | 'same-file'
  | 'not-here'
  | 'unusable-key'
  | 'unusable-authority'
  | 'cancelled';

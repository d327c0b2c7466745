/** What a known-hosts file holds, for a preview. Types and names only. */

import type { EndpointId } from '../model/endpoints.ts';

/** Request with `DocumentParams`: everything the preview of a known-hosts file shows. Null where there is no such file. */
export const knownHostsRequest = 'orionTls/knownHosts';

/**
 * Notification to the client, without parameters: configurations or certificates have changed, so that `knownHostsRequest` may
 * answer differently although the text of the file is the same.
 */
export const knownHostsChanged = 'orionTls/knownHostsChanged';

/** Request with `DocumentParams`: whether a configuration of the workspace names this file as its known hosts. */
export const isKnownHostsRequest = 'orionTls/isKnownHosts';

/** Request with `{ textDocument }`, a configuration: the known-hosts files that it names or defaults to. Empty where the document is none. */
export const namedKnownHostsRequest = 'orionTls/namedKnownHosts';

export interface NamedKnownHosts {
  readonly uri: string;
  readonly property: string;
  readonly endpointTitle: string;
  /** There is such a file on this machine. */
  readonly exists: boolean;
}

/** One property of one configuration that names a known-hosts file. */
export interface KnownHostsUse {
  /** URI of the configuration. */
  readonly config: string;
  readonly property: string;
  readonly endpoint: EndpointId;
  readonly endpointTitle: string;
  /** The trust mode in effect; null where the written one is none that Orion knows. */
  readonly mode: string | null;
  /** Orion opens the file: TLS is strict and the mode is not `ca`. */
  readonly opened: boolean;
  /** What the file means there, in one sentence. */
  readonly meaning: string;
}

/**
 * `in-use`: decides who gets in, and the certificate is in this workspace. `known`: the certificate is in this workspace, but no
 * configuration here reads the file, or shows the certificate on the side that the file is about. `unknown-certificate`: a good line about a certificate from elsewhere. `dead`: a later line
 * has the same identifier. `never-matches`: no connection can ever match it. `malformed`: Orion does not start.
 */
export type RowKind = 'in-use' | 'known' | 'unknown-certificate' | 'dead' | 'never-matches' | 'malformed';

export interface RowStatus {
  readonly kind: RowKind;
  /** Why, in a few words; of a dead line without the number of the line that wins. */
  readonly words: string;
}

/** A certificate of this workspace. Texts are fit to be shown: short, and without invisible characters. */
export interface CertificateSummary {
  readonly path: string;
  readonly uri: string;
  /** 64 lower-case hex digits. */
  readonly fingerprint: string;
  readonly subject: string;
  /** ISO dates; null where they cannot be read. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly expired: boolean;
}

/**
 * The lines of a known-hosts file apart from comments and blank ones, one array a column, so that 100,000 of them travel fast.
 * All arrays have the same length.
 */
export interface KnownHostsRows {
  /** 0-based. */
  readonly lines: readonly number[];
  /** Fit to be shown; the text of the file has the identifier as written. */
  readonly identifiers: readonly string[];
  /** As Orion keeps it, in lower-case hex; of a malformed line as written, shortened. */
  readonly fingerprints: readonly string[];
  /** Indices into `statuses`. */
  readonly statuses: readonly number[];
  /** Indices into `certificates`, -1 where the certificate is not in this workspace. */
  readonly certificates: readonly number[];
  /** The 0-based line that overrides a dead one, -1 for all others. */
  readonly winners: readonly number[];
}

/** What the preview of a known-hosts file shows. */
export interface KnownHostsModel {
  readonly uri: string;
  /** The version of the document that was read; null where the file was read from disk, since it is not open or too large to be sent. */
  readonly version: number | null;
  /** Who stands in the file: clients by the name in their certificate, servers by `host:port`. Empty where no configuration says. */
  readonly kinds: readonly ('clients' | 'servers')[];
  readonly uses: readonly KnownHostsUse[];
  readonly rows: KnownHostsRows;
  readonly statuses: readonly RowStatus[];
  readonly certificates: readonly CertificateSummary[];
  readonly counts: Readonly<Record<RowKind, number>>;
  /** Absent in a trusted workspace: why nothing can be pinned or removed in one that is not. */
  readonly pinningDisabled?: string;
}

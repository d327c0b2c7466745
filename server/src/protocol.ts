/** What our client and our server say to each other beyond LSP. Types and names only; the client imports this file. */

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { GenerateRequest, GenerateResult, NeededSetting } from './features/generate/request.ts';
import type { EndpointId } from './model/endpoints.ts';

export type { EndpointId, GenerateRequest, GenerateResult, NeededSetting };

/** Sent with `initialize`, together with the shape of the `orionTls` settings for clients without `workspace/configuration`. */
export interface InitializationOptions {
  /** False in a workspace that its user does not trust: then only files inside it are read, and nothing is written. Default true. */
  readonly trusted?: boolean;
  /** Ids of the commands that the client has registered. A lens that must ask the user needs one of `clientCommands`. */
  readonly clientCommands?: readonly string[];
}

/** Commands of a client that lenses call, with the URI of a configuration and a `LensTarget`, unless said otherwise. */
export const clientCommands = {
  generate: 'orionTls.generateCertificates',
  copyFingerprint: 'orionTls.copyFingerprint',
  /** With the URI of a known-hosts file. */
  previewKnownHosts: 'orionTls.previewKnownHosts',
  /** With the URI of a configuration and a `PinTarget`. */
  pinCertificate: 'orionTls.pinCertificate',
} as const;

/** Second argument of `clientCommands.pinCertificate`. */
export interface PinTarget {
  /** URI of the known-hosts file. */
  readonly target: string;
}

/** Second argument of a client command. */
export interface LensTarget {
  readonly endpoint: EndpointId;
  /** The pair exists and is to be renewed. */
  readonly renew?: boolean;
}

/** Notification to the server, without parameters: the user trusts the workspace from now on. */
export const trustGranted = 'orionTls/trustGranted';

/** Request: how safe each endpoint of a configuration is. The answer is null where the document is no configuration. */
export const statusRequest = 'orionTls/status';

/** Notification to the client: what `statusRequest` answers for this document may have changed. */
export const statusChanged = 'orionTls/statusChanged';

export interface DocumentParams {
  readonly uri: string;
}

/** One line about one endpoint, for a status item. */
export interface EndpointStatus {
  readonly id: EndpointId;
  readonly title: string;
  /** A few words, such as `mutual TLS, whitelist`. */
  readonly text: string;
  /** A few words more: how safe that is. Fits into one line together with title and text. */
  readonly safety: string;
  /** One sentence: what that means. */
  readonly detail: string;
  readonly severity: 'error' | 'warning' | 'information';
}

export interface ConfigStatus {
  readonly endpoints: readonly EndpointStatus[];
}

/**
 * Commands of the server for `workspace/executeCommand`. Each takes one object: the URI of a configuration as `config`, and what
 * `GenerateRequest` or `KeyFileRequest` says. They never ask the user.
 */
export const serverCommands = {
  generate: 'orion-tls.generate',
  convertKey: 'orion-tls.convertKey',
  restrictKey: 'orion-tls.restrictKey',
} as const;

/** `data` of the ResponseError by which a server command refuses. */
export interface RefusalData {
  /** A stable name, such as `name-needed` or `exists`. */
  readonly code: string;
  /** The file that stands in the way, where it is one. */
  readonly path?: string;
}

/** Request with `DocumentParams`: everything the preview of a known-hosts file shows. Null where there is no such file. */
export const knownHostsRequest = 'orionTls/knownHosts';

/**
 * Notification to the client, without parameters: configurations or certificates have changed, so that `knownHostsRequest` may
 * answer differently although the text of the file is the same.
 */
export const knownHostsChanged = 'orionTls/knownHostsChanged';

/** Request with `PinPlanParams`: where a certificate can be pinned, and how. */
export const pinPlanRequest = 'orionTls/pinPlan';

/** Request with `PinnableParams`: the certificates of the workspace, for a person who chooses one to pin. */
export const pinnableRequest = 'orionTls/pinnable';

/** Request with `DocumentParams`: whether a configuration of the workspace names this file as its known hosts. */
export const isKnownHostsRequest = 'orionTls/isKnownHosts';

/** Request with `RepinParams`: which known-hosts files hold the fingerprints of certificates that were replaced. */
export const repinRequest = 'orionTls/repin';

/** Request with `UnpinParams`: the edit that removes lines of a known-hosts file. */
export const unpinRequest = 'orionTls/unpin';

/** Request with `WhitelistPlanParams`: what has to happen before a configuration can run in mode `whitelist`. */
export const whitelistPlanRequest = 'orionTls/whitelistPlan';

/** Request with `NewConfigurationParams`: the text of a configuration to begin with. Null where the address is none. */
export const newConfigurationRequest = 'orionTls/newConfiguration';

export interface NewConfigurationParams {
  /** `host:port` in lower case, under which peers reach the node. */
  readonly address: string;
}

/** Why a request was not fulfilled: a stable name, and a sentence for people. */
export interface Refused {
  readonly refused: 'not-trusted' | 'no-config' | 'no-certificate' | 'no-file' | 'bad-argument';
  readonly message: string;
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
 * configuration here reads the file. `unknown-certificate`: a good line about a certificate from elsewhere. `dead`: a later line
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
  /** Absent where pinning is possible: why it is not. */
  readonly pinningDisabled?: string;
}

export interface PinnableParams {
  /** URI of the known-hosts file, or of the configuration with whose files the certificates are compared; all where both are absent. */
  readonly target?: string;
  readonly config?: string;
}

/**
 * `fitting`: a configuration names it for the side that stands in such a file. `unnamed`: it lies in the workspace, like one that
 * was handed over. `other`: it is named for the other side. `own`: it is the node's own.
 */
export type PinnableGroup = 'fitting' | 'unnamed' | 'other' | 'own';

export interface PinnableCertificate extends CertificateSummary {
  /** Its common name, else its subject. */
  readonly name: string;
  readonly group: PinnableGroup;
  /** The configurations that name it, by their URIs, and where. */
  readonly roles: readonly { readonly config: string; readonly property: string }[];
  /** URIs of the files that list it already. */
  readonly pinnedIn: readonly string[];
}

export interface Pinnable {
  /** Who stands in the files. */
  readonly kinds: readonly ('clients' | 'servers')[];
  /** The likeliest first. */
  readonly certificates: readonly PinnableCertificate[];
}

export interface PinPlanParams {
  /** URI of a PEM file. */
  readonly certificate: string;
  /** Which of its certificates, by SHA-256 in lower-case hex; the first where absent. */
  readonly fingerprint?: string;
  /** URI of the only known-hosts file that is of interest. */
  readonly target?: string;
  /** The identifier that a person chose, where the plan offered several or none. */
  readonly identifier?: string;
}

/** A line that stands for another certificate until now. */
export interface ReplacedLine {
  /** 0-based. */
  readonly line: number;
  readonly fingerprint: string;
  /** Null where the certificate is not in this workspace. */
  readonly certificate: CertificateSummary | null;
}

/** One line that could be written. */
export interface PinCandidate {
  /** URI of the known-hosts file. */
  readonly knownHosts: string;
  /** False where the edit creates the file. */
  readonly exists: boolean;
  readonly config: string;
  readonly property: string;
  readonly endpoint: EndpointId;
  readonly endpointTitle: string;
  readonly mode: string | null;
  /** The file lists clients, by the name in their certificate, or servers, by `host:port`. */
  readonly kind: 'clients' | 'servers';
  /** Null where a person has to say under which `host:port` the node dials this server: ask, and send the request again. */
  readonly identifier: string | null;
  /** The line is there already. */
  readonly pinned: boolean;
  /** What the identifier stands for until now, where that changes. */
  readonly replaces?: ReplacedLine;
  /** Why no line could ever match; then there is no edit. */
  readonly impossible?: string;
  /** Absent where nothing would change, or where the identifier is missing. */
  readonly edit?: WorkspaceEdit;
}

export interface PinPlan {
  readonly certificate: CertificateSummary;
  /** The likeliest first. */
  readonly candidates: readonly PinCandidate[];
}

/** A certificate that took another's place, by their SHA-256 fingerprints in lower-case hex. */
export interface ReplacedCertificate {
  readonly old: string;
  readonly new: string;
}

export interface RepinParams {
  readonly replaced: readonly ReplacedCertificate[];
}

/** The known-hosts files of the workspace that hold an old fingerprint, each with the edit that writes the new one. */
export interface RepinPlan {
  readonly files: readonly { readonly path: string; readonly lines: number; readonly edit: WorkspaceEdit }[];
}

export interface UnpinParams {
  /** URI of the known-hosts file. */
  readonly uri: string;
  /** 0-based. */
  readonly lines: readonly number[];
}

export interface UnpinPlan {
  readonly edit: WorkspaceEdit;
}

export interface WhitelistPlanParams {
  /** URI of the configuration. */
  readonly config: string;
  /** The pins whose `replaces` a person has agreed to; all others stay as they are. */
  readonly replace?: readonly Pick<PlannedPin, 'knownHosts' | 'identifier'>[];
}

/** A peer whose certificate is in this workspace. */
export interface PlannedPin {
  readonly endpoint: EndpointId;
  /** URI of the known-hosts file. */
  readonly knownHosts: string;
  readonly identifier: string;
  readonly certificate: CertificateSummary;
  /** The line is there already. */
  readonly pinned: boolean;
  /** What the identifier stands for until now, where that would change: written only where `replace` names it. */
  readonly replaces?: ReplacedLine;
}

/** A peer whose certificate somebody else has. */
export interface UnknownPeer {
  readonly endpoint: EndpointId;
  readonly knownHosts: string;
  /** `host:port`; null for the clients of an endpoint, whose names nobody here can know. */
  readonly identifier: string | null;
  /** What to ask its operator for: whole sentences, to be copied. */
  readonly ask: string;
}

export interface WhitelistPlan {
  /** The endpoints whose mode changes; none where all that are strict are in mode `whitelist` already. */
  readonly endpoints: readonly {
    readonly id: EndpointId;
    readonly title: string;
    readonly property: string;
    readonly from: string | null;
  }[];
  /** Pairs that do not exist: to be generated before their lines can be given to peers. */
  readonly missingPairs: readonly { readonly endpoint: EndpointId; readonly cert: string; readonly key: string }[];
  readonly pins: readonly PlannedPin[];
  readonly unknownPeers: readonly UnknownPeer[];
  /** Writes the pins that are missing, and those to be replaced; absent where nothing is. */
  readonly pinEdit?: WorkspaceEdit;
  /** Writes the pins and the modes; absent where nothing would change. */
  readonly edit?: WorkspaceEdit;
}

/** Request: what stands at an offset of a PEM file, answered from disk. Null where nothing does, or the file must not be read. */
export const pemHoverRequest = 'orionTls/pemHover';

export interface PemHoverParams {
  readonly uri: string;
  /** UTF-16 offset into the text, without a byte order mark. */
  readonly offset: number;
}

/** Never holds key material: of a private key its form and the fingerprint of its public half. */
export interface PemHover {
  readonly markdown: string;
  /** The block, as offsets like the one that was asked for. */
  readonly start: number;
  readonly end: number;
}

/** Request: the fingerprint of an endpoint's certificate, or of the first certificate in a file. */
export const fingerprintRequest = 'orionTls/fingerprint';

export interface FingerprintParams {
  /** A configuration, or a file that holds a certificate. */
  readonly uri: string;
  /** In a configuration: whose certificate. May be absent where only one endpoint has one. */
  readonly endpoint?: EndpointId;
  /** A certificate instead, as an absolute path on this machine. */
  readonly path?: string;
}

export type FingerprintAnswer =
  /** 64 lower-case hex digits, as Orion writes them. */
  | { readonly sha256: string }
  | {
      readonly refused: 'no-certificate' | 'endpoint-needed';
      readonly message: string;
      /** With `endpoint-needed`: those to choose from. */
      readonly endpoints?: readonly { readonly id: EndpointId; readonly title: string }[];
    };

/** Request with `DocumentParams`: how the pair of each endpoint stands. Null where the document is no configuration. */
export const pairsRequest = 'orionTls/pairs';

export interface PairSummary {
  readonly id: EndpointId;
  readonly title: string;
  /** Whether Orion uses the pair: its switch is `strict`. */
  readonly used: boolean;
  readonly state: 'missing' | 'exists' | 'incomplete' | 'other';
  /** A few words of our own, such as `certificate expires in 41 days`. */
  readonly text: string;
}

/** Request: the edit that gives a configuration these settings, a WorkspaceEdit. Null where the document is no configuration. */
export const settingEditsRequest = 'orionTls/settingEdits';

export interface SettingEditsParams {
  readonly uri: string;
  readonly settings: readonly NeededSetting[];
}

/** Request with `{ textDocument }`, a configuration: the known-hosts files that it names or defaults to. Empty where the document is none. */
export const namedKnownHostsRequest = 'orionTls/namedKnownHosts';

export interface NamedKnownHosts {
  readonly uri: string;
  readonly property: string;
  readonly endpointTitle: string;
  /** There is such a file on this machine. */
  readonly exists: boolean;
}

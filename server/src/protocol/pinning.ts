/** Plans for the lines of known-hosts files: pinning, renewing, removing, and the way to mode `whitelist`. Types and names only. */

import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { EndpointId } from '../model/endpoints.ts';
import type { CertificateSummary } from './known-hosts.ts';

/** Request with `PinnableParams`: the certificates of the workspace, for a person who chooses one to pin. */
export const pinnableRequest = 'orionTls/pinnable';

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
  /** As in `PinPlan`. */
  readonly shownBy?: 'clients' | 'servers';
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

/** Request with `PinPlanParams`: where a certificate can be pinned, and how. */
export const pinPlanRequest = 'orionTls/pinPlan';

export interface PinPlanParams {
  /** URI of a PEM file. */
  readonly certificate: string;
  /** Which of its certificates, by SHA-256 in lower-case hex; the first where absent. */
  readonly fingerprint?: string;
  /** URI of the only known-hosts file that is of interest. */
  readonly target?: string;
  /** URI of the only configuration whose files are. */
  readonly config?: string;
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
  /** What the configuration dials and no line of the file is for, where the identifier is missing. */
  readonly unpinned?: readonly string[];
  /** The line is there already. */
  readonly pinned: boolean;
  /** Orion does not read the file as the configuration stands: TLS is off there, or authorities decide. */
  readonly idle?: boolean;
  /** Why no connection here matches the line: the configurations name the certificate for another side. */
  readonly notShown?: string;
  /** What the identifier stands for until now, where that changes. */
  readonly replaces?: ReplacedLine;
  /** Why no line could ever match; then there is no edit. */
  readonly impossible?: string;
  /** Absent where nothing would change, or where the identifier is missing. */
  readonly edit?: WorkspaceEdit;
}

export interface PinPlan {
  readonly certificate: CertificateSummary;
  /** URIs of the configurations that name it as their own. */
  readonly owners: readonly string[];
  /** The only side that shows it, by the configurations that name it, else by its extended key usage; absent where nothing says so. */
  readonly shownBy?: 'clients' | 'servers';
  /** The likeliest first. */
  readonly candidates: readonly PinCandidate[];
}

/** Request with `LinesPlanParams`: where the lines that the operator of a peer has sent can stand. */
export const linesPlanRequest = 'orionTls/linesPlan';

export interface LinesPlanParams {
  /** Known-hosts lines, with or without the comments of `PeerLine.instruction` that say where they belong. Never a PEM block. */
  readonly text: string;
  /** As in `PinPlanParams`; a line that says where it belongs may go to another file of the same configuration. */
  readonly target?: string;
  readonly config?: string;
}

/** One line and its places. */
export interface LinePlan {
  readonly identifier: string;
  readonly fingerprint: string;
  /** Null where the certificate is not in this workspace. */
  readonly certificate: CertificateSummary | null;
  /** URIs of the configurations that name the certificate as their own. */
  readonly owners: readonly string[];
  /** The likeliest first. */
  readonly candidates: readonly PinCandidate[];
}

export interface LinesPlan {
  readonly lines: readonly LinePlan[];
  /** How many lines were left out, because they belong in a file of Besu. */
  readonly forBesu: number;
}

/** Request with `PinLinesParams`: the one edit that writes all of these lines, in place of those with the same name; refused where these have changed. */
export const pinLinesRequest = 'orionTls/pinLines';

export interface PinLinesParams {
  readonly pins: readonly {
    /** URI of a file that a configuration names. */
    readonly knownHosts: string;
    readonly identifier: string;
    readonly fingerprint: string;
    /** The fingerprint that a person has agreed to replace; absent where the file had no line of this name. */
    readonly replaces?: string;
  }[];
}

export interface PinLinesPlan {
  readonly edit: WorkspaceEdit;
}

/** Request with `RepinParams`: which known-hosts files hold the fingerprints of certificates that were replaced. */
export const repinRequest = 'orionTls/repin';

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

/** Request with `UnpinParams`: the edit that removes lines of a known-hosts file. */
export const unpinRequest = 'orionTls/unpin';

export interface UnpinParams {
  /** URI of the known-hosts file. */
  readonly uri: string;
  /** 0-based. */
  readonly lines: readonly number[];
}

export interface UnpinPlan {
  readonly edit: WorkspaceEdit;
}

/** Request with `WhitelistPlanParams`: what has to happen before a configuration can run in mode `whitelist`. */
export const whitelistPlanRequest = 'orionTls/whitelistPlan';

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
  /** URIs of the known-hosts files in which nobody stands yet, each once, so that Orion refuses everybody in mode `whitelist`: each endpoint with TLS has one. */
  readonly emptyFiles: readonly string[];
  readonly unknownPeers: readonly UnknownPeer[];
  /** Writes the pins that are missing, and those to be replaced; absent where nothing is. */
  readonly pinEdit?: WorkspaceEdit;
  /** Changes the modes alone; absent where none changes. */
  readonly modeEdit?: WorkspaceEdit;
  /** Writes the pins and the modes; absent where nothing would change. */
  readonly edit?: WorkspaceEdit;
}
